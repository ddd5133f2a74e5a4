// Kinds that are a paragraph in bold with a list of labels below it: `**Title**`, `- Paper: URL`.

#include "entry/bold.h"
#include "template/compile.h"
#include "template/placeholder.h"

static bool is_list_of_labels(const struct entry *entry)
{
	uint32_t labels = 0;
	uint32_t items = 0;
	for (uint32_t i = 0; i < entry->item_count; i = entry->items[i].end) {
		labels += field_item_is_field(entry, i);
		items++;
	}
	return labels * 2 > items;
}

// A heading that shows a title has one paragraph in bold above its fields.
static bool is_text_of_heading(struct skeleton *skeleton, const struct entry *section, span title)
{
	struct arena *arena = &skeleton->arena;
	return section->level > 0 && placeholder_is_title(arena, section->source, section->title) &&
	       !placeholder_is_title(arena, section->source, title);
}

bool bold_kinds_read(struct skeleton *skeleton, const struct entry *section)
{
	bool found = false;
	struct entry_cut cut;
	for (size_t paragraph = 0; entry_bold_next(section, &paragraph, &cut);) {
		struct entry *part = entry_part(&skeleton->arena, section, &cut);
		if (is_list_of_labels(part) && kind_is_template(skeleton, part, part->title) &&
		    !is_text_of_heading(skeleton, section, part->title)) {
			kind_keep(skeleton, part, ENTRY_PIECE_STRONG, part->title);
			found = true;
		}
	}
	return found;
}
