#ifndef PLLINT_TEMPLATE_CELL_H
#define PLLINT_TEMPLATE_CELL_H

// A cell of a table that is shown to people: safe to print, its width known, never too long.

#include <stddef.h>
#include <stdint.h>

#include "base/source.h"

enum { CELL_SIZE = 400 };

struct cell {
	char bytes[CELL_SIZE];
	size_t size;
	size_t columns;
};

void cell_add(struct cell *cell, const char *text);
void cell_add_number(struct cell *cell, uint32_t number);
// Any bytes: runs of whitespace and line ends become one blank, what cannot be printed its number.
void cell_add_bytes(struct cell *cell, const char *bytes, size_t size);
void cell_add_span(struct cell *cell, const struct source *source, span at);
// Whitespace up to that width.
void cell_pad(struct cell *cell, size_t columns);

#endif
