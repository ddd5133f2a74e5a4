#ifndef PLLINT_LINT_USAGE_H
#define PLLINT_LINT_USAGE_H

// What most entries of a list do where the template leaves it open: whether a line without a label in the template is
// there, whether it has one in the list, what separates the items of a field, and whether
// a text ends in a period as the template's does.

#include "lint/check.h"

struct usage;

// The template leaves something open.
bool usage_is_open(const struct template *template);
struct usage *usage_new(struct check *check);
// Counts an entry; `group` changes from one group to the next.
void usage_count(struct usage *usage, const struct match *match, uint32_t group);
// Keeps a deviation of an entry, to be reported if most other entries do not have it. False: it does not hang on them.
bool usage_defer(struct usage *usage, const struct deviation *deviation, const struct match *match, uint32_t group);
// At the list's end: reports what was kept.
void usage_apply(struct usage *usage);

#endif
