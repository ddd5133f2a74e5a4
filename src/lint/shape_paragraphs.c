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

// A form to copy: no title, and no label has a value. Text about the list may follow the last one.
static bool is_blank(const struct entry *section, uint32_t index, uint32_t end)
{
	bool is_blank = section->items[index].end < end;
	for (uint32_t i = index; section->items[i].end < end && is_blank; i = section->items[i].end) {
		is_blank = entry_item_is_empty(section, i);
	}
	return is_blank;
}

void shape_paragraphs_find(struct shape_cuts *cuts)
{
	const struct entry *section = cuts->section;
	size_t before = cuts->count;
	bool has_blank = false;
	for (uint32_t i = 0; i < section->item_count;) {
		uint32_t end = section->items[i].end;
		if (opens_entry(cuts, i)) {
			while (end < section->item_count && !opens_entry(cuts, end)) {
				end = section->items[end].end;
			}
			*shape_add(cuts) = entry_cut_of_paragraphs(section, i, end);
			has_blank = is_blank(section, i, end);
		}
		i = end;
	}
	if (cuts->count == before + 1 && has_blank) {
		cuts->count = before;
	}
}
