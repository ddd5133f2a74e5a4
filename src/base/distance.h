#ifndef PLLINT_BASE_DISTANCE_H
#define PLLINT_BASE_DISTANCE_H

// How many edits (insert, delete, replace, swap of neighbours) lead from one word to another.

#include <stddef.h>

// Over code points. Returns `limit` + 1 for anything above `limit` (at most 8) or for words longer
// than 64 code points.
unsigned distance_edits(const char *a, size_t a_size, const char *b, size_t b_size, unsigned limit);

#endif
