#ifndef PLLINT_FIX_BISECT_H
#define PLLINT_FIX_BISECT_H

// The largest part of a fix that can be verified.

#include "fix/fixing.h"

// Tries to fix the original, without the findings that are left out. False if that fails; the refusal is then set. It
// may leave anything behind; the caller starts again.
typedef bool fix_attempt(struct fixing *fixing);

// After an attempt failed: leaves out the findings that it fails because of, found by halves, and applies the others.
// `attempts` are as many as may be made: when they are used up, what was not tried is left out. False if nothing can
// be applied: the text is then the original. Either way `fixing->refusals` tell why.
bool bisect(struct fixing *fixing, fix_attempt *attempt, size_t attempts);

#endif
