#ifndef PLLINT_MATCH_LOOSE_H
#define PLLINT_MATCH_LOOSE_H

// Fields that are there, but not as items directly in the entry.

#include "match/match.h"

enum loose_form {
	LOOSE_NONE,
	LOOSE_TIGHT,	 // `-**Tags**: a`: no space after the list marker
	LOOSE_PLAIN,	 // `Tags: a`, not in a list
	LOOSE_HEADING,	 // `#### Tags`
	LOOSE_CODE,	 // indented so far that it is code
	LOOSE_TABLE,	 // `| Tags | a |`, or a column with one row
	LOOSE_QUOTED,	 // in a quote
	LOOSE_SWALLOWED, // in raw HTML
	LOOSE_FENCED,	 // in code that is never closed
	LOOSE_IN_FENCE,	 // in code
	LOOSE_NESTED,	 // an item in the item of another field
	LOOSE_ITEM,	 // a list item where the template shows a labelled paragraph
	LOOSE_JOINED,	 // a labelled line of a paragraph, which the page shows behind the line above
	LOOSE_UNMARKED,	 // a line of the list item that is the entry; item: the first of them
};

struct loose_field {
	enum loose_form form;
	span label;    // the name
	uint32_t item; // LOOSE_NESTED: the item itself; else ENTRY_NONE
};

// By position in the kind. Lines in details blocks, comments and fences are text. Of
// shapes whose fields are no lines, only nested items are looked at.
struct loose_field *loose_find(struct arena *arena, const struct match *match);

// The line above the label is text of the same paragraph, and nothing breaks it at its end: the page joins the two,
// though the template parts them.
bool loose_is_joined(const struct source *source, span label, const struct template *template,
		     const struct template_field *field);

// The name that a text starts with, up to a colon, or to the end of a table's cell; empty for none.
span loose_read_name(const struct source *source, uint32_t at, uint32_t end, bool is_cell);
// Fields are lines of the entry.
bool loose_has_lines(const struct entry *entry);
// The end of what starts a line and is read as text: a details block, a comment or a fence; 0 for none.
uint32_t loose_end_of_text(const struct entry *entry, uint32_t at);

#endif
