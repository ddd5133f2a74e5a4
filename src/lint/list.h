#ifndef PLLINT_LINT_LIST_H
#define PLLINT_LINT_LIST_H

// The structure of a list: which headings are entries, which are groups, which are neither. Emits all
// deviations, of entries as they pass and of groups when they are complete.

#include "lint/check.h"
#include "lint/entries.h"
#include "lint/suppress.h"

struct index;
struct list;
struct match;

struct list_counts {
	uint32_t entries;
	uint32_t groups;
	uint32_t known_fields; // items anywhere whose label the template knows
	uint32_t best_known;   // the most of them under one heading
	uint32_t hidden;       // entries and groups that a comment or a fence hides
};

struct group;

// Is shown every entry once it is one, with the group that it is in (NULL: in none), before the next heading
// is read. What it takes from `arena` is gone then.
struct list_watcher {
	void (*take)(void *context, const struct match *match, const struct group *group, struct arena *arena);
	void *context;
};

// True if a heading with fields is an entry.
bool list_is_entry(const struct entry *entry, const struct match *match);

// `entries` gets every entry; `watcher` may be NULL.
struct list *list_new(struct check *check, struct entries *entries, const struct list_watcher *watcher);
void list_take(struct list *list, const struct entry *entry);
// Takes a whole file as one entry, if it is one.
void list_take_file(struct list *list, const struct entry *entry);
struct list_counts list_end(struct list *list);
// When it is known which findings are shown: edits for those that are about groups. `suppressions` may be NULL.
void list_arrange(struct list *list, const struct suppressions *suppressions);
// What the entries left behind; it lives as long as the memory of the check.
const struct index *list_index(const struct list *list);

#endif
