#ifndef PLLINT_MARKDOWN_BLOCK_H
#define PLLINT_MARKDOWN_BLOCK_H

// What every line is: md4c's own first pass, repeated over the raw bytes.
//
// Used where the text must be judged before it is parsed. Versions of md4c differ in few lines
// (fences and HTML indented by four after a paragraph, fences that end with their containers); those set
// `is_unsure` for good.

#include <stdbool.h>
#include <stdint.h>

#include "markdown/line.h"

enum block_kind {
	BLOCK_BLANK, // closing fences too
	BLOCK_RULE,
	BLOCK_HEADING,
	BLOCK_UNDERLINE, // of a setext heading
	BLOCK_FENCED,
	BLOCK_INDENTED,
	BLOCK_HTML,
	BLOCK_TEXT,
};

struct block_line {
	enum block_kind kind;
	bool starts;	// a block, rather than go on with one
	uint32_t at;	// its content
	uint32_t level; // of a heading
	// md4c 0.4 and 0.5 take a blank line in an item for one of those that end the item where this offset
	// in the text they get is 4 modulo 256; 0 where they do not look.
	uint32_t trap;
};

struct block_state {
	struct line_container containers[LINE_DEPTH_MAX];
	uint32_t depth;
	bool is_too_deep;
	bool is_unsure;
	enum block_kind open; // of the block that the next line may go on with; BLOCK_BLANK for none
	char fence;
	uint32_t fence_length;
	int html; // kind, 0 when its end was seen
	bool item_is_empty;
	bool item_starts_blank; // with two blank lines
	uint32_t tail;		// what md4c keeps of the last line of a block: where it begins or ends
};

// Takes the next line.
struct block_line block_next(struct block_state *state, const char *bytes, struct line line);

#endif
