#ifndef TESTS_GROWTH_TEXTS_H
#define TESTS_GROWTH_TEXTS_H

// The texts of cases.def.

#include <stddef.h>
#include <stdio.h>

struct growth_text {
	const char *name, *kind, *before, *first, *between, *second, *after;
};

extern const struct growth_text growth_texts[];
extern const size_t growth_text_count;

// What lists of the kinds MATCH, LINE and ROW are checked by; NULL: by the built-in template.
const char *growth_template_of(const struct growth_text *text);

void growth_write(FILE *out, const struct growth_text *text, unsigned long count);

#endif
