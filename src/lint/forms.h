#ifndef PLLINT_LINT_FORMS_H
#define PLLINT_LINT_FORMS_H

// The forms in which a list writes the links of a site.

#include "lint/check.h"

struct form_link;

struct forms {
	struct form_link *items;
	size_t count, capacity;
};

// Remembers the links of an entry whose form is not the template's matter.
void forms_take(struct forms *forms, struct check *check, const struct match *match);
// At the list's end: deviations on those that have another form than most.
void forms_compare(struct forms *forms, struct check *check);

#endif
