// Shape paragraphs: an entry starts at each labelled paragraph that is a title.

#include "lint/shape.h"
#include "match/match.h"

static bool opens_entry(const struct shape_cuts *cuts, uint32_t index)
{
	const struct entry_item *item = &cuts->section->items[index];
	for (uint32_t i = 0; i < cuts->template->kind_count; i++) {
		const struct template_kind *kind = &cuts->template->kinds[i];
		if (kind->shape == ENTRY_SHAPE_PARAGRAPHS && entry_item_is_paragraph(item) &&
		    unicode_key_equal(kind->opener, item->label.key)) {
			return true;
		}
	}
	return false;
}

void shape_paragraphs_find(struct shape_cuts *cuts)
{
	const struct entry *section = cuts->section;
	for (uint32_t i = 0; i < section->item_count;) {
		uint32_t end = section->items[i].end;
		if (opens_entry(cuts, i)) {
			while (end < section->item_count && !opens_entry(cuts, end)) {
				end = section->items[end].end;
			}
			*shape_add(cuts) = entry_cut_of_paragraphs(section, i, end);
		}
		i = end;
	}
}
