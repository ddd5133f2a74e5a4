#ifndef PLLINT_LINT_INDEX_H
#define PLLINT_LINT_INDEX_H

// What entries leave behind for the rules that compare them: a small record of fixed size for each entry and
// for each link to its paper, and where to look them up.

#include <stddef.h>

#include "base/memory.h"
#include "base/span.h"

#define INDEX_NONE UINT32_MAX

enum { INDEX_WORDS = 12, INDEX_AUTHORS = 2 };

struct title_record {
	uint64_t key;			 // of the title without case and punctuation; 0: of none
	uint16_t words[INDEX_WORDS];	 // the lowest of the hashes of its words that say something, in order
	uint32_t authors[INDEX_AUTHORS]; // hashes of the first names; 0 for none
	uint32_t file;			 // 0: this list
	uint32_t place;			 // in this list the offset of the heading, in others its line
	uint32_t group;			 // entries of one group have one number
	uint32_t previous;		 // the last one before it with the same key
	uint8_t word_count;
	bool is_ideographic;
	bool has_work; // a link to its paper
};
_Static_assert(sizeof(struct title_record) <= 64, "a title costs at most 64 bytes, with its slot");

struct link_record {
	uint64_t key; // of the identity
	span at;      // the target; of another list, nothing
	uint32_t title;
	uint32_t previous; // the last one before it with the same key
};

// Finds the last record of a key.
struct slots {
	uint32_t *items; // INDEX_NONE: free
	size_t count, capacity;
};

struct index {
	struct memory *memory;
	struct title_record *titles;
	size_t title_count, title_capacity;
	struct link_record *links;
	size_t link_count, link_capacity;
	struct slots title_slots, link_slots;
};

void index_init(struct index *index, struct memory *memory);
// Adds a copy. Returns its number.
uint32_t index_add_title(struct index *index, const struct title_record *title);
uint32_t index_add_link(struct index *index, const struct link_record *link);
// The last record with that key, or INDEX_NONE.
uint32_t index_find_title(const struct index *index, uint64_t key);
uint32_t index_find_link(const struct index *index, uint64_t key);

#endif
