// Edits of an item of a list, and what is around it.

#include "lint/edit_item.h"

#include "base/bytes.h"
#include "markdown/line.h"

static bool all_blank(const struct source *source, span at)
{
	return span_is_empty(source_trim(source, at));
}

static const char *whitespace_of(uint32_t count)
{
	static const char whitespace[] = "                ";
	uint32_t room = sizeof whitespace - 1;
	return whitespace + (count < room ? room - count : 0);
}

// Nothing else is in the item, or a blank line follows it: the line behind it is not taken for one of its.
static bool is_closed(const struct check *check, uint32_t index)
{
	const struct entry_item *item = &check->entry->items[index];
	bool is_alone = item->end == index + 1 && !item->has_more && item->details_count == 0;
	return is_alone || edit_item_precedes_blank(check, index);
}

bool edit_item_precedes_blank(const struct check *check, uint32_t item)
{
	uint32_t next = source_next_line(check->source, edit_item_lines(check, item).end);
	return next >= check->source->size || all_blank(check->source, source_line(check->source, next));
}

bool edit_item_indent(const struct check *check, uint32_t item, struct indentation *indent)
{
	span marker = check->entry->items[item].marker;
	if (!edit_line_indent(check, marker.start, indent)) {
		return false;
	}
	if (entry_item_is_paragraph(&check->entry->items[item])) {
		indent->whitespace = piece_text("");
		return edit_item_precedes_blank(check, item);
	}
	uint32_t whitespace = 0;
	while (marker.end + whitespace < check->source->size && check->source->bytes[marker.end + whitespace] == ' ') {
		whitespace++;
	}
	if (marker.end + whitespace < check->source->size && check->source->bytes[marker.end + whitespace] == '\t') {
		return false;
	}
	whitespace = whitespace >= 1 && whitespace <= 4 ? whitespace : 1;
	indent->whitespace = piece_text(whitespace_of(span_length(marker) + whitespace));
	return true;
}

span edit_item_lines(const struct check *check, uint32_t item)
{
	span whole = source_trim_lines(check->source, check->entry->items[item].whole);
	if (entry_item_is_paragraph(&check->entry->items[item])) {
		return span_of(source_line_start(check->source, whole.start), whole.end);
	}
	uint32_t last = whole.end > whole.start ? whole.end - 1 : whole.start;
	return span_of(source_line_start(check->source, whole.start), source_line(check->source, last).end);
}

uint32_t edit_item_next(const struct entry *entry, uint32_t item)
{
	uint32_t parent = entry->items[item].parent;
	uint32_t end = parent == ENTRY_NONE ? (uint32_t)entry->item_count : entry->items[parent].end;
	return entry->items[item].end < end ? entry->items[item].end : ENTRY_NONE;
}

bool edit_item_is_indented(const struct check *check, uint32_t item)
{
	const struct source *source = check->source;
	struct indentation indent;
	if (entry_item_is_paragraph(&check->entry->items[item])) {
		return is_closed(check, item);
	}
	if (!edit_item_indent(check, item, &indent)) {
		return false;
	}
	uint32_t width = edit_indent_width(source, &indent);
	span lines = edit_item_lines(check, item);
	for (uint32_t at = source_next_line(source, lines.start); at < lines.end; at = source_next_line(source, at)) {
		span text = source_trim(source, source_line(source, at));
		if (!span_is_empty(text) && edit_width(source, span_of(at, text.start)) < width) {
			return false;
		}
	}
	return true;
}

