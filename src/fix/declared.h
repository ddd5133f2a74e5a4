#ifndef PLLINT_FIX_DECLARED_H
#define PLLINT_FIX_DECLARED_H

// What the bytes of a pass's edits may change, by what their rules declare.

#include "fix/fixing.h"

// More than enum pllint_change: a rule that declares none of those may change comments.
// One that moves sections changes their order, not that of the fields.
enum { CHANGE_COMMENT = 1 << 15, CHANGE_SECTION_ORDER = 1 << 14 };

unsigned declared_changes(const struct fixing *fixing, uint32_t applied);

// Compares what the edits of the last pass took from `before` with what they put into `after`. False if
// a finding changed more than its rule declares; the reason is then set.
bool declared_check(struct fixing *fixing, struct fix_text before, struct fix_text after);

#endif
