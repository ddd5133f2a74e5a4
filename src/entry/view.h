#ifndef PLLINT_ENTRY_VIEW_H
#define PLLINT_ENTRY_VIEW_H

// One list item of a section as an entry of its own: its first line is the head, what is below it are the items.

#include "entry/entry.h"

// The entry that the item `index` of a section is. Items, links, details, paragraphs, comments and raw HTML are those
// inside the item; what belongs to its first line belongs to no item of the view (ENTRY_NONE). `title` and
// `title_tokens` are the whole first line: a shape narrows them. Spans stay offsets into the source. The view lives in
// `arena`, its tokens in the section. The cost is that of the item, not of the section.
struct entry *entry_view_of_item(struct arena *arena, const struct entry *section, uint32_t index);

#endif
