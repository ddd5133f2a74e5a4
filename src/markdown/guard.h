#ifndef PLLINT_MARKDOWN_GUARD_H
#define PLLINT_MARKDOWN_GUARD_H

// Refuses, before it is parsed, what md4c would need time for that is not linear.

#include "markdown/block.h"

struct guard {
	uint64_t steps_left; // for what md4c does for every bracket with every line of its paragraph
	uint32_t start;	     // of the paragraph's text
	uint32_t lines;
	uint32_t brackets; // `[`s in it
	uint32_t depth;	   // of the unclosed ones, counted once there are many
	bool is_exact;
};

struct guard guard_of(uint32_t size);

// Looks at one line; NULL or why the text is refused.
const char *guard_line(struct guard *guard, const struct block_state *state, const struct block_line *found,
		       const char *bytes, struct line line);

#endif
