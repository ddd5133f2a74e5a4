#ifndef PLLINT_FIX_PASSES_H
#define PLLINT_FIX_PASSES_H

// Pass after pass until nothing changes.

#include "fix/fixing.h"

// `fixing->first` is there. Sets the text and the report on it. False if that does not come to an end,
// or to a text that could not be fixed again; the reason is then set.
bool passes_run(struct fixing *fixing);

#endif
