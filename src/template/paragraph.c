// Kinds that are labelled paragraphs without a heading, the first of them the title: `**Title:** [Name](url)`.

#include "template/paragraph.h"
#include "entry/part.h"
#include "template/compile.h"

enum { PARAGRAPHS_MIN = 3 };

bool paragraph_names_title(const struct entry_item *item)
{
	return entry_item_is_paragraph(item) && !entry_item_is_named_details(item) &&
	       text_is_word(item->label.key, "title|paper|name|标题|名称");
}

// The item behind the paragraphs that follow a title.
static uint32_t end_of(const struct entry *section, uint32_t title)
{
	uint32_t end = section->items[title].end;
	while (end < section->item_count && entry_item_is_paragraph(&section->items[end]) &&
	       !unicode_key_equal(section->items[end].label.key, section->items[title].label.key)) {
		end = section->items[end].end;
	}
	return end;
}

static uint32_t count(const struct entry *section, uint32_t from, uint32_t end)
{
	uint32_t paragraphs = 0;
	for (uint32_t i = from; i < end; i = section->items[i].end) {
		paragraphs++;
	}
	return paragraphs;
}

// What is shown as the title may be nothing; the label names it then.
static void name_title(struct skeleton *skeleton, const struct entry_label *label, struct template_kind *kind)
{
	kind->opener =
		(struct unicode_key){arena_copy(&skeleton->arena, label->key.bytes, label->key.size), label->key.size};
	if (span_is_empty(kind->title)) {
		kind->title = text_file_span(skeleton->source, label->text);
	}
}

bool paragraph_kinds_read(struct skeleton *skeleton, const struct entry *section)
{
	bool found = false;
	for (uint32_t i = 0; i < section->item_count;) {
		uint32_t end = paragraph_names_title(&section->items[i]) ? end_of(section, i) : section->items[i].end;
		if (paragraph_names_title(&section->items[i]) && count(section, i, end) >= PARAGRAPHS_MIN) {
			struct entry_cut cut = entry_cut_of_paragraphs(section, i, end);
			struct entry *part = entry_part(&skeleton->arena, section, &cut);
			if (kind_is_template(skeleton, part, part->title)) {
				kind_keep(skeleton, part, ENTRY_PIECE_TEXT, part->title);
				struct kind_drafts *drafts = &skeleton->others[ENTRY_SHAPE_PARAGRAPHS];
				name_title(skeleton, &section->items[i].label, &drafts->items[drafts->count - 1].kind);
				found = true;
			}
		}
		i = end;
	}
	return found;
}
