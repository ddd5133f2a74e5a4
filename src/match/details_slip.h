#ifndef PLLINT_MATCH_DETAILS_SLIP_H
#define PLLINT_MATCH_DETAILS_SLIP_H

// Details tags that are misspelled, swapped or in each other's place, and code that hides one.

#include "match/matcher.h"

// The tags that a slip explains: nothing else is said of them.
struct explained {
	bool *details; // parallel to entry->details; NULL: none
	bool *strays;  // parallel to entry->stray_closes; NULL: none
};

// True if a tag that is nearly one of a details block, or closes none, is in the text: it explains what is missing
// there.
bool details_slip_is_in(struct matcher *matcher, span text);
// Adds the deviations on tags of details blocks. For entries whose blocks do not add up.
struct explained details_slips_match(struct matcher *matcher);
// Adds the deviation on the summary of a block, if its tags are not right; false if they are.
bool summary_slip_match(struct matcher *matcher, uint32_t details);
// The last item directly in the entry that starts before a place; ENTRY_NONE for none.
uint32_t details_root(const struct entry *entry, uint32_t at);
// True if the tag is left of the text of the field that its block belongs to.
bool details_tag_is_at_margin(const struct matcher *matcher, span tag);
// The lines of a block that are left of the text of the field that it belongs to, from the first to the last one.
struct details_outside {
	span lines;	  // empty: none
	uint32_t columns; // that all of them lack; 0: they differ, or others are between them
};
struct details_outside details_lines_outside(const struct entry *entry, const struct entry_details *details);
// A tag of the block's summary is not right.
bool summary_is_slip(const struct entry *entry, uint32_t details);

#endif
