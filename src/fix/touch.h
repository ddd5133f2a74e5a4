#ifndef PLLINT_FIX_TOUCH_H
#define PLLINT_FIX_TOUCH_H

// Which parts of the fixed text the applied findings announced to change.

#include "fix/digest.h"

struct touch {
	unsigned changes;    // enum pllint_change, CHANGE_COMMENT
	bool is_read_anew;   // of a section: by its new labels it is of another kind
	bool is_below_fixed; // of a section: its heading, or that of a group around it, was fixed
	struct rule_set named;
};

struct touches {
	struct touch *items;	// parallel to the digest's
	struct touch *sections; // the items' changes included
	struct touch *outside;	// of what is in a section outside its items
	struct touch all;
};

struct touches touches_new(struct memory *memory, const struct fixing *fixing, const struct digest *after);

#endif
