#ifndef PLLINT_FIX_OUTLINE_H
#define PLLINT_FIX_OUTLINE_H

// Whether every heading still stands below the one that it stood below, and in the same order but where an applied
// finding moves groups.

#include "fix/touch.h"

// Each heading of `before` is one of `after` too. False if the fix is refused; the reason is then set.
bool outline_check(struct fixing *fixing, struct memory *memory, const struct digest *before,
		   const struct digest *after, const struct touches *touches);

#endif
