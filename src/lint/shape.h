#ifndef PLLINT_LINT_SHAPE_H
#define PLLINT_LINT_SHAPE_H

// For each shape whose entries are parts of a section: which parts are entries.

#include "entry/part.h"
#include "template/template.h"

struct shape_cuts {
	struct arena *arena;
	const struct template *template;
	const struct entry *section;
	struct entry_cut *items; // in order; they do not overlap
	size_t count, capacity;
};

struct entry_cut *shape_add(struct shape_cuts *cuts);
// Puts them in order, where they were added out of it.
void shape_sort(struct shape_cuts *cuts);
// The text of a title, folded, is the one of a kind of the template.
bool shape_is_title(const struct shape_cuts *cuts, const struct entry_cut *cut);

// shape_details.c
void shape_details_find(struct shape_cuts *cuts);
// shape_paragraphs.c
void shape_paragraphs_find(struct shape_cuts *cuts);
// shape_bold.c
void shape_bold_find(struct shape_cuts *cuts);
// shape_item.c
void shape_item_find(struct shape_cuts *cuts);
// shape_line.c
void shape_line_find(struct shape_cuts *cuts);
// shape_row.c
void shape_row_find(struct shape_cuts *cuts);

#endif
