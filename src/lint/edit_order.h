#ifndef PLLINT_LINT_EDIT_ORDER_H
#define PLLINT_LINT_EDIT_ORDER_H

#include "lint/check.h"

// Adds the edits that put all fields of an entry in order. Every finding about their order gets the same ones, so
// that all are fixed at once however many they are. False where that is not sure.
bool edit_order_all(struct check *check, struct pllint_finding *finding);

#endif
