// Shape details: which details blocks are entries.

#include "lint/shape.h"

#include <string.h>

#include "base/bisect.h"
#include "match/match.h"

enum { DEPTH_MAX = 8 }; // blocks around an entry

static bool is_fixed_name(const struct shape_cuts *cuts, const struct entry_cut *cut)
{
	return entry_details_are_named(entry_folded_bytes(cuts->section->source, cut->title, cuts->arena));
}

static bool has_known_label(const struct shape_cuts *cuts, const struct template_kind *kind,
			    const struct entry_cut *cut)
{
	const struct entry *section = cuts->section;
	for (uint32_t i = cut->first; i < cut->end; i = section->items[i].end) {
		if (match_knows_label(kind, &section->items[i].label)) {
			return true;
		}
	}
	return false;
}

static bool has_known_link(const struct shape_cuts *cuts, const struct template_kind *kind, const struct entry_cut *cut)
{
	const struct entry *section = cuts->section;
	size_t first;
	BISECT(first, section->link_count, section->links[first].whole.start < cut->heading.end);
	for (size_t i = first; i < section->link_count && section->links[i].whole.start < cut->extent.end; i++) {
		struct unicode_key key = entry_link_key(section, &section->links[i], cuts->arena);
		for (uint32_t k = 0; k < kind->link_count; k++) {
			if (unicode_key_equal(kind->links[k], key)) {
				return true;
			}
		}
	}
	return false;
}

static bool is_entry(const struct shape_cuts *cuts, const struct entry_cut *cut)
{
	for (uint32_t i = 0; i < cuts->template->kind_count; i++) {
		const struct template_kind *kind = &cuts->template->kinds[i];
		if (kind->shape == ENTRY_SHAPE_DETAILS && !is_fixed_name(cuts, cut) &&
		    (has_known_label(cuts, kind, cut) || has_known_link(cuts, kind, cut))) {
			return true;
		}
	}
	return false;
}

// The first block in one that may be an entry; NULL for none.
static const struct entry_details *first_inside(const struct shape_cuts *cuts, const struct entry_details *details)
{
	const struct entry_details *end = cuts->section->details + cuts->section->details_count;
	struct entry_cut cut;
	for (const struct entry_details *inner = details + 1; inner < end && inner->depth > details->depth; inner++) {
		if (inner->depth < DEPTH_MAX && entry_cut_of_block(cuts->section, inner, &cut) &&
		    is_entry(cuts, &cut)) {
			return inner;
		}
	}
	return NULL;
}

// A block around entries is none, unless its end is missing and those are the ones below it: it ends before them.
static bool ends_before(const struct shape_cuts *cuts, const struct entry_details *inner, struct entry_cut *cut)
{
	const struct entry *section = cuts->section;
	if (!cut->is_open) {
		return false;
	}
	cut->extent.end = source_line_start(section->source, inner->open.start);
	size_t end;
	BISECT(end, section->item_count, section->items[end].whole.start < cut->extent.end);
	cut->end = (uint32_t)end;
	return is_entry(cuts, cut);
}

void shape_details_find(struct shape_cuts *cuts)
{
	const struct entry *section = cuts->section;
	uint32_t end = 0;
	for (size_t i = 0; i < section->details_count; i++) {
		const struct entry_details *details = &section->details[i];
		struct entry_cut cut;
		if (details->open.start < end || details->depth >= DEPTH_MAX ||
		    !entry_cut_of_block(section, details, &cut) || !is_entry(cuts, &cut)) {
			continue;
		}
		const struct entry_details *inner = first_inside(cuts, details);
		if (inner && !ends_before(cuts, inner, &cut)) {
			continue;
		}
		*shape_add(cuts) = cut;
		end = cut.extent.end;
	}
}
