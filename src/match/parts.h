#ifndef PLLINT_MATCH_PARTS_H
#define PLLINT_MATCH_PARTS_H

// What the reader took for one entry and is several, because a heading between them is malformed or missing.

#include "match/match.h"

// Beyond enum stray_form: what is in the place of a heading.
enum { HEADING_BOLD = STRAY_CODE + 1, HEADING_NONE, HEADING_PLAIN, HEADING_NESTED, HEADING_LOST };

struct match_part {
	const struct entry *entry;
	const struct match *match;  // NULL where it has no items
	struct deviation deviation; // on its heading, number: enum stray_form or what is above; not of the first part
};

struct match_parts {
	struct match_part *items;
	size_t count; // 0: the entry is one
};

// `match` is the entry's own, NULL where it has no items.
struct match_parts match_parts(struct arena *arena, const struct template *template, const struct entry *entry,
			       const struct match *match);

#endif
