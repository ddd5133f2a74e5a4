// Counted texts, found by their hash.

#include "report/tally.h"

#include "base/hash.h"
#include "report/buffer.h"

#include <stdlib.h>
#include <string.h>

static size_t *slot_of(const struct tally *tally, const char *text, size_t size)
{
	size_t mask = tally->slot_count - 1, at = (size_t)hash_folded(hash_bytes(HASH_START, text, size)) & mask;
	for (; tally->slots[at] != SIZE_MAX; at = (at + 1) & mask) {
		const struct tally_item *item = &tally->items[tally->slots[at]];
		if (item->size == size && memcmp(item->text, text, size) == 0) {
			break;
		}
	}
	return &tally->slots[at];
}

static void widen(struct tally *tally)
{
	tally->slot_count = tally->slot_count ? 2 * tally->slot_count : 64;
	tally->slots = allocate(tally->slots, tally->slot_count * sizeof *tally->slots);
	memset(tally->slots, 0xFF, tally->slot_count * sizeof *tally->slots);
	for (size_t i = 0; i < tally->count; i++) {
		*slot_of(tally, tally->items[i].text, tally->items[i].size) = i;
	}
}

struct tally_item *tally_add(struct tally *tally, const char *text, size_t size)
{
	if (tally->count * 3 >= tally->slot_count * 2) {
		widen(tally);
	}
	size_t *slot = slot_of(tally, text, size);
	if (*slot == SIZE_MAX) {
		if (tally->count == tally->capacity) {
			tally->capacity = tally->capacity * 2 + 32;
			tally->items = allocate(tally->items, tally->capacity * sizeof *tally->items);
		}
		*slot = tally->count;
		tally->items[tally->count] =
			(struct tally_item){.text = allocate_copy(text, size), .size = size, .order = tally->count};
		tally->count++;
	}
	tally->items[*slot].count++;
	return &tally->items[*slot];
}

static int compare(const void *left, const void *right)
{
	const struct tally_item *a = left, *b = right;
	if (a->count != b->count) {
		return a->count > b->count ? -1 : 1;
	}
	int order = memcmp(a->text, b->text, a->size < b->size ? a->size : b->size);
	return order ? order : (a->size > b->size) - (a->size < b->size);
}

void tally_sort(struct tally *tally)
{
	if (tally->count > 1) {
		qsort(tally->items, tally->count, sizeof *tally->items, compare);
	}
}

void tally_free(struct tally *tally)
{
	for (size_t i = 0; i < tally->count; i++) {
		free(tally->items[i].text);
	}
	free(tally->items);
	free(tally->slots);
	*tally = (struct tally){0};
}
