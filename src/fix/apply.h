#ifndef PLLINT_FIX_APPLY_H
#define PLLINT_FIX_APPLY_H

// One pass: the findings of a report that may be applied together, and the text that they make.

#include "fix/fixing.h"

// Whether a finding of the report on `fixing->text` has edits that are allowed, counted and sound.
bool apply_is_possible(const struct fixing *fixing, const struct pllint_finding *finding);

// Applies what it can of the report on `fixing->text` and adds a pass. Returns how many findings were
// applied; `*text` is then the new text, in a block of the memory. A finding whose edits are not sound
// is left alone.
size_t apply_pass(struct fixing *fixing, const struct pllint_report *report, struct fix_text *text);

#endif
