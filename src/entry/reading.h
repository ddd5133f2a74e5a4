#ifndef PLLINT_ENTRY_READING_H
#define PLLINT_ENTRY_READING_H

// What the parts of the reader share: the entry that is being built, with room to grow.

#include "entry/reader.h"

struct container {
	uint8_t type;  // TOKEN_LIST, TOKEN_ITEM, TOKEN_QUOTE
	uint32_t item; // TOKEN_ITEM: its index, ENTRY_NONE inside a quote
};

// Details that are open at this point of the text.
struct open_details {
	uint32_t index; // in entry.details
	bool at_top;	// opened outside of any list item
};

struct reader {
	struct memory *memory;
	struct arena arena; // folded labels of the current entry
	const struct source *source;
	const struct token *next; // tokens to read
	size_t left;
	bool is_complete; // the entry is handed out; `next` opens another one
	struct entry entry;
	size_t token_capacity, item_capacity, link_capacity, details_capacity, stray_capacity, html_capacity,
		paragraph_capacity, comment_capacity, formula_capacity, heading_capacity, fence_capacity,
		quote_capacity;

	struct container *containers;
	size_t container_count, container_capacity;
	struct open_details *open;
	size_t open_count, open_capacity;
	uint32_t top_details; // details opened outside of items in this or an earlier entry

	uint32_t after_dollar; // the next dollar of the text, as far as it was looked for
	bool in_title;
	bool in_inline;	    // inside a paragraph
	uint32_t run_first; // its first token
	span run_at;
	span html_at;
	bool in_indented;	// inside code by its indentation
	span fence_at;		// the fence that is open outside items, or empty
	uint32_t before_list;	// paragraphs and quotes before the first list
	uint32_t last_root;	// the last item directly in the entry
	uint32_t last_top_item; // the last item directly in the entry, if nothing else is since
	bool item_is_new;	// the innermost item has no block yet

	reader_keeps *keeps; // NULL: every heading opens an entry
	const void *keeps_context;
	reader_knows *knows; // NULL: paragraphs and details blocks are text
	bool only_summaries; // paragraphs are text
	bool after_values;   // a block directly below an item without a value is its value
	const void *context;
	uint32_t labelled; // the item without a marker that is open, ENTRY_NONE for none
	bool in_named;	   // it is a details block, and that is open
	bool in_blocks;
	bool has_lines;		  // each line of a list item is an item in that
	reader_knows *knows_line; // NULL: lines of list items are no items
	bool parts_text;
	size_t field_depth;		 // details blocks around what are fields here
	struct token_run summary_tokens; // of the last details block
};

// reader.c: `whole` is a comment from `<!--` on.
void reading_add_comment(struct reader *reader, span whole, uint32_t item);

// label.c: reads the label that a paragraph opens with; returns where the value starts.
uint32_t label_read(struct reader *reader, span paragraph, struct token_run run, struct entry_label *label);

// paragraph.c: a paragraph in parts: lines of which the first opens with a label, if any does.
struct label_lines {
	span at; // of the part, without the line break and the `<br>` at its end
	struct token_run run;
	struct entry_label label; // `exists` is false: none
	uint32_t value;		  // where the value starts
	// What comes behind the part.
	span rest;
	struct token_run rest_run;
	struct entry_label next;
	uint32_t next_value;
	bool is_open; // there is more
};
struct label_lines lines_open(struct reader *reader, span paragraph, struct token_run run);
bool lines_next(struct reader *reader, struct label_lines *lines);
// The part holds links and, between them, at most punctuation.
bool lines_are_links(const struct reader *reader, const struct label_lines *lines);

// reader.c: a details block opens outside of lists and other blocks; returns the item that it belongs to.
uint32_t reading_open_details(struct reader *reader, span tag, span summary, uint32_t item);
// A block has closed.
void reading_close_details(struct reader *reader, span tag);

// link.c: collects the links of a paragraph.
void links_read(struct reader *reader, struct token_run run, uint32_t item);

// details.c: the label that a summary shows; false if there is none.
bool summary_read(struct reader *reader, span summary, struct entry_label *label);
// details.c: reads details tags and comments in raw HTML. `at_top`: it is outside of any list or quote.
void html_read(struct reader *reader, span at, uint32_t item, bool at_top);
// `new_item` opens: details of items that are not around it stay open no longer.
void details_leave(struct reader *reader, uint32_t new_item);
// The entry is complete: puts its details in order, those that are still open up to the end of their item.
void details_finish(struct reader *reader);

#endif
