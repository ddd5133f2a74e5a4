#ifndef PLLINT_LINT_NAMES_H
#define PLLINT_LINT_NAMES_H

// What messages call the parts of an entry and of a template.

#include "lint/check.h"

// The label as a reader of the list knows it: of the item, else of the template.
struct argument verdict_label(const struct check *check, const struct verdict *verdict);

// The values of a vocabulary as the template lists them.
span field_choices(const struct template_field *field);

// The list that the verdict's other place stands in, quoted; nothing where that is this list.
struct argument verdict_file(struct check *check, const struct verdict *verdict);

#endif
