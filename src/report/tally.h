#ifndef REPORT_TALLY_H
#define REPORT_TALLY_H

// Texts, and how often each was added.

#include <stddef.h>
#include <stdint.h>

struct tally_item {
	char *text;
	size_t size;
	size_t count;
	size_t order; // among the texts, as they came first
};

struct tally {
	struct tally_item *items;
	size_t count, capacity;
	size_t *slots; // find an item by its text; SIZE_MAX: none
	size_t slot_count;
};

// The item of a text, with the count that it has now. Valid until the next call.
struct tally_item *tally_add(struct tally *tally, const char *text, size_t size);
// The commonest first, of equal ones by their bytes. Nothing can be added afterwards.
void tally_sort(struct tally *tally);
void tally_free(struct tally *tally);

#endif
