#ifndef PLLINT_LINT_TAGS_H
#define PLLINT_LINT_TAGS_H

// The vocabulary of tags that a list uses, and how it writes names.

#include "lint/check.h"

struct tag_record;
struct spelling;
struct odd_record;

struct tags {
	struct check *check;
	struct arena arena; // until the end of the list
	struct tag_record *items;
	size_t count, capacity;
	struct spelling *spellings;
	size_t spelling_count, spelling_capacity;
	uint32_t *slots; // find a spelling by its bytes
	size_t slot_count;
	struct odd_record *odd_names;
	size_t odd_count, odd_capacity;
	uint32_t odd_counts[NAME_ODDITIES], entries_with_names;
	bool compares_tags, compares_names;
};

void tags_init(struct tags *tags, struct check *check);
// Remembers the tags of an entry.
void tags_take(struct tags *tags, const struct match *match);
// At the end of the list: deviations on tags that are spelled in several ways, and on names. Nothing is kept.
void tags_end(struct tags *tags);

#endif
