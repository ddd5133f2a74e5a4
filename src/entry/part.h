#ifndef PLLINT_ENTRY_PART_H
#define PLLINT_ENTRY_PART_H

// A part of a section as an entry of its own: a list item, a bold paragraph with its list, or one of several entries
// of which a heading is malformed or missing.

#include "entry/entry.h"

struct entry_cut {
	enum entry_shape shape;
	span extent;
	span heading; // empty: there is none
	span title;
	struct token_run title_tokens; // may reach beyond `title`
	uint8_t level;
	uint8_t next_level;
	uint32_t first, end;		// the items in it
	const struct line_pieces *line; // of shape line
	const struct table_row *row;	// of shape row
	span group;			// of shape line: the item that it is nested in
	enum entry_marker marker;
	bool has_nested; // of shape line: items are
	bool is_open;	 // of shape details: its tag is never closed
	uint32_t list;	 // of lines and rows
	uint32_t kind;	 // the same: the number that its finder gave it
};

// The part that the item `index` of a section is: its first line is the heading and the title, and what is nested in it
// are the items.
struct entry_cut entry_cut_of_item(const struct entry *section, uint32_t index);

// Takes the details blocks directly below a list item that are items themselves into its part.
void entry_cut_take_blocks(const struct entry *section, struct entry_cut *cut);

// The part that a details block is, between its tags: its summary is the heading, the text of that the title. False if
// it shows none.
bool entry_cut_of_block(const struct entry *section, const struct entry_details *details, struct entry_cut *cut);
// The part that starts with a labelled paragraph, the item `index`, up to the item `end`; its value is the title.
struct entry_cut entry_cut_of_paragraphs(const struct entry *section, uint32_t index, uint32_t end);

// Items, links, details, paragraphs, comments, fences and raw HTML are those in the extent. What belongs to an item
// that is not among those of the part belongs to none (ENTRY_NONE); items whose parent is not are directly in the part.
// Spans stay offsets into the source. The part lives in `arena`, its tokens in the section. The cost is that of the
// part.
struct entry *entry_part(struct arena *arena, const struct entry *section, const struct entry_cut *cut);

// A copy of the part that outlives the section: of its tokens and names too. It has no fences and no mathematics.
struct entry *entry_keep(struct arena *arena, const struct entry *part);

#endif
