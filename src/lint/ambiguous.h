#ifndef PLLINT_LINT_AMBIGUOUS_H
#define PLLINT_LINT_AMBIGUOUS_H

// Labels that are none of the template's and are taken for different fields in different entries: which one is meant,
// nobody knows. Both readings of such a label are kept until the list's end.

#include "lint/check.h"

struct ambiguous {
	struct check *check;
	struct reading *readings;
	size_t count, capacity;
	struct kept_finding *findings;
	size_t finding_count, finding_capacity;
};

void ambiguous_init(struct ambiguous *ambiguous, struct check *check);
// Of an entry: the labels in it that are taken for a field. Reports what holds if they are none.
void ambiguous_take(struct ambiguous *ambiguous, const struct match *match);
// The findings from `first` on report the deviation. They hold if its label means the same in all entries.
void ambiguous_note(struct ambiguous *ambiguous, const struct match *match, const struct deviation *deviation,
		    size_t first);
// At the list's end: drops the findings of the readings that do not hold.
void ambiguous_apply(struct ambiguous *ambiguous);

#endif
