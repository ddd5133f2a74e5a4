#ifndef PLLINT_LINT_ACROSS_H
#define PLLINT_LINT_ACROSS_H

// The lists of one run, for each other.

#include "lint/index.h"
#include "pllint.h"

// The records of earlier lists; NULL for none.
const struct index *across_index(const struct pllint_index *others);
// The name of the list that a record is from: `file` of a title record, from 1.
const char *across_name(const struct pllint_index *others, uint32_t file);

#endif
