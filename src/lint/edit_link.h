#ifndef PLLINT_LINT_EDIT_LINK_H
#define PLLINT_LINT_EDIT_LINK_H

// Edits of links.

#include "lint/check.h"

// Adds the edit that gives a link another target. None where several links share the target (references), where
// it is a part of the heading's text, or where the new one could be read as Markdown.
void edit_link_target(struct check *check, struct pllint_finding *finding, enum pllint_fix fix,
		      const struct entry_link *link, const char *url, size_t size);
// True if such an edit may be made of a link, whatever its new target is.
bool edit_link_may_change(const struct entry *entry, const struct entry_link *link);
// The same for a place alone, of a link that is known to be such a one.
void edit_link_target_at(struct check *check, struct pllint_finding *finding, enum pllint_fix fix, span target,
			 const char *url, size_t size);

// The link with that target, or NULL.
const struct entry_link *edit_link_at(const struct entry *entry, span target);

#endif
