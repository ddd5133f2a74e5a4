#ifndef PLLINT_LINT_CONVENTIONS_H
#define PLLINT_LINT_CONVENTIONS_H

// What most entries of a list do alike, against their template: a template that most entries contradict is outdated,
// and a form that many share and that cannot be wrong is accepted.

#include "lint/check.h"

struct conventions;

struct conventions *conventions_new(struct check *check);
// Counts an entry and the fields that it holds.
void conventions_count(struct conventions *conventions, const struct match *match);
// Remembers the findings from `first` on, which report `deviation`, by their form.
void conventions_note(struct conventions *conventions, const struct deviation *deviation, size_t first);
// At the list's end: takes out the findings that conventions answer for, and reports what replaces them.
void conventions_apply(struct conventions *conventions);

#endif
