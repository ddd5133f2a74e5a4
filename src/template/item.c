// Kinds that are a list item with further lines: `- [title](paper link)` and what is nested below it.

#include "base/bytes.h"
#include "entry/part.h"
#include "template/compile.h"
#include "template/placeholder.h"

// --- the first line -------------------------------------------------------------------------------

// Behind code and text in brackets without links, of which nothing else is before `at`: `[Venue] ` and `` `tag` ``.
static uint32_t behind_lead(const struct source *source, span line)
{
	uint32_t at = line.start;
	for (;;) {
		static const char closes[] = {['`'] = '`', ['['] = ']', ['('] = ')'};
		unsigned char open = (unsigned char)source->bytes[at];
		char close = open < sizeof closes ? closes[open] : '\0';
		uint32_t end = at + 1;
		while (close && end < line.end && !byte_is_in(source->bytes[end], "[]()`")) {
			end++;
		}
		if (!close || end >= line.end || source->bytes[end] != close) {
			return at;
		}
		uint32_t next = end + 1;
		while (next < line.end && byte_is_blank(source->bytes[next])) {
			next++;
		}
		if (next == end + 1 || next >= line.end) {
			return at;
		}
		at = next;
	}
}

// The title and what piece it is: the link or strong text that opens the line, else the text up to the first link,
// bracket, bar or spaced dash.
static span read_piece(const struct source *source, span line, enum entry_piece *piece)
{
	span text;
	span target;
	uint32_t end;
	if (placeholder_link(source, line, &text, &target, &end)) {
		*piece = ENTRY_PIECE_LINK;
		return span_of(line.start, end);
	}
	if (source_starts_with(source, line, "**") || source_starts_with(source, line, "__")) {
		span inner = span_of(line.start + 2, line.end);
		*piece = placeholder_link(source, inner, &text, &target, &end) ? ENTRY_PIECE_LINK : ENTRY_PIECE_STRONG;
		for (uint32_t i = line.start + 3; i + 2 <= line.end; i++) {
			if (source->bytes[i] == source->bytes[line.start] &&
			    source->bytes[i + 1] == source->bytes[line.start]) {
				return span_of(line.start, i + 2);
			}
		}
	}
	*piece = ENTRY_PIECE_TEXT;
	uint32_t stop = line.start;
	while (stop < line.end && !byte_is_in(source->bytes[stop], "[(|")) {
		stop++;
	}
	span title = source_trim(source, span_of(line.start, stop));
	if (source_ends_with(source, title, ".")) {
		title.end--;
	}
	return title;
}

// --- which items are kinds ------------------------------------------------------------------------

// `[name](url) - description` in code: a template of a line, and no value.
static bool is_line_in_code(const struct source *source, span value)
{
	span text, target;
	uint32_t end;
	span inner = span_of(value.start + 1, value.end - 1);
	return span_length(value) > 2 && source->bytes[value.start] == '`' && source->bytes[value.end - 1] == '`' &&
	       placeholder_link(source, inner, &text, &target, &end) && end < inner.end;
}

static bool shows_placeholder(struct skeleton *skeleton, const struct entry *entry, uint32_t item)
{
	struct text text = text_without_comments(skeleton->memory, entry->source, entry->items[item].value);
	bool is_last = entry->items[item].end == item + 1 && entry->items[item].details_count == 0;
	if (span_is_empty(text.at)) {
		return is_last;
	}
	return placeholder_is_value(&skeleton->arena, text.source, text.at) && !is_line_in_code(text.source, text.at);
}

// `1. **Clone it**: ...`: what to do, one after the other.
static bool are_steps(const struct entry *entry)
{
	return entry->item_count > 0 && byte_is_digit(entry->source->bytes[entry->items[0].whole.start]);
}

bool kind_is_template(struct skeleton *skeleton, const struct entry *entry, span title)
{
	size_t fields = 0;
	size_t placeholders = 0;
	for (uint32_t i = 0; i < entry->item_count; i = entry->items[i].end) {
		fields++;
		placeholders += shows_placeholder(skeleton, entry, i);
	}
	return placeholder_is_title(&skeleton->arena, skeleton->source, title) ||
	       (placeholders * 2 >= fields && !are_steps(entry));
}

static bool may_be_kind(const struct entry *section, uint32_t index)
{
	const struct entry_item *item = &section->items[index];
	return span_is_empty(item->label.colon) && item->end > index + 1 &&
	       (item->label.exists || !span_is_empty(item->value));
}

void kind_add_draft(struct skeleton *skeleton, const struct kind_draft *draft)
{
	struct kind_drafts *drafts = &skeleton->others[draft->kind.shape];
	drafts->items = memory_grow(skeleton->memory, drafts->items, &drafts->capacity, drafts->count + 1,
				    sizeof *drafts->items);
	drafts->items[drafts->count++] = *draft;
}

void kind_keep(struct skeleton *skeleton, const struct entry *entry, enum entry_piece piece, span title)
{
	const struct source *source = entry->source;
	span text = title;
	span target;
	uint32_t end;
	bool is_link = placeholder_link(source, text_plain(source, title), &text, &target, &end);
	struct kind_draft draft = {.extent = entry->extent};
	draft.kind = (struct template_kind){
		.shape = entry->shape,
		.piece = piece,
		.heading = text_file_span(source, entry->heading),
		.title = text_file_span(source, title),
		.title_key = text_fold(&skeleton->arena, source, text_plain(source, text)),
		.title_is_link = is_link,
		.has_link = is_link || source_holds(source, entry->heading, "]("),
	};
	draft.kind.fields = field_read_all(skeleton, entry, ENTRY_NONE, &draft.kind.field_count, &draft.filled);
	for (uint32_t i = 0; i < draft.kind.field_count; i++) {
		draft.kind.required_count += draft.kind.fields[i].required;
		draft.kind.has_slots = draft.kind.has_slots || draft.kind.fields[i].is_slot;
		draft.kind.has_labels = draft.kind.has_labels || !draft.kind.fields[i].is_slot;
		draft.kind.has_named = draft.kind.has_named || draft.kind.fields[i].is_details;
		bool is_line = draft.kind.fields[i].is_paragraph && !draft.kind.fields[i].is_details;
		bool is_in_item = entry->shape == ENTRY_SHAPE_ITEM;
		draft.kind.has_lines = draft.kind.has_lines || (is_line && is_in_item);
		draft.kind.has_paragraphs = draft.kind.has_paragraphs || (is_line && !is_in_item);
		draft.strong += draft.kind.fields[i].strong;
	}
	kind_add_draft(skeleton, &draft);
}

void item_kinds_read(struct skeleton *skeleton, const struct entry *section)
{
	for (uint32_t i = 0; i < section->item_count;) {
		if (may_be_kind(section, i)) {
			struct entry_cut cut = entry_cut_of_item(section, i);
			entry_cut_take_blocks(section, &cut);
			struct entry *part = entry_part(&skeleton->arena, section, &cut);
			enum entry_piece piece;
			uint32_t start = behind_lead(section->source, part->title);
			span title = read_piece(section->source, span_of(start, part->title.end), &piece);
			bool has_lead = start > part->title.start && piece != ENTRY_PIECE_TEXT;
			if (start > part->title.start && !has_lead) {
				title = read_piece(section->source, part->title, &piece);
			}
			if (kind_is_template(skeleton, part, title)) {
				kind_keep(skeleton, part, piece, title);
				struct kind_drafts *drafts = &skeleton->others[ENTRY_SHAPE_ITEM];
				drafts->items[drafts->count - 1].kind.has_lead = has_lead;
				i = cut.end;
				continue;
			}
		}
		i++;
	}
}
