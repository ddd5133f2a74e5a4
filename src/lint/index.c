// Records of entries and links, and two tables that find them by their keys.

#include "lint/index.h"

#include "base/hash.h"

#include <string.h>

void index_init(struct index *index, struct memory *memory)
{
	*index = (struct index){.memory = memory};
}

// --- slots --------------------------------------------------------------------------------------

// Records whose keys slots find, by number.
typedef uint64_t key_of(const struct index *index, uint32_t record);

static uint64_t title_key(const struct index *index, uint32_t record)
{
	return index->titles[record].key;
}

static uint64_t link_key(const struct index *index, uint32_t record)
{
	return index->links[record].key;
}

// The slot that holds the key, or the free one where it belongs.
static size_t slot_of(const struct index *index, const struct slots *slots, key_of *key_of_record, uint64_t key)
{
	size_t at;
	HASH_PROBE(at, key ^ key >> 29, slots->capacity,
		   slots->items[at] == INDEX_NONE || key_of_record(index, slots->items[at]) == key);
	return at;
}

static void widen(const struct index *index, struct slots *slots, key_of *key_of_record)
{
	struct slots old = *slots;
	size_t capacity = old.capacity ? 2 * old.capacity : 64;
	slots->items = memory_resize(index->memory, NULL, capacity * sizeof *slots->items);
	slots->capacity = capacity;
	memset(slots->items, 0xFF, slots->capacity * sizeof *slots->items);
	for (size_t i = 0; i < old.capacity; i++) {
		if (old.items[i] != INDEX_NONE) {
			uint64_t key = key_of_record(index, old.items[i]);
			slots->items[slot_of(index, slots, key_of_record, key)] = old.items[i];
		}
	}
	memory_free(index->memory, old.items);
}

static uint32_t find(const struct index *index, const struct slots *slots, key_of *key_of_record, uint64_t key)
{
	return slots->count > 0 ? slots->items[slot_of(index, slots, key_of_record, key)] : INDEX_NONE;
}

// Returns the record that the new one takes the place of, or INDEX_NONE.
static uint32_t put(const struct index *index, struct slots *slots, key_of *key_of_record, uint32_t record)
{
	if (slots->count * 3 >= slots->capacity * 2) {
		widen(index, slots, key_of_record);
	}
	uint32_t *slot = &slots->items[slot_of(index, slots, key_of_record, key_of_record(index, record))];
	uint32_t before = *slot;
	slots->count += before == INDEX_NONE;
	*slot = record;
	return before;
}

// --- records --------------------------------------------------------------------------------------

uint32_t index_add_title(struct index *index, const struct title_record *title)
{
	uint32_t number = (uint32_t)index->title_count;
	index->titles = memory_grow(index->memory, index->titles, &index->title_capacity, index->title_count + 1,
				    sizeof *index->titles);
	index->titles[index->title_count++] = *title;
	index->titles[number].previous = title->key ? put(index, &index->title_slots, title_key, number) : INDEX_NONE;
	return number;
}

uint32_t index_add_link(struct index *index, const struct link_record *link)
{
	uint32_t number = (uint32_t)index->link_count;
	index->links = memory_grow(index->memory, index->links, &index->link_capacity, index->link_count + 1,
				   sizeof *index->links);
	index->links[index->link_count++] = *link;
	index->links[number].previous = put(index, &index->link_slots, link_key, number);
	return number;
}

uint32_t index_find_title(const struct index *index, uint64_t key)
{
	return key ? find(index, &index->title_slots, title_key, key) : INDEX_NONE;
}

uint32_t index_find_link(const struct index *index, uint64_t key)
{
	return find(index, &index->link_slots, link_key, key);
}
