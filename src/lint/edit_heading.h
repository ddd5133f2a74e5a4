#ifndef PLLINT_LINT_EDIT_HEADING_H
#define PLLINT_LINT_EDIT_HEADING_H

// Edits of headings.

#include "lint/check.h"

// Whether a link of the list may lead to a heading of that text, which is then part of an address.
bool edit_heading_is_linked(struct check *check, const char *text, size_t size);

// Adds the edit that gives the heading at `offset` another number of `#`s.
void edit_heading_level(struct check *check, struct pllint_finding *finding, enum pllint_fix fix, uint32_t offset,
			uint8_t level);

#endif
