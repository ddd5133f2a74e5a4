#ifndef PLLINT_LINT_POSITION_H
#define PLLINT_LINT_POSITION_H

// Lines and columns of offsets, in all units. Instead of a table of lines, the line and column are kept at every two
// kilobytes, so that neither many findings nor endless lines cost more than a short scan for each.

#include <stdint.h>

#include "base/memory.h"
#include "base/source.h"

struct position_mark {
	uint32_t offset; // the first character at or after the start of its block
	uint32_t line;	 // lines before it
	uint32_t start;	 // of its line
	uint32_t column; // code points before it in its line
	uint32_t wide;	 // those of them that are two units of UTF-16
};

struct positions {
	const char *bytes;
	uint32_t size;
	bool is_utf8; // all of it
	const struct position_mark *marks;
};

// The source must outlive it. A byte-order mark has no column of its own.
struct positions positions_new(struct memory *memory, const struct source *source);
struct pllint_position position_of(const struct positions *positions, uint32_t offset);

#endif
