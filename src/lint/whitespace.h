#ifndef PLLINT_LINT_WHITESPACE_H
#define PLLINT_LINT_WHITESPACE_H

// Whitespace at the ends of lines, which two rules report.

#include "lint/lines.h"

// Reports those in one place; never those of a hard break.
void whitespace_report(struct check *check, const struct lines *lines, enum raw_place place, const char *text,
		       enum pllint_fix fix);

#endif
