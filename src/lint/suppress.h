#ifndef PLLINT_LINT_SUPPRESS_H
#define PLLINT_LINT_SUPPRESS_H

// Comments of a list that switch rules off:
//
//     <!-- pllint-disable-next-line RULE -->
//     <!-- pllint-disable-entry RULE: reason -->   anywhere between a heading and the next
//     <!-- pllint-disable-file RULE, RULE -->
//
// A reason may follow any of them. `<!-- pllint: ... -->` is a template's directive and means nothing here.

#include "lint/check.h"

struct suppressions;

struct suppressions *suppressions_new(struct arena *arena, const struct source *source);
// Takes the comments of an entry (or of what is none), and reports those that are not understood.
void suppressions_read(struct suppressions *suppressions, struct check *check, const struct entry *entry);
// Whether a comment that speaks of the next line is before `offset`, and that line ends behind it. All comments
// were applied; `suppressions` may be NULL.
bool suppressions_hold(const struct suppressions *suppressions, uint32_t offset);
// Drops the findings that are switched off, and reports the comments that did nothing.
void suppressions_apply(struct suppressions *suppressions, struct check *check);

#endif
