#ifndef PLLINT_LINT_CHANGE_H
#define PLLINT_LINT_CHANGE_H

// Which parts of a list a change touched, and what becomes of the findings in the others.

#include "lint/report.h"

struct change;

// Reads the list as it was before.
struct change *change_new(struct check *check, const struct pllint_revision *change);
// Takes each heading with what is below it.
void change_take(struct change *change, const struct entry *entry);
// Reports the entries before the change that are there still and not read any more, once all headings were taken.
void change_report(struct change *change, struct check *check);
// How many entries there were before the change; 0 where that is not known.
uint32_t change_entries_before(const struct change *change);
// Somebody wrote what it touches, which the template alone judges then. False for NULL.
bool change_is_written(const struct change *change);
// Something was added in the range, or deleted in it or at its ends.
bool change_touches(const struct change *change, span range);
// Drops the findings that do not count, or marks them as information, and counts them.
void change_apply(struct change *change, struct pllint_report *report, bool show_untouched);

#endif
