// Shape bold: which paragraphs in bold are entries with the list below them.

#include "entry/bold.h"
#include "lint/shape.h"
#include "match/match.h"

static bool has_known_label(const struct shape_cuts *cuts, const struct entry_cut *cut)
{
	const struct entry *section = cuts->section;
	for (uint32_t i = cut->first; i < cut->end; i = section->items[i].end) {
		for (uint32_t k = 0; k < cuts->template->kind_count; k++) {
			if (match_knows_item(cuts->arena, &cuts->template->kinds[k], section, i)) {
				return true;
			}
		}
	}
	return false;
}

void shape_bold_find(struct shape_cuts *cuts)
{
	struct entry_cut cut;
	for (size_t paragraph = 0; entry_bold_next(cuts->section, &paragraph, &cut);) {
		if (has_known_label(cuts, &cut)) {
			*shape_add(cuts) = cut;
		}
	}
}
