#ifndef PLLINT_ENTRY_PART_H
#define PLLINT_ENTRY_PART_H

// A part of what the reader took for one entry, as an entry of its own.

#include "entry/entry.h"

struct entry_cut {
	span extent;
	span heading;
	span title;
	struct token_run title_tokens;
	uint8_t level;
	uint8_t next_level;
	uint32_t first, end; // the items in it
};

// Items whose parent is not in the part are directly in it. The result lives in `arena`.
struct entry *entry_part(struct arena *arena, const struct entry *entry, const struct entry_cut *cut);

#endif
