#ifndef PLLINT_FIX_BLAME_H
#define PLLINT_FIX_BLAME_H

// Which rules a fix failed because of.

#include "fix/fixing.h"

// Tries to fix the original, without the findings of the rules that are left out. False if that fails; the
// refusal is then set. It may leave anything behind; whoever calls it gives that up.
typedef bool fix_attempt(struct fixing *fixing);

// After an attempt failed: leaves out rule after rule as long as it fails without them, so that the refusal
// names only those that it takes. The text is then the original again. `attempts` are as many as may be made:
// where that is not enough, more rules are named.
void blame(struct fixing *fixing, fix_attempt *attempt, size_t attempts);

#endif
