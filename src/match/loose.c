// Fields that are there, but not as items directly in the entry.

#include "match/loose.h"

#include <string.h>

#include "base/bisect.h"
#include "base/bytes.h"
#include "match/matcher.h"

enum { NAME_MAX_BYTES = 60 };

struct scanning {
	struct arena *arena;
	const struct match *match;
	struct loose_field *fields;
	uint32_t item; // the next one by its marker
};

// --- paragraphs -----------------------------------------------------------------------------------

static bool is_joined(const struct source *source, span label)
{
	uint32_t start = source_line_start(source, label.start);
	span above = start > 0 ? source_line(source, start - 1) : span_of(0, 0);
	span text = source_trim(source, above);
	bool is_first = byte_is_in(source->bytes[source_trim(source, source_line(source, start)).start], "*_");
	if (!is_first || span_is_empty(text) || source_ends_with(source, above, "  ") ||
	    source->bytes[text.start] == '#' || byte_is_in(source->bytes[text.end - 1], "\\-=")) {
		return false;
	}
	// `**Label:** <what a template asks for>` ends in no tag.
	bool is_placeholder = byte_is_in(source->bytes[text.start], "*_") && !source_holds(source, text, "<br") &&
			      !source_holds(source, text, "</");
	return source->bytes[text.end - 1] != '>' || !source_holds(source, text, "<") || is_placeholder;
}

bool loose_is_joined(const struct source *source, span label, const struct template *template,
		     const struct template_field *field)
{
	return is_joined(source, label) && !is_joined(template->file, field->label);
}

// --- lines ----------------------------------------------------------------------------------------

// The end of the outermost details block around the offset; 0 for none.
static uint32_t end_of_details(const struct entry *entry, uint32_t at)
{
	size_t end, first;
	BISECT(end, entry->details_count, entry->details[end].open.start <= at);
	for (first = end; first > 0 && (first == end || entry->details[first].depth > 0); first--) {
	}
	for (; first < end; first++) {
		if (at < entry->details[first].close.end) {
			return entry->details[first].close.end;
		}
	}
	return 0;
}

static uint32_t end_of_comment(const struct entry *entry, uint32_t at)
{
	size_t after;
	BISECT(after, entry->comment_count, entry->comments[after].whole.start <= at);
	uint32_t end = after > 0 ? entry->comments[after - 1].whole.end : 0;
	return at < end ? end : 0;
}

static uint32_t end_of_code(const struct entry *entry, uint32_t at)
{
	size_t after;
	BISECT(after, entry->fence_count, entry->fences[after].content.start <= at);
	const struct entry_fence *fence = after > 0 ? &entry->fences[after - 1] : NULL;
	return fence && fence->is_closed && at < fence->content.end ? fence->content.end : 0;
}

uint32_t loose_end_of_text(const struct entry *entry, uint32_t at)
{
	uint32_t end = end_of_details(entry, at);
	end = end ? end : end_of_comment(entry, at);
	return end ? end : end_of_code(entry, at);
}

static bool is_in_html(const struct entry *entry, uint32_t at)
{
	size_t index = entry_html_after(entry, at);
	return index < entry->html_count && entry->html[index].at.start <= at && !entry->html[index].is_text;
}

// The last fence of an entry is the only one that may have no end.
static bool is_fenced(const struct entry *entry, uint32_t at)
{
	const struct entry_fence *last = entry->fence_count > 0 ? &entry->fences[entry->fence_count - 1] : NULL;
	return last && !last->is_closed && at >= last->content.start;
}

static bool is_in_item(const struct entry *entry, uint32_t at)
{
	for (uint32_t i = 0; i < entry->item_count; i = entry->items[i].end) {
		if (entry->items[i].whole.start <= at && at < entry->items[i].whole.end) {
			return true;
		}
	}
	return false;
}

static uint32_t indent_of(const struct source *source, uint32_t start, uint32_t at)
{
	uint32_t column = 0;
	for (uint32_t i = start; i < at; i++) {
		column += source->bytes[i] == '\t' ? 4 - column % 4 : 1;
	}
	return column;
}

static bool is_word_start(const struct source *source, uint32_t at, uint32_t end)
{
	return at < end && (source_is_word_byte(source->bytes[at]) || byte_is_in(source->bytes[at], "*_"));
}

static uint32_t after_spaces(const struct source *source, uint32_t at, uint32_t end)
{
	while (at < end && byte_is_in(source->bytes[at], " \t")) {
		at++;
	}
	return at;
}

