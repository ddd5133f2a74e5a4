#ifndef PLLINT_FIX_REGRESSION_H
#define PLLINT_FIX_REGRESSION_H

// Findings that were not there before the fix.

#include "fix/regions.h"

// With all rules on and nothing switched off by comments. False if there is one where no applied finding
// made anything readable; the reason is then set.
bool regressions_check(struct fixing *fixing, struct memory *memory, const struct snapshot *before,
		       const struct snapshot *after, const struct regions *regions);

#endif
