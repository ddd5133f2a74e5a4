#ifndef PLLINT_LINT_CELL_VALUES_H
#define PLLINT_LINT_CELL_VALUES_H

// Columns of tables that have a vocabulary by what most rows say: values in another spelling, and rare ones.

#include "lint/check.h"

struct cell_values;

struct cell_values *cell_values_new(struct check *check);
// Takes a cell of an entry that is not empty; columns are numbered.
void cell_values_take(struct cell_values *values, uint32_t column, span cell, uint32_t entry);
// At the list's end: reports. `cells`: by column, how many are not empty.
void cell_values_apply(struct cell_values *values, const uint32_t *cells);

#endif
