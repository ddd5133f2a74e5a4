#ifndef PLLINT_LINT_CONVENTIONS_H
#define PLLINT_LINT_CONVENTIONS_H

// What most entries of a list do alike, against their template: a template that most entries contradict is outdated,
// and a form that many share and that cannot be wrong is accepted.

#include "lint/check.h"

struct conventions;

// What two deviations of one kind, about one field, must share to have one form. False: it has none, and no convention
// answers for it.
bool conventions_form(const struct source *source, const struct deviation *deviation, uint64_t *form);

struct conventions *conventions_new(struct check *check);
// Counts an entry and the fields that it holds.
void conventions_count(struct conventions *conventions, const struct match *match);
// Remembers the findings from `first` on, which report `deviation`, by their form.
void conventions_note(struct conventions *conventions, const struct deviation *deviation, size_t first);
// At the list's end: takes out the findings that conventions answer for, and reports what replaces them.
void conventions_apply(struct conventions *conventions);

#endif