bool edit_item_stands_apart(const struct check *check, uint32_t item)
{
	const struct source *source = check->source;
	span lines = edit_item_lines(check, item);
	uint32_t parent = check->entry->items[item].parent;
	const struct entry_item *items = check->entry->items;
	span above = parent == ENTRY_NONE ? span_of(0, 0)
					  : span_of(items[parent].whole.start, items[parent + 1].whole.start);
	if (source_has_lone_cr(source, lines) || source_has_lone_cr(source, above)) {
		return false;
	}
	uint32_t after = source_next_line(source, lines.end);
	bool is_parted = false;
	while (after < source->size && all_blank(source, source_line(source, after))) {
		after = source_next_line(source, after);
		is_parted = true;
	}
	if (after >= source->size) {
		return true;
	}
	bool is_indented = (source->bytes[after] == ' ' || source->bytes[after] == '\t') ||
			   source->bytes[after] == '\r'; // which ends a line for md4c
	if (after >= check->entry->extent.end) {
		// A heading by its underline is a paragraph first, and `###Title` is none.
		return (is_parted && !is_indented) ||
		       line_heading_level(source->bytes, after, source_line(source, after).end) > 0;
	}
	uint32_t next = edit_item_next(check->entry, item);
	if (next == ENTRY_NONE && parent != ENTRY_NONE) {
		next = edit_item_next(check->entry, parent);
	}
	return (next != ENTRY_NONE && edit_item_lines(check, next).start == after) || (is_parted && !is_indented);
}

bool edit_item_follows_comment(const struct check *check, uint32_t item)
{
	const struct source *source = check->source;
	uint32_t start = edit_item_lines(check, item).start;
	uint32_t previous = check->entry->items[item].previous;
	if (start == 0 || (previous != ENTRY_NONE && edit_item_lines(check, previous).end + 1 >= start)) {
		return false;
	}
	span above = source_trim_lines(source, source_line(source, start - 1));
	return source_ends_with(source, above, "-->");
}

bool edit_item_is_aligned(const struct check *check, uint32_t item)
{
	const struct entry_item *items = check->entry->items;
	uint32_t previous = items[item].previous;
	uint32_t next = edit_item_next(check->entry, item);
	return (previous == ENTRY_NONE || items[previous].indent == items[item].indent) &&
	       (next == ENTRY_NONE || items[next].indent == items[item].indent);
}

bool edit_item_is_bare(const struct check *check, uint32_t item)
{
	span marker = check->entry->items[item].marker;
	return !span_is_empty(marker) &&
	       span_is_empty(
		       source_trim(check->source, span_of(marker.end, source_line(check->source, marker.end).end)));
}

bool edit_item_cut(const struct check *check, uint32_t item, span *cut)
{
	const struct entry *entry = check->entry;
	const struct source *source = check->source;
	span lines = edit_item_lines(check, item);
	uint32_t previous = entry->items[item].previous;
	uint32_t next = edit_item_next(entry, item);
	if (!edit_item_stands_apart(check, item) || !edit_item_is_aligned(check, item) ||
	    !all_blank(source, span_of(lines.start, entry->items[item].marker.start))) {
		return false;
	}
	if (previous != ENTRY_NONE) {
		uint32_t before = edit_item_lines(check, previous).end;
		*cut = span_of(source_next_line(source, before), source_next_line(source, lines.end));
		return span_is_empty(source_trim_lines(source, span_of(before, lines.start)));
	}
	if (next != ENTRY_NONE && !edit_item_is_bare(check, next)) {
		*cut = span_of(lines.start, edit_item_lines(check, next).start);
		return span_is_empty(source_trim_lines(source, span_of(lines.end, cut->end)));
	}
	return false;
}

bool edit_item_follows_label(const struct check *check, const struct entry_item *item)
{
	uint32_t lines = 0;
	for (uint32_t i = item->label.whole.end; i < item->value.start; i++) {
		if (!byte_is_in(check->source->bytes[i], " \t\r\n")) {
			return false;
		}
		lines += check->source->bytes[i] == '\n';
	}
	return lines <= 1;
}

bool edit_item_is_beside(const struct check *check, uint32_t a, uint32_t b)
{
	const struct entry_item *first = &check->entry->items[a];
	const struct entry_item *second = &check->entry->items[b];
	bool is_list = !entry_item_is_paragraph(first) && !entry_item_is_paragraph(second);
	bool is_none = entry_item_is_paragraph(first) && entry_item_is_paragraph(second);
	char mark = check->source->bytes[first->marker.start];
	return first->indent == second->indent && first->parent == second->parent &&
	       (is_none || (is_list && byte_is_in(mark, "-*+") && mark == check->source->bytes[second->marker.start]));
}

bool edit_item_has_ending(const struct check *check, uint32_t item)
{
	return edit_item_lines(check, item).end < check->source->size;
}
