#ifndef PLLINT_LINT_DISPATCH_H
#define PLLINT_LINT_DISPATCH_H

// Calls the rules that are on.

#include "lint/rule.h"

// Every rule that looks at deviations of this kind. Their findings say why the entry was read as its
// kind where another kind would not have this deviation.
void dispatch_deviation(struct check *check, const struct deviation *deviation);
// The same at the list's end, of an entry that is gone: its number in findings.
void dispatch_for_entry(struct check *check, const struct deviation *deviation, uint32_t entry);
// The name of the first rule that looks at them; there is one.
const char *dispatch_rule_of(enum deviation_kind kind);
// True if a rule that is on looks at any of these kinds.
bool dispatch_wants(const struct check *check, const enum deviation_kind *deviations);
void dispatch_lines(struct check *check, const struct lines *lines);
void dispatch_file(struct check *check);

#endif
