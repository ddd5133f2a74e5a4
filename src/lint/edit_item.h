#ifndef PLLINT_LINT_EDIT_ITEM_H
#define PLLINT_LINT_EDIT_ITEM_H

// Edits of an item of a list, and what is around it.

#include "lint/edits.h"

// The lines of an item, without the last one's ending; of a labelled paragraph, also without what makes that a break.
span edit_item_lines(const struct check *check, uint32_t item);
// The item after it in the same list, or ENTRY_NONE.
uint32_t edit_item_next(const struct entry *entry, uint32_t item);
// As far as the text of an item stands. False where its line starts with more than whitespace, or where a block below
// it, a labelled paragraph, would take in the line that follows.
bool edit_item_indent(const struct check *check, uint32_t item, struct indentation *indent);
// A blank line or the end of the file follows.
bool edit_item_precedes_blank(const struct check *check, uint32_t item);
// True if every line below the item's first one is indented as far as its text, blank ones aside: none is in it
// only because a paragraph goes on there. Of a labelled paragraph: no line behind it could be.
bool edit_item_is_indented(const struct check *check, uint32_t item);
// True if the item is followed by the next one of its list, a blank line or the end of the entry. A line
// that is directly below, indented too little, is taken in or let go when the item changes; so is one
// below a blank line that is indented, but not enough to be a part of the item.
bool edit_item_stands_apart(const struct check *check, uint32_t item);
// True if a comment ends on the line directly above the item, outside of the item before it: it speaks of the item, and
// would stay behind or come to be above another one.
bool edit_item_follows_comment(const struct check *check, uint32_t item);
// True if the items before and after it are indented as it is: another one could come to be in it.
bool edit_item_is_aligned(const struct check *check, uint32_t item);
// Nothing is behind its marker: below a paragraph it is no item, and may even underline it.
bool edit_item_is_bare(const struct check *check, uint32_t item);
// What has to go for the item to be gone: its lines, with their endings, and the blank ones that part it
// from the one before (after, for the first one of its list). False where anything else is between.
bool edit_item_cut(const struct check *check, uint32_t item, span *cut);
// True if the two are items of one list, so that they can change places without it falling apart.
bool edit_item_is_beside(const struct check *check, uint32_t a, uint32_t b);
// Every line takes its ending along; only the file's last one may have none.
bool edit_item_has_ending(const struct check *check, uint32_t item);
// Nothing but whitespace and at most one line ending is between an item's label and its value.
bool edit_item_follows_label(const struct check *check, const struct entry_item *item);

// True if a line of the item, details aside, may be meant as the title of another entry: a heading in any form, or a
// line in bold.
bool edit_item_holds_title(const struct check *check, uint32_t item);
// True if the items directly in the entry from `first` to `last` are fields of one entry beyond doubt, so that one may
// pass the others: all have labels, none twice, and no title, paragraph or unindented text is among them.
bool edit_items_are_one_entry(const struct check *check, uint32_t first, uint32_t last);

// Adds the edit that deletes an optional item, where enough is left without it.
void edit_item_delete_optional(struct check *check, struct pllint_finding *finding, enum pllint_fix fix,
			       const struct deviation *deviation);
// Adds the edits that put an item's value, a paragraph, between details tags below its label; `apart`: with
// blank lines around it, so that it stays Markdown.
void edit_item_wrap(struct check *check, struct pllint_finding *finding, enum pllint_fix fix, uint32_t item,
		    bool apart);

#endif
