#ifndef PLLINT_LINT_ENTRIES_H
#define PLLINT_LINT_ENTRIES_H

// Where the entries of a list stand.

#include <stddef.h>

#include "base/memory.h"
#include "entry/entry.h"
#include "pllint.h"

struct entries {
	struct memory *memory;
	struct pllint_entry *items;
	size_t count, capacity;
	uint8_t level; // of the last entry, while headings below it follow; else 0
};

void entries_add(struct entries *entries, const struct entry *entry);
// A heading that is no entry: below an entry it belongs to that one.
void entries_pass(struct entries *entries, const struct entry *other);
// The entry that holds an offset, or NULL.
const struct pllint_entry *entries_around(const struct entries *entries, uint32_t offset);

#endif
