#ifndef PLLINT_LINT_TAGS_H
#define PLLINT_LINT_TAGS_H

// The vocabulary of tags that a list uses, and how it writes names.

#include "lint/check.h"

struct tag_record;
struct spelling;
struct odd_record;
struct parted_record;

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
	uint32_t entries_with_commas; // between names, and nothing else there
	struct parted_record *parted; // tags that another mark than a comma separates
	size_t parted_count, parted_capacity;
	uint32_t entries_with_tags;
	bool compares_tags, compares_names;
};

void tags_init(struct tags *tags, struct check *check);
// Remembers the tags of an entry.
void tags_take(struct tags *tags, const struct match *match);
// True if the deviation of an entry depends on the tags of the others, and is kept until the end.
bool tags_defer(struct tags *tags, const struct deviation *deviation, const struct match *match);
// At the end of the list: deviations on tags that are spelled or separated in several ways, and on names. Nothing is
// kept.
void tags_end(struct tags *tags);

#endif
