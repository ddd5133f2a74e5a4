// Kinds that are a details block: `<details><summary>Title</summary>`, with fields or links in it.

#include "entry/part.h"
#include "template/compile.h"
#include "template/placeholder.h"

// The texts of the links that are no field's, folded.
static void read_links(struct skeleton *skeleton, const struct entry *entry, struct template_kind *kind)
{
	struct unicode_key *links = arena_alloc(&skeleton->arena, entry->link_count * sizeof *links);
	for (size_t i = 0; i < entry->link_count; i++) {
		const struct entry_link *link = &entry->links[i];
		if (link->item == ENTRY_NONE && !link->image && link->notation != LINK_BARE) {
			links[kind->link_count++] = entry_link_key(entry, link, &skeleton->arena);
		}
	}
	kind->links = links;
}

bool block_kinds_read(struct skeleton *skeleton, const struct entry *section)
{
	bool found = false;
	for (size_t i = 0; i < section->details_count; i++) {
		struct entry_cut cut;
		if (!entry_cut_of_block(section, &section->details[i], &cut) ||
		    !placeholder_is_title(&skeleton->arena, section->source, cut.title)) {
			continue;
		}
		struct entry *part = entry_part(&skeleton->arena, section, &cut);
		bool has_fields = false;
		for (uint32_t k = 0; k < part->item_count; k = part->items[k].end) {
			has_fields = has_fields || field_item_is_field(part, k);
		}
		if (has_fields || part->link_count > 0) {
			kind_keep(skeleton, part, ENTRY_PIECE_TEXT, part->title);
			struct kind_drafts *drafts = &skeleton->others[ENTRY_SHAPE_DETAILS];
			read_links(skeleton, part, &drafts->items[drafts->count - 1].kind);
			found = true;
		}
	}
	return found;
}
