#ifndef PLLINT_LINT_EDIT_ORDER_H
#define PLLINT_LINT_EDIT_ORDER_H

#include "lint/check.h"

// Adds the edits that put all fields of an entry in order. Every finding about their order gets the same ones, so
// that all are fixed at once however many they are. False where that is not sure.
bool edit_order_all(struct check *check, struct pllint_finding *finding);
// No field may be moved: tags of details blocks are nearly right, so that what is inside may change, or the page
// joins lines of a paragraph that the template parts, or an item may be a field that is missing.
bool edit_order_is_held(const struct check *check);

#endif
