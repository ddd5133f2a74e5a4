#ifndef PLLINT_LINT_LIST_H
#define PLLINT_LINT_LIST_H

// The structure of a list: which headings are entries, which are groups, which are neither. Emits all
// verdicts, of entries as they pass and of groups when they are complete.

#include "lint/check.h"
#include "lint/entries.h"

struct list;

struct list_counts {
	uint32_t entries;
	uint32_t groups;
	uint32_t known_fields; // items anywhere whose label the template knows
	uint32_t best_known;   // the most of them under one heading
};

// `entries` gets every entry.
struct list *list_new(struct check *check, struct entries *entries);
void list_take(struct list *list, const struct entry *entry);
struct list_counts list_end(struct list *list);

#endif
