#ifndef PLLINT_LINT_NUMBERING_H
#define PLLINT_LINT_NUMBERING_H

// The numbers that titles start with, where most of the list counts up by them.

#include "lint/check.h"

struct numbering;

struct numbering *numbering_new(struct check *check);
// Takes an entry; `group` changes from one group to the next.
void numbering_take(struct numbering *numbering, const struct entry *entry, uint32_t group);
// At the list's end: reports numbers that are missing, that stand twice, or that are no part of the count.
void numbering_apply(struct numbering *numbering);

#endif
