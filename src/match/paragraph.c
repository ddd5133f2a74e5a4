// Which labels open a field in a paragraph.

#include "match/matcher.h"

static bool knows(const void *context, const struct entry_label *label, bool is_summary)
{
	const struct template *template = context;
	for (uint32_t i = 0; i < template->kind_count; i++) {
		const struct template_kind *kind = &template->kinds[i];
		bool opens = !is_summary && kind->opener.size > 0 && unicode_key_equal(kind->opener, label->key);
		if (opens || (is_summary ? match_knows_label(kind, label) : label_find_in(kind, label).field != NULL)) {
			return true;
		}
	}
	return false;
}

static bool knows_block(const void *context, const struct entry_label *label, bool is_summary)
{
	const struct template *template = context;
	for (uint32_t i = 0; i < template->kind_count && is_summary; i++) {
		const struct template_kind *kind = &template->kinds[i];
		const struct template_field *field = label_find_in(kind, label).field;
		field = field ? field : label_nearest(kind->fields, kind->field_count, label).field;
		if (field && field->is_details) {
			return true;
		}
	}
	return false;
}

static bool knows_line(const void *context, const struct entry_label *label, bool is_first)
{
	const struct template *template = context;
	for (uint32_t i = 0; i < template->kind_count; i++) {
		const struct template_kind *kind = &template->kinds[i];
		if (is_first ? match_knows_label(kind, label) : label_find_in(kind, label).field != NULL) {
			return true;
		}
	}
	return false;
}

void match_read_paragraphs(struct reader *reader, const struct template *template)
{
	if (template_has_shape(template, ENTRY_SHAPE_HEADING)) {
		reader_keep_headings(reader, field_heading_is_kept, template);
	}
	if (template->has_paragraphs) {
		bool in_blocks = template_has_shape(template, ENTRY_SHAPE_DETAILS) ||
				 template_has_shape(template, ENTRY_SHAPE_PARAGRAPHS); // or around them
		reader_read_paragraphs(reader, knows, template, in_blocks);
	} else if (template->has_named) {
		reader_read_summaries(reader, knows_block, template, false);
	}
	bool are_items = (template->shapes & ~(1u << ENTRY_SHAPE_ROW)) == 1u << ENTRY_SHAPE_ITEM;
	if (template->has_lines) {
		reader_read_lines(reader);
	} else if (are_items) {
		bool has_slots = template_kind_of(template, ENTRY_SHAPE_ITEM)->has_slots;
		reader_read_labelled_lines(reader, knows_line, template, has_slots);
	}
}

struct entry_stream match_stream_open(struct memory *memory, const struct source *source,
				      const struct template *template)
{
	struct entry_stream stream = entry_stream_open(memory, source, template->entry_level);
	match_read_paragraphs(stream.reader, template);
	return stream;
}
