// Lines that name a field which is missing, where no field is read: without a list marker or a colon, misspelled, or
// behind the text of another line.

#include <string.h>

#include "base/bytes.h"
#include "entry/file.h"
#include "match/loose.h"
#include "match/matcher.h"

enum { NAME_MAX = 60 }; // bytes

struct looking {
	const struct matcher *matcher;
	const struct source *source;
	const struct template_field *field;
	uint32_t item; // the next one by its marker
};

// --- at the start of a line -------------------------------------------------------------------------

// What people write as a list marker: its length, 0 for none.
static uint32_t marker_length(const struct source *source, span text)
{
	static const char *const marks[] = {"-",
					    "+",
					    "\xE2\x80\xA2",
					    "\xC2\xB7",
					    "\xE2\x97\x8F",
					    "\xE2\x97\xA6",
					    "\xE2\x96\xAA",
					    "\xE2\x80\x93",
					    "\xE2\x80\x94",
					    ">"};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (source_starts_with(source, text, marks[i])) {
			return (uint32_t)strlen(marks[i]);
		}
	}
	bool is_star = source_starts_with(source, text, "* ");
	return is_star ? 1 : 0;
}

static span after_marker(const struct source *source, span text)
{
	for (uint32_t length; (length = marker_length(source, text)) > 0;) {
		text = source_trim(source, span_of(text.start + length, text.end));
	}
	return text;
}

static uint32_t colon_length(const struct source *source, span text)
{
	bool is_wide = source_starts_with(source, text, "\xEF\xBC\x9A");
	return is_wide ? 3 : source_starts_with(source, text, ":") ? 1 : 0;
}

// The end of a label with a colon at the start of a text, if it is the field's or, with `may_be_near`, nearly so; 0 for
// none.
static uint32_t end_of_label(const struct looking *looking, span text, bool may_be_near)
{
	const struct source *source = looking->source;
	span name = text;
	while (!span_is_empty(name) && byte_is_in(source->bytes[name.start], "*_")) {
		name.start++;
	}
	uint32_t end = name.start;
	while (end < text.end && end - name.start < NAME_MAX && colon_length(source, span_of(end, text.end)) == 0) {
		end++;
	}
	uint32_t length = colon_length(source, span_of(end, text.end));
	name.end = end;
	while (!span_is_empty(name) && byte_is_in(source->bytes[name.end - 1], "*_ ")) {
		name.end--;
	}
	if (length == 0 || span_is_empty(name)) {
		return 0;
	}
	struct entry_label label = {.exists = true, .shown = {source_at(source, name), span_length(name)}};
	label.key = unicode_fold(looking->matcher->arena, label.shown.bytes, label.shown.size);
	const struct template_kind *kind = looking->matcher->match->kind;
	const struct template_field *field = label_find(kind->fields, kind->field_count, &label).field;
	if (!field && may_be_near) {
		struct label_near near = label_nearest(kind->fields, kind->field_count, &label);
		field = near.only ? near.field : NULL;
	}
	for (end += length; end < text.end && byte_is_in(source->bytes[end], "*_");) {
		end++;
	}
	return field == looking->field ? end : 0;
}

// The label that a line opens with, from the line's start on; empty for none.
static span label_of_line(const struct looking *looking, span line)
{
	const struct source *source = looking->source;
	span text = after_marker(source, line);
	bool has_marker = text.start > line.start;
	bool is_bold = source_starts_with(source, text, "**") || source_starts_with(source, text, "__");
	struct entry_label label;
	if (lost_name_read(looking->matcher->arena, source, text, looking->field, &label)) {
		bool has_mark = !span_is_empty(label.dash) && !byte_is_in(source->bytes[label.dash.start], ",.;");
		bool is_named = has_marker || is_bold || has_mark || !span_is_empty(label.colon) ||
				looking->field->is_paragraph;
		return span_of(line.start, is_named ? label.whole.end : line.start);
	}
	uint32_t end = end_of_label(looking, text, true);
	return span_of(line.start, end > 0 ? end : line.start);
}

// --- behind other text ------------------------------------------------------------------------------

// What is directly before a label in a line: a list marker or a separator, and spaces. Returns where that starts.
static uint32_t start_of_marker(const struct source *source, span line, uint32_t at)
{
	uint32_t start = at;
	while (start > line.start && byte_is_blank(source->bytes[start - 1])) {
		start--;
	}
	bool has_separator = start > line.start && start < at && byte_is_in(source->bytes[start - 1], ";,|");
	bool has_marker = start > line.start && byte_is_in(source->bytes[start - 1], "-+*") &&
			  (start - 1 == line.start || byte_is_blank(source->bytes[start - 2]));
	return has_marker || has_separator ? start - 1 : at;
}

