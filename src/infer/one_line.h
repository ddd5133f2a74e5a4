#ifndef PLLINT_INFER_ONE_LINE_H
#define PLLINT_INFER_ONE_LINE_H

// Entries of one line, list items or table rows: what most of them have, as a template.

#include "entry/entry.h"
#include "pllint.h"

struct one_line {
	enum entry_shape shape; // line or row
	uint32_t entries;	// 0: none, or none that a template can be made of
	struct tallies *tallies;
};

// Reads the list.
void one_line_find(struct one_line *one_line, struct memory *memory, const struct source *source);
void one_line_write(const struct one_line *one_line, const struct source *source, struct pllint_writer writer);

#endif
