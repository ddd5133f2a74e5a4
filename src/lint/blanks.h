#ifndef PLLINT_LINT_BLANKS_H
#define PLLINT_LINT_BLANKS_H

// Blanks at the ends of lines, which two rules report.

#include "lint/lines.h"

// Reports those in one place; never those of a hard break.
void blanks_report(struct check *check, const struct lines *lines, enum raw_place place, const char *text,
		   enum pllint_fix fix);

#endif
