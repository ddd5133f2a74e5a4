#ifndef PLLINT_MARKDOWN_SECTION_H
#define PLLINT_MARKDOWN_SECTION_H

// Cuts a text into parts that can be parsed on their own.

#include "markdown/block.h"
#include "markdown/resolve.h"

// Refuses, before it is parsed, what md4c would need time for that is not linear.

struct guard {
	uint64_t steps_left; // for what md4c does for every bracket with every line of its paragraph
	uint32_t start;	     // of the paragraph's text
	uint32_t lines;
	uint32_t brackets; // `[`s in it
	uint32_t depth;	   // of the unclosed ones, counted once there are many
	bool is_exact;
	bool is_table; // the row below the header was read
};

struct section {
	span at;
	uint32_t shift; // how many blank lines to put before it, so that block_line.trap springs nowhere
	bool is_plain;	// nothing is in it but what markdown/plain.h reads
	bool is_tidy;	// token_batch.is_tidy
	bool goes_on;	// in the next section: it ends in a table
};

// How far a text is cut.
struct sections {
	struct memory *memory;
	const struct source *source;
	uint32_t cut_level;
	bool is_whole;
	bool is_done;
	uint32_t next; // where the next section starts
	uint32_t lines;
	struct block_state state;
	struct guard guard;
	struct line_reader reader;
};

// A part begins at an ATX heading of `cut_level` or above that follows a blank line and is in no
// list, quote, fence or HTML block, and at every 256th row of a table in none of them. A text that holds a reference
// definition stays whole, because it counts everywhere.
struct sections sections_of(struct memory *memory, const struct source *source, int cut_level);

// The next part; the first starts at source->body. Where it is plain, its tokens replace `tokens`. False at the
// end. Fails with PLLINT_LIMIT where the guard refuses the text.
bool sections_next(struct sections *sections, struct tokens *tokens, struct section *section);

#endif
