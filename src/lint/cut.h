#ifndef PLLINT_LINT_CUT_H
#define PLLINT_LINT_CUT_H

// A section cut into the entries in it, by the shapes that the template shows.

#include "lint/shape.h"

struct cut {
	struct arena arena; // of the parts
	struct shape_cuts found;
	size_t next;	// of the entries found
	uint32_t start; // of the part that comes next
	bool is_whole;	// the section is not cut
};

struct cut cut_open(struct memory *memory, const struct template *template, const struct entry *section);
// The next part; NULL at the end. Parts cover the section: its heading with the text before the first entry, each
// entry, and the text between entries, which has neither items nor, but for the first one, a level. A section whose
// entries open with headings is its only part. They live until the end.
const struct entry *cut_next(struct cut *cut);

#endif
