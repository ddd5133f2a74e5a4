#ifndef PLLINT_TEMPLATE_PARAGRAPH_H
#define PLLINT_TEMPLATE_PARAGRAPH_H

#include <stdbool.h>

#include "entry/entry.h"

// True if the label of a paragraph says that it is the title of an entry: `**Title:**`, `**Paper:**`.
bool paragraph_names_title(const struct entry_item *item);

#endif
