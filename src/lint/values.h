#ifndef PLLINT_LINT_VALUES_H
#define PLLINT_LINT_VALUES_H

// What the entries of a list say in fields with a vocabulary, and their tags.

#include "base/memory.h"
#include "match/match.h"
#include "pllint.h"

struct values {
	struct memory *memory;
	struct pllint_value *items;
	size_t count, capacity;
};

void values_take(struct values *values, const struct match *match);

#endif
