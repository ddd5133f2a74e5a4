#ifndef PLLINT_MARKDOWN_SECTION_H
#define PLLINT_MARKDOWN_SECTION_H

// Cuts a text into parts that can be parsed on their own.

#include "base/memory.h"
#include "base/source.h"

struct section {
	uint32_t start;
	uint32_t shift; // how many blank lines to put before it, so that block_line.trap springs nowhere
	bool is_plain;	// markdown/plain.h
};

struct sections {
	struct section *list; // ascending; the first starts at source->body
	size_t count;
	size_t room;
};

// A part begins at an ATX heading of `cut_level` or above that follows a blank line and stands in no
// list, quote, fence or HTML block. A text that holds a reference definition stays whole, because
// it counts everywhere. Fails with PLLINT_LIMIT where the guard refuses the text.
struct sections section_cut(struct memory *memory, const struct source *source, int cut_level);

#endif
