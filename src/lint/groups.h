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
	uint32_t parent; // changes with every heading above the groups: groups compare within one parent
	uint32_t day;	 // 0: none, or impossible
	uint32_t entries;
	uint32_t bare; // headings at the entry level without fields
	uint8_t fit;   // enum group_fit
	bool has_text; // something else stands in it
};

struct groups {
	struct group *items;
	size_t count, capacity;
};

// Verdicts on groups that stand twice or out of order.
void groups_compare(struct check *check, const struct groups *groups, struct arena *scratch);

#endif
