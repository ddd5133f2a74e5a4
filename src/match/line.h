#ifndef PLLINT_MATCH_LINE_H
#define PLLINT_MATCH_LINE_H

// An entry of shape line against the line that the template shows.

#include "match/match.h"

// What is wrong with a hard separator.
enum separator_fault {
	SEPARATOR_DIFFERS,    // another dash, or a colon
	SEPARATOR_WHITESPACE, // around the dash or colon
	SEPARATOR_MISSING,    // text follows the title directly; at: empty, where it starts
	SEPARATOR_BAR,	      // whitespace around a bar
	SEPARATOR_SOFT,	      // between two typed pieces; choice: the slot of the second
};

#define SLOT_NONE UINT32_MAX

// The slot whose name a link of the line has for its text, or nearly.
struct slot_name {
	uint32_t slot; // SLOT_NONE: none
	span text;
	bool is_near;
};

// By piece of the entry's line. No slot has two.
struct slot_name *slot_names_read(struct arena *arena, const struct entry *entry, const struct template_line *shown);

// Makes the pieces of an entry's line that fill slots of the template's its items.
void line_read_slots(struct arena *arena, const struct template *template, struct entry *entry);
// The same for the cells of a table row.
void row_read_cells(struct arena *arena, struct entry *entry);

#endif
