#ifndef PLLINT_LINT_COLUMNS_H
#define PLLINT_LINT_COLUMNS_H

// What the rows of a list's tables do alike: their columns, bars and whitespace, and the values of columns.

#include "lint/check.h"

struct columns_usage;

// Of the rows of one kind.
struct columns_usage *columns_new(struct check *check, const struct template_kind *kind);
// Counts a row. What it has is copied.
void columns_count(struct columns_usage *usage, const struct match *match);
// Keeps a deviation of a row, to be reported if most others do not have it. False: it does not hang on them.
bool columns_defer(struct columns_usage *usage, const struct deviation *deviation);
// At the list's end: reports what was kept, and what tables and cells differ in.
void columns_apply(struct columns_usage *usage);

#endif
