#ifndef PLLINT_FIX_REGIONS_H
#define PLLINT_FIX_REGIONS_H

// Which parts of the fixed text the applied findings declared to change.

#include "fix/snapshot.h"

struct region {
	unsigned changes;    // enum pllint_change, CHANGE_COMMENT
	bool is_read_anew;   // of a section: by its new labels it is of another kind
	bool is_below_fixed; // of a section: its heading, or that of a group around it, was fixed
	struct rule_set named;
};

struct regions {
	struct region *items;	 // parallel to the snapshot's
	struct region *sections; // the items' changes included
	struct region *outside;	 // of what is in a section outside its items
	struct region all;
};

struct regions regions_new(struct memory *memory, const struct fixing *fixing, const struct snapshot *after);

#endif
