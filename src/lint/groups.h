#ifndef PLLINT_LINT_GROUPS_H
#define PLLINT_LINT_GROUPS_H

// The index of groups: one small record for each group heading, which entries leave their counts in.

#include <stdbool.h>
#include <stdint.h>

#include "base/memory.h"
#include "base/span.h"
#include "match/match.h"

struct group {
	span heading;
	span title;
	uint32_t parent; // changes with every heading above the groups: groups compare within one parent
	uint64_t key;	 // of the folded title or the day
	uint32_t day;	 // 0: none, or impossible
	uint32_t entries;
	uint32_t bare; // headings at the entry level without fields
	bool has_text; // something else stands in it
	uint8_t level;
};

#endif