span loose_read_name(const struct source *source, uint32_t at, uint32_t end, bool is_cell)
{
	for (uint32_t length = 1; length > 0; at += length) {
		length = entry_tag_length(source, span_of(at, end));
		length = length == 0 && at < end ? byte_is_in(source->bytes[at], "*_`") : length;
	}
	uint32_t stop = at;
	while (stop < end && stop - at < NAME_MAX_BYTES && source->bytes[stop] != ':' && source->bytes[stop] != '|' &&
	       !source_starts_with(source, span_of(stop, end), "\xEF\xBC\x9A")) {
		stop++;
	}
	bool ends = stop < end && stop - at < NAME_MAX_BYTES && (source->bytes[stop] != '|' || is_cell);
	uint32_t name = stop;
	const char *tag = memchr(source->bytes + at, '<', name - at);
	if (tag && entry_tag_length(source, span_of((uint32_t)(tag - source->bytes), end)) > 0) {
		name = (uint32_t)(tag - source->bytes);
	}
	while (name > at && byte_is_in(source->bytes[name - 1], "*_` \t")) {
		name--;
	}
	return ends ? span_of(at, name) : span_of(at, at);
}

// The name of a heading in the place of a field.
static span heading_name(const struct entry *entry, span line)
{
	return entry->field_headings > 0 ? field_heading_name(entry->source, line) : span_of(line.start, line.start);
}

// Behind the tags that a line of raw HTML opens with.
static uint32_t after_tags(const struct source *source, uint32_t at, uint32_t end)
{
	while (at + 1 < end && source->bytes[at] == '<' && byte_is_letter(source->bytes[at + 1])) {
		const char *close = memchr(source->bytes + at, '>', end - at);
		if (!close) {
			break;
		}
		at = after_spaces(source, (uint32_t)(close - source->bytes) + 1, end);
	}
	return at;
}

// The header of a table with one row below it: its cells are the labels.
static bool is_header(const struct entry *entry, span line)
{
	const struct source *source = entry->source;
	span lines[3];
	for (size_t i = 0; i < 3; i++) {
		uint32_t next = source_next_line(source, i == 0 ? line.start : lines[i - 1].start);
		lines[i] = next < entry->extent.end ? source_trim(source, source_line(source, next)) : span_of(0, 0);
	}
	bool has_row = source_starts_with(source, lines[1], "|") && !source_starts_with(source, lines[2], "|");
	for (uint32_t i = lines[0].start; i < lines[0].end; i++) {
		has_row = has_row && byte_is_in(source->bytes[i], "|:- ");
	}
	return has_row && !span_is_empty(lines[0]);
}

// Of a list marker with a space behind it; 0 for none.
static uint32_t marker_length(const struct source *source, span text)
{
	uint32_t length = 0;
	while (length < span_length(text) && byte_is_digit(source->bytes[text.start + length])) {
		length++;
	}
	const char *marks = length > 0 ? ".)" : "-+*";
	bool is_marker = length + 1 < span_length(text) && byte_is_among(source->bytes[text.start + length], marks) &&
			 source->bytes[text.start + length + 1] == ' ';
	return is_marker ? length + 1 : 0;
}

static enum loose_form form_of(const struct entry *entry, span line, uint32_t *at)
{
	const struct source *source = entry->source;
	bool is_quoted = source->bytes[*at] == '>';
	while (*at < line.end && byte_is_in(source->bytes[*at], "> ")) {
		++*at;
	}
	char first = *at < line.end ? source->bytes[*at] : '\n';
	uint32_t marker = marker_length(source, span_of(*at, line.end));
	bool is_tight = byte_is_in(first, "-+") && is_word_start(source, *at + 1, line.end);
	uint32_t indent = indent_of(source, line.start, *at);
	enum loose_form form = LOOSE_PLAIN;
	if (is_fenced(entry, *at)) {
		form = LOOSE_FENCED;
	} else if (is_quoted) {
		form = LOOSE_QUOTED;
	} else if (first == '|') {
		form = LOOSE_TABLE;
	} else if (is_in_html(entry, *at)) {
		form = LOOSE_SWALLOWED;
	} else if (indent >= 4 && entry->shape == ENTRY_SHAPE_HEADING && !is_in_item(entry, *at)) {
		form = LOOSE_CODE;
	} else if (is_tight) {
		form = LOOSE_TIGHT;
	}
	*at += first == '|' || is_tight ? 1 : marker;
	*at = after_spaces(source, *at, line.end);
	return form;
}

static void keep(struct scanning *scanning, span name, enum loose_form form, uint32_t item)
{
	const struct match *match = scanning->match;
	struct unicode_key text = {source_at(match->entry->source, name), span_length(name)};
	struct entry_label label = {.exists = true, .shown = text};
	label.key = unicode_fold(scanning->arena, text.bytes, text.size);
	struct label_hit hit = label_find(match->kind->fields, match->kind->field_count, &label);
	struct loose_field *field = hit.field ? &scanning->fields[hit.field->position] : NULL;
	if (field && field->form == LOOSE_NONE) {
		bool is_odd = form == LOOSE_NESTED && hit.field->is_paragraph; // wherever it is, it is none
		*field = (struct loose_field){is_odd ? LOOSE_ITEM : form, name, item};
	}
}

