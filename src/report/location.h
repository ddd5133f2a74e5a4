#ifndef REPORT_LOCATION_H
#define REPORT_LOCATION_H

// Where a byte stands, in all the units that formats ask for.

#include "pllint.h"

struct location {
	uint32_t offset;      // the byte itself, from 0
	uint32_t line;	      // from 1; LF and CRLF end a line
	uint32_t column;      // from 1, in code points; a byte that is not UTF-8 counts as one
	uint32_t utf16;	      // from 1, in UTF-16 code units; the same
	uint32_t byte_column; // from 1, in bytes; a byte-order mark counts here, and in the other columns not
};

// What the columns of formats count that have no unit of their own.
enum column_unit { COLUMN_CODE_POINTS, COLUMN_UTF16, COLUMN_BYTES };

static inline uint32_t location_column(const struct location *at, enum column_unit unit)
{
	return unit == COLUMN_BYTES ? at->byte_column : unit == COLUMN_UTF16 ? at->utf16 : at->column;
}

// The places of a text. `bytes` must outlive it.
struct places {
	const char *bytes;
	uint32_t size;
	struct location *marks; // one for each block, up to the furthest that was asked for
	uint32_t count, capacity;
};

void places_init(struct places *places, const char *bytes, size_t size);
void places_free(struct places *places);
// Offsets may be asked for in any order; each takes a short scan, however long the line is. One within a
// character is taken for the character's start, one behind the end for the end.
struct location places_at(struct places *places, uint32_t offset);
// Line and column alone, in a unit.
struct pllint_position places_position(struct places *places, uint32_t offset, enum column_unit unit);

#endif
