// Where the entries of a list stand: one small record each.

#include "lint/entries.h"

void entries_add(struct entries *entries, const struct entry *entry)
{
	entries->items = memory_grow(entries->memory, entries->items, &entries->capacity, entries->count + 1,
				     sizeof *entries->items);
	entries->items[entries->count++] =
		(struct pllint_entry){.whole = entry->extent, .heading = entry->heading, .title = entry->title};
	entries->level = entry->level;
}

void entries_pass(struct entries *entries, const struct entry *other)
{
	if (entries->level > 0 && other->level > entries->level) {
		entries->items[entries->count - 1].whole.end = other->extent.end;
	} else {
		entries->level = 0;
	}
}

const struct pllint_entry *entries_around(const struct entries *entries, uint32_t offset)
{
	size_t low = 0;
	size_t high = entries->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (entries->items[middle].whole.start <= offset) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	const struct pllint_entry *before = low > 0 ? &entries->items[low - 1] : NULL;
	return before && offset < before->whole.end ? before : NULL;
}
