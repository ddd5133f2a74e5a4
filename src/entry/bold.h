#ifndef PLLINT_ENTRY_BOLD_H
#define PLLINT_ENTRY_BOLD_H

// Paragraphs in bold with a list below them, which are the titles of entries where a template shows them so.

#include "entry/part.h"

// Finds the first paragraph of a section from `*paragraph` on that is wholly in bold, raw tags, badges and emoji aside,
// and has a list directly below it; a second one belongs to the title. `*cut` becomes the part from its line to the end
// of the list, `*paragraph` the one to go on with. False if there is none.
bool entry_bold_next(const struct entry *section, size_t *paragraph, struct entry_cut *cut);

// The same of a paragraph of one line that is not in bold; false if it is, or has no list below it.
bool entry_bold_near(const struct entry *section, size_t paragraph, struct entry_cut *cut);

// The same of a paragraph that is in bold, or whose first line is, and has other paragraphs below it, no list: the part
// to the end of those.
bool entry_bold_loose(const struct entry *section, size_t paragraph, struct entry_cut *cut);

#endif
