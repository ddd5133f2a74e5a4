#ifndef PLLINT_LINT_WORKS_H
#define PLLINT_LINT_WORKS_H

// Entries that are the same paper, and links of one site in several forms.

#include "lint/check.h"
#include "lint/index.h"

// The forms in which a list writes the links of a site.

struct form_link;

struct forms {
	struct form_link *items;
	size_t count, capacity;
};

struct works {
	struct check *check;
	struct arena *scratch; // for one entry
	struct index index;
	struct forms forms;
	bool compares; // any rule that asks for it is on
	bool compares_forms;
};

void works_init(struct works *works, struct check *check, struct arena *scratch);
// Takes an entry, and emits deviations on what it has in common with those before. `group` is a number that
// the entries of one group share.
void works_take(struct works *works, const struct match *match, uint32_t group);
void works_end(struct works *works);

#endif
