#ifndef PLLINT_LINT_ARRANGE_PLAN_H
#define PLLINT_LINT_ARRANGE_PLAN_H

// What the files behind lint/arrange.h share.

#include "lint/groups.h"
#include "lint/portion.h"
#include "lint/suppress.h"

// A group between the first and the last place that the moves touch.
struct part {
	struct portion portion;
	span gap; // what parts it from the one before; of the first, empty
	bool moves;
};

struct plan {
	const struct source *source;
	struct arena *arena; // of the edits
	struct arena *scratch;
	const struct groups *groups;
	const struct suppressions *suppressions; // NULL for none
	size_t first, count;			 // of the groups
	struct part *parts;
	size_t *then; // the groups as they are to stand, by their places now
};

// What parts a group from the one before it, once they are in order: the first one has nothing to bring, and takes
// what the new first one leaves.
span plan_gap(const struct plan *plan, size_t place);

// Whether every group, and what stands before and behind them, would be read there as it is here.
bool plan_fits(const struct plan *plan);

// The edits, in order; returns how many. What stays is not touched, all else is cut and put where it belongs.
uint32_t plan_edits(const struct plan *plan, struct pllint_edit **edits);

#endif