// The next cell of a table's header.
static bool next_cell(const struct entry *entry, span line, uint32_t *at)
{
	const struct source *source = entry->source;
	const char *bar = memchr(source->bytes + *at, '|', line.end - *at);
	if (!bar) {
		return false;
	}
	*at = after_spaces(source, (uint32_t)(bar - source->bytes) + 1, line.end);
	return *at < line.end && is_header(entry, line);
}

static void scan_line(struct scanning *scanning, span line)
{
	const struct entry *entry = scanning->match->entry;
	uint32_t at = after_spaces(entry->source, line.start, line.end);
	while (scanning->item < entry->item_count && entry->items[scanning->item].whole.start < at) {
		scanning->item++;
	}
	bool is_item = scanning->item < entry->item_count && entry->items[scanning->item].whole.start == at;
	if (at == line.end || is_item) {
		return;
	}
	span heading = heading_name(entry, span_of(at, line.end));
	if (!span_is_empty(heading)) {
		keep(scanning, heading, LOOSE_HEADING, ENTRY_NONE);
		return;
	}
	enum loose_form form = form_of(entry, line, &at);
	if (form == LOOSE_SWALLOWED) {
		at = after_tags(entry->source, at, line.end);
	}
	for (bool goes_on = true; goes_on;) {
		span name = loose_read_name(entry->source, at, line.end, form == LOOSE_TABLE);
		if (!span_is_empty(name)) {
			keep(scanning, name, form, ENTRY_NONE);
		}
		goes_on = form == LOOSE_TABLE && next_cell(entry, line, &at);
	}
}

// The lines of code, where fields are looked for last.
static void scan_fence(struct scanning *scanning, span content)
{
	const struct source *source = scanning->match->entry->source;
	for (uint32_t start = content.start; start < content.end; start = source_next_line(source, start)) {
		span line = source_line(source, start);
		uint32_t at = after_spaces(source, line.start, line.end);
		bool has_marker =
			at + 1 < line.end && byte_is_in(source->bytes[at], "-+*") && source->bytes[at + 1] == ' ';
		span name = loose_read_name(source, after_spaces(source, at + has_marker, line.end), line.end, false);
		if (!span_is_empty(name)) {
			keep(scanning, name, LOOSE_IN_FENCE, ENTRY_NONE);
		}
	}
}

// --- nested items -----------------------------------------------------------------------------------

static void scan_nested(struct scanning *scanning, uint32_t root)
{
	const struct entry *entry = scanning->match->entry;
	const struct template_field *owner = scanning->match->items[root].field;
	for (uint32_t i = root + 1; i < entry->items[root].end; i = entry->items[i].end) {
		const struct entry_label *label = &entry->items[i].label;
		if (!label->exists || !owner || span_is_empty(label->colon) ||
		    label->strong != scanning->match->kind->fields[0].strong ||
		    label_find(owner->children, owner->child_count, label).field) {
			continue;
		}
		keep(scanning, label->text, LOOSE_NESTED, i);
	}
}

// A heading of an entry or a group, in code.
static bool is_heading(const struct entry *entry, span line)
{
	const char *bytes = source_at(entry->source, line);
	uint32_t marks = 0;
	while (marks < span_length(line) && bytes[marks] == '#') {
		marks++;
	}
	return marks > 1 && (marks == entry->level || marks + 1 == entry->level);
}

bool loose_has_lines(const struct entry *entry)
{
	return entry->shape == ENTRY_SHAPE_HEADING || entry->shape == ENTRY_SHAPE_DETAILS ||
	       entry->shape == ENTRY_SHAPE_BOLD || entry->shape == ENTRY_SHAPE_ITEM;
}

struct loose_field *loose_find(struct arena *arena, const struct match *match)
{
	const struct entry *entry = match->entry;
	struct scanning scanning = {.arena = arena, .match = match};
	scanning.fields = arena_alloc(arena, (match->kind->field_count + 1) * sizeof *scanning.fields);
	for (uint32_t i = 0; i < entry->item_count; i = entry->items[i].end) {
		scan_nested(&scanning, i);
	}
	bool is_heading_entry = entry->shape == ENTRY_SHAPE_HEADING;
	uint32_t at = source_next_line(entry->source, is_heading_entry ? entry->heading.end : entry->heading.start);
	while (loose_has_lines(entry) && at < entry->extent.end) {
		span line = source_line(entry->source, at);
		if (is_fenced(entry, at) && is_heading(entry, line)) {
			break;
		}
		uint32_t text = loose_end_of_text(entry, after_spaces(entry->source, line.start, line.end));
		if (text == 0) {
			scan_line(&scanning, line);
		}
		at = source_next_line(entry->source, text > at ? text - 1 : at);
	}
	for (size_t i = 0; i < entry->fence_count; i++) {
		if (entry->fences[i].is_closed) {
			scan_fence(&scanning, entry->fences[i].content);
		}
	}
	return scanning.fields;
}
