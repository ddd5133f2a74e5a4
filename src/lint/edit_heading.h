#ifndef PLLINT_LINT_EDIT_HEADING_H
#define PLLINT_LINT_EDIT_HEADING_H

// Edits of headings.

#include "lint/check.h"

// Whether any link of the list leads to a heading of its own: its text is then part of an address.
bool edit_headings_are_linked(struct check *check);

// Adds the edit that gives the heading at `offset` another number of `#`s.
void edit_heading_level(struct check *check, struct pllint_finding *finding, enum pllint_fix fix, uint32_t offset,
			uint8_t level);

#endif
