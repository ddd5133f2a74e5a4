#ifndef PLLINT_FIX_VERIFY_H
#define PLLINT_FIX_VERIFY_H

// Whether a fix kept everything but what its findings declared.

#include "fix/fixing.h"

// Compares the text with the original. False where it cannot be shown; the reason is then set.
bool verify(struct fixing *fixing);

#endif
