#ifndef PLLINT_FIX_NEWCOMER_H
#define PLLINT_FIX_NEWCOMER_H

// Findings that were not there before the fix.

#include "fix/touch.h"

// With all rules on and nothing switched off by comments. False if there is one where no applied finding
// made anything readable; the reason is then set.
bool newcomers_check(struct fixing *fixing, struct memory *memory, const struct digest *before,
		     const struct digest *after, const struct touches *touches);

#endif
