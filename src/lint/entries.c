// Where the entries of a list stand: one small record each.

#include "lint/entries.h"

#include "base/bisect.h"

void entries_add(struct entries *entries, const struct entry *entry)
{
	entries->items = memory_grow(entries->memory, entries->items, &entries->capacity, entries->count + 1,
				     sizeof *entries->items);
	entries->items[entries->count++] =
		(struct pllint_entry){.whole = entry->extent, .head = entry->heading, .title = entry->title};
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
	size_t after;
	BISECT(after, entries->count, entries->items[after].whole.start <= offset);
	const struct pllint_entry *before = after > 0 ? &entries->items[after - 1] : NULL;
	return before && offset < before->whole.end ? before : NULL;
}