// A label in the template's markup behind other text, with the list marker before it; empty for none.
static span label_inside(const struct looking *looking, span line)
{
	const struct source *source = looking->source;
	const struct template_field *field = looking->field;
	for (uint32_t at = line.start + 1; at < line.end; at++) {
		if (field->strong) {
			const char *mark = memchr(source->bytes + at, '*', line.end - at);
			at = mark ? (uint32_t)(mark - source->bytes) : line.end - 1;
		}
		char before = source->bytes[at - 1];
		bool is_bold = source_starts_with(source, span_of(at, line.end), "**");
		if (is_bold != field->strong || !(byte_is_blank(before) || byte_is_in(before, "-+>")) ||
		    source->bytes[at] == ' ') {
			continue;
		}
		uint32_t end = end_of_label(looking, span_of(at, line.end), false);
		uint32_t start = start_of_marker(source, line, at);
		if (end > 0 && (is_bold || start < at)) {
			return span_of(start, end);
		}
	}
	return span_of(line.start, line.start);
}

// --- the lines --------------------------------------------------------------------------------------

static bool is_field(const struct looking *looking, uint32_t item)
{
	enum item_role role = looking->matcher->match->items[item].role;
	return role != ROLE_TEXT && role != ROLE_UNKNOWN && role != ROLE_SLOT;
}

// `is_below`: below the line of the title.
static struct lost_line look_at(struct looking *looking, span line, bool is_below)
{
	const struct entry *entry = looking->matcher->entry;
	while (looking->item < entry->item_count && entry->items[looking->item].whole.start < line.start) {
		looking->item++;
	}
	bool is_item = looking->item < entry->item_count && entry->items[looking->item].whole.start == line.start;
	bool may_open = is_below && (!is_item || (looking->field->is_paragraph && !is_field(looking, looking->item)));
	span at = may_open ? label_of_line(looking, line) : span_of(line.start, line.start);
	bool is_inside = span_is_empty(at);
	if (is_inside) {
		uint32_t value = is_item ? entry->items[looking->item].value.start : line.start;
		bool has_label = is_item && entry->items[looking->item].label.exists;
		uint32_t own = has_label && value > line.start ? value - 1 : value;
		at = label_inside(looking, span_of(own, line.end > own ? line.end : own));
	}
	return (struct lost_line){at, is_inside ? LOST_INSIDE : LOST_LINE};
}

// The paragraphs that the header of a file is in, of which a list is a part.
static span header_lines(const struct entry *entry)
{
	const struct source *source = entry->source;
	uint32_t count = (uint32_t)entry->item_count;
	if (entry->file->header != FILE_HEADER_LIST || count == 0) {
		return span_of(0, 0);
	}
	uint32_t start = source_line_start(source, entry->items[0].whole.start);
	uint32_t end = source_line(source, entry->items[count - 1].whole.end).end;
	for (span line; start > 0 && !span_is_empty(line = source_trim(source, source_line(source, start - 1))) &&
			source->bytes[line.start] != '#';) {
		start = source_line_start(source, line.start);
	}
	for (uint32_t next; (next = source_next_line(source, end)) < source->size;) {
		span line = source_trim(source, source_line(source, next));
		if (span_is_empty(line) || source->bytes[line.start] == '#') {
			break;
		}
		end = source_line(source, next).end;
	}
	return span_of(start, end);
}

// The lines that fields may be on.
static span lines_of(const struct entry *entry)
{
	if (entry->file) {
		return header_lines(entry);
	}
	uint32_t start = entry->shape == ENTRY_SHAPE_ITEM ? entry->title.end : entry->heading.end;
	return span_of(start, loose_has_lines(entry) ? entry->extent.end : start);
}

struct lost_line lost_line_find(const struct matcher *matcher, const struct template_field *field)
{
	const struct entry *entry = matcher->entry;
	const struct source *source = entry->source;
	struct looking looking = {.matcher = matcher, .source = source, .field = field};
	struct lost_line lost = {{0, 0}, LOST_LINE};
	span lines = lines_of(entry);
	uint32_t at = lines.start;
	while (at < lines.end && span_is_empty(lost.at)) {
		span line = source_line(source, at);
		line.start = line.start > lines.start ? line.start : lines.start;
		line = source_trim_lines(source, line);
		uint32_t text = loose_end_of_text(entry, line.start);
		if (text == 0 && !span_is_empty(line)) {
			lost = look_at(&looking, line, at > lines.start || entry->file);
		}
		at = source_next_line(source, text > at ? text - 1 : at);
	}
	return lost;
}
