#ifndef PLLINT_LINT_ITEMS_H
#define PLLINT_LINT_ITEMS_H

// Shape item: finds the list items of a section that are entries.

#include "entry/entry.h"
#include "template/template.h"

// A section cut into parts that cover it: its heading with the text before the first entry, each entry, and the text
// between entries.
struct item_parts {
	struct arena *arena; // of the parts and of the marks
	const struct entry *section;
	bool *opens;	// by item: it is an entry
	uint32_t item;	// the next item to look at
	uint32_t start; // of the part that comes next
};

// `arena` is reset by the caller when the section is done.
struct item_parts item_parts_of(struct arena *arena, const struct template *template, const struct entry *section);
// The next part; NULL at the end. An entry has ENTRY_SHAPE_ITEM. Other parts have neither items nor, but for the first
// one, a level.
const struct entry *item_parts_next(struct item_parts *parts);

#endif
