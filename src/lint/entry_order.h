#ifndef PLLINT_LINT_ENTRY_ORDER_H
#define PLLINT_LINT_ENTRY_ORDER_H

// The order of the titles of lines and rows, where most of the list keeps one.

#include "lint/check.h"

struct entry_order;

struct entry_order *entry_order_new(struct check *check);
// Takes an entry of one line; `group` changes from one group to the next.
void entry_order_take(struct entry_order *order, const struct match *match, uint32_t group, struct arena *scratch);
// At the list's end: reports the entries that are out of the order that nine in ten pairs of neighbors keep.
void entry_order_apply(struct entry_order *order);

#endif
