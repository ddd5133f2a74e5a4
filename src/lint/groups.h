#ifndef PLLINT_LINT_GROUPS_H
#define PLLINT_LINT_GROUPS_H

// The index of groups: one small record for each group heading. Entries leave their counts in it; what
// concerns several groups is read from it at the end of the list.

#include <stdbool.h>
#include <stdint.h>

#include "lint/check.h"

struct group {
	uint64_t key; // of the folded title or the day
	span heading;
	span title;
	span extent;	 // from its heading's line to where the next group or a heading above it starts
	uint32_t parent; // changes with every heading above the groups: groups compare within one parent
	uint32_t day;	 // 0: none, or impossible
	span newer;	 // a link to a paper of a later month, and that month; the first, or one that a change touched
	uint32_t month;	 // 0 for none
	uint32_t entries;
	uint32_t bare; // headings at the entry level without fields
	uint8_t fit;   // enum group_fit
	bool has_text; // something else is in it
	bool is_cut;   // an entry in it has a heading as high as its own
};

// A group that stands out of order, and where it belongs: beside one that is in order. Both by their numbers.
struct group_move {
	size_t group, beside;
	bool before;  // that one, else behind it
	int64_t rank; // of its day, in the order that is followed
};

struct groups {
	struct group *items;
	size_t count, capacity;
	struct group_move *moves; // in the order of the list
	size_t move_count, move_capacity;
};

// Remembers an entry whose paper is of a later month than the group.
void group_take_works(const struct check *check, struct group *group, const struct match *match);
// Deviations on groups that are twice or out of order; `moves` gets the latter.
void groups_compare(struct check *check, struct groups *groups, struct arena *scratch);

#endif
