// Headers that are read line by line: front matter in YAML, since templates hold what its parsers refuse, and labels in
// bold or in the first cell of a row above the sections.

#include "entry/file.h"

#include <string.h>

#include "base/bytes.h"
#include "base/url.h"
#include "markdown/comment.h"

enum { KEY_MAX = 80 }; // bytes

struct reading {
	struct arena *arena;
	struct entry *entry;
	const struct source *source;
	size_t room; // of items, comments, tokens and links
};

static bool is_space(char c)
{
	return c == ' ' || c == '\t';
}

// Where a comment starts in a line, outside quotation marks; the line's end for none.
static uint32_t find_comment(const struct source *source, span line)
{
	char quote = 0;
	for (uint32_t i = line.start; i < line.end; i++) {
		char c = source->bytes[i];
		bool starts = i == line.start || is_space(source->bytes[i - 1]);
		if (quote) {
			quote = c == quote ? 0 : quote;
		} else if (c == '#' && starts) {
			return i;
		} else if ((c == '"' || c == '\'') && (starts || byte_is_in(source->bytes[i - 1], "[,:"))) {
			quote = c;
		}
	}
	if (!quote) {
		return line.end;
	}
	for (uint32_t i = line.start + 1; i < line.end; i++) { // the quotation mark is text
		if (source->bytes[i] == '#' && is_space(source->bytes[i - 1])) {
			return i;
		}
	}
	return line.end;
}

// The colon behind a key at the start of a line; the line's start for none.
static uint32_t find_colon(const struct source *source, span line)
{
	uint32_t last = span_length(line) < KEY_MAX ? line.end : line.start + KEY_MAX;
	if (span_is_empty(line) || byte_is_in(source->bytes[line.start], " \t#-?!&*[]{}|>%@,:\"'`")) {
		return line.start;
	}
	for (uint32_t i = line.start; i < last; i++) {
		bool ends = i + 1 == line.end || is_space(source->bytes[i + 1]);
		if (source->bytes[i] == ':' && ends) {
			return i;
		}
		if (source->bytes[i] == 0) {
			break;
		}
	}
	return line.start;
}

static void add_comment(struct reading *reading, span whole)
{
	struct entry *entry = reading->entry;
	span text = whole;
	while (!span_is_empty(text) && reading->source->bytes[text.start] == '#') {
		text.start++;
	}
	entry->comments[entry->comment_count++] = (struct entry_comment){
		.whole = whole,
		.text = source_trim(reading->source, text),
		.item = entry->item_count > 0 ? (uint32_t)entry->item_count - 1 : ENTRY_NONE,
	};
}

// What one pair of quotation marks, or of square brackets, holds.
static span unquoted(const struct source *source, span value)
{
	static const char *const pairs[] = {"\"\"", "''", "[]"};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs && span_length(value) >= 2; i++) {
		const char *inner = source->bytes + value.start + 1;
		bool is_pair = source->bytes[value.start] == pairs[i][0] && source->bytes[value.end - 1] == pairs[i][1];
		if (is_pair && !memchr(inner, pairs[i][1], span_length(value) - 2)) {
			return source_trim(source, span_of(value.start + 1, value.end - 1));
		}
	}
	return value;
}

static void add_link(struct reading *reading, struct entry_item *item, span whole, span target)
{
	struct entry *entry = reading->entry;
	if (item->link_count == 0) {
		item->first_link = (uint32_t)entry->link_count;
	}
	item->link_count++;
	entry->links[entry->link_count++] = (struct entry_link){
		.whole = whole,
		.text = target,
		.target = target,
		.notation = whole.start < target.start ? LINK_ANGLE : LINK_BARE,
		.in_value = true,
		.item = (uint32_t)(item - entry->items),
	};
}

static bool is_url(const struct source *source, span at)
{
	return url_check(source_at(source, at), span_length(at)) == URL_FITS;
}

// The URLs of a value that opens with one, each with or without brackets around it.
static void read_links(struct reading *reading, struct entry_item *item)
{
	const struct source *source = reading->source;
	span value = item->value;
	for (uint32_t at = value.start; at < value.end;) {
		uint32_t end = at;
		while (end < value.end && !byte_is_in(source->bytes[end], " \t")) {
			end++;
		}
		span word = span_of(at, end);
		bool is_last = end == value.end && at == value.start;
		while (!is_last && !span_is_empty(word) && byte_is_in(source->bytes[word.end - 1], ",;)")) {
			word.end--;
		}
		while (!is_last && !span_is_empty(word) && source->bytes[word.start] == '(') {
			word.start++;
		}
		bool is_angle = source_starts_with(source, word, "<") && source_ends_with(source, word, ">");
		span target = is_angle ? span_of(word.start + 1, word.end - 1) : word;
		if (is_url(source, target)) {
			add_link(reading, item, word, target);
		} else if (item->link_count == 0) {
			return;
		}
		at = end + 1;
	}
}

// A label with its value on one line.
struct header_line {
	span whole;
	span label; // with its marks
	span text;
	span colon; // or what is in its place
	span value;
	bool is_strong; // the label
};

static struct entry_item *add_item(struct reading *reading, const struct header_line *line)
{
	struct entry *entry = reading->entry;
	uint32_t index = (uint32_t)entry->item_count++;
	struct entry_item *item = &entry->items[index];
	*item = (struct entry_item){
		.whole = line->whole,
		.marker = span_of(line->label.start, line->label.start),
		.parent = ENTRY_NONE,
		.previous = index > 0 ? index - 1 : ENTRY_NONE,
		.last_child = ENTRY_NONE,
		.end = index + 1,
		.value = span_is_empty(line->value) ? span_of(line->colon.end, line->colon.end) : line->value,
	};
	struct unicode_key shown = {source_at(reading->source, line->text), span_length(line->text)};
	item->label = (struct entry_label){
		.whole = line->label,
		.text = line->text,
		.colon = line->colon,
		.strong = line->is_strong,
		.exists = true,
		.shown = shown,
		.key = file_name_key(reading->arena, unicode_fold(reading->arena, shown.bytes, shown.size)),
	};
	item->label.tokens = (struct token_run){(uint32_t)entry->token_count, 1};
	entry->tokens[entry->token_count++] = (struct token){.type = TOKEN_TEXT, .at = line->text};
	item->value_tokens = (struct token_run){(uint32_t)entry->token_count, 0};
	if (!span_is_empty(item->value)) {
		entry->tokens[entry->token_count++] = (struct token){.type = TOKEN_TEXT, .at = item->value};
		item->value_tokens.count = 1;
	}
	return item;
}

static void read_key(struct reading *reading, span line, uint32_t colon)
{
	const struct source *source = reading->source;
	uint32_t comment = find_comment(source, span_of(colon + 1, line.end));
	span value = source_trim(source, span_of(colon + 1, comment));
	bool opens_block =
		span_length(value) <= 3 && !span_is_empty(value) && byte_is_in(source->bytes[value.start], "|>");
	if (opens_block) {
		value.end = value.start;
	}
	struct header_line parts = {
		.whole = span_of(line.start, source_trim(source, line).end),
		.label = span_of(line.start, colon + 1),
		.text = source_trim(source, span_of(line.start, colon)),
		.colon = span_of(colon, colon + 1),
		.value = unquoted(source, value),
	};
	read_links(reading, add_item(reading, &parts));
	if (comment < line.end) {
		add_comment(reading, source_trim(source, span_of(comment, line.end)));
	}
}

// A line below a key: a part of its value, unless it is an empty item or a comment.
static void read_rest(struct reading *reading, span line)
{
	struct entry *entry = reading->entry;
	const struct source *source = reading->source;
	uint32_t comment = find_comment(source, line);
	span text = source_trim(source, span_of(line.start, comment));
	if (comment < line.end) {
		add_comment(reading, source_trim(source, span_of(comment, line.end)));
	}
	if (entry->item_count > 0 && !span_is_empty(text)) {
		struct entry_item *item = &entry->items[entry->item_count - 1];
		item->whole.end = text.end;
		item->has_more = item->has_more || !source_is(source, text, "-");
	}
}

static struct reading reading_of(struct arena *arena, struct entry *entry, span lines)
{
	struct reading reading = {.arena = arena, .entry = entry, .source = entry->source};
	for (uint32_t at = lines.start; at < lines.end; at = source_next_line(entry->source, at)) {
		reading.room++;
	}
	size_t urls = reading.room; // a line may hold several
	for (uint32_t i = lines.start; i < lines.end; i++) {
		urls += entry->source->bytes[i] == ':';
	}
	entry->items = arena_alloc(arena, reading.room * sizeof *entry->items);
	entry->comments = arena_alloc(arena, reading.room * sizeof *entry->comments);
	entry->links = arena_alloc(arena, urls * sizeof *entry->links);
	entry->tokens = arena_alloc(arena, 2 * reading.room * sizeof *entry->tokens);
	return reading;
}

void front_matter_read(struct arena *arena, struct entry *entry, span front)
{
	struct reading reading = reading_of(arena, entry, front);
	for (uint32_t at = front.start; at < front.end; at = source_next_line(entry->source, at)) {
		span line = source_line(entry->source, at);
		uint32_t colon = find_colon(entry->source, line);
		if (colon > line.start) {
			read_key(&reading, line, colon);
		} else {
			read_rest(&reading, line);
		}
	}
}

// --- labels above the sections ----------------------------------------------------------------------

// The length of a colon at a place, which may be a wide one; 0 for none.
static uint32_t colon_at(const struct source *source, uint32_t at, uint32_t end)
{
	span rest = span_of(at, end);
	return source_starts_with(source, rest, ":") ? 1 : source_starts_with(source, rest, "\uFF1A") ? 3 : 0;
}

// Takes a colon off the end of a span; an empty span where there is none.
static span take_colon(const struct source *source, span *text)
{
	uint32_t length = source_ends_with(source, *text, ":") ? 1 : source_ends_with(source, *text, "\uFF1A") ? 3 : 0;
	text->end -= length;
	return span_of(text->end, text->end + length);
}

// What one pair of `**` or `__` holds, and the pair; false for none at the start.
static bool read_strong(const struct source *source, span line, span *whole, span *inner)
{
	bool opens = source_starts_with(source, line, "**") || source_starts_with(source, line, "__");
	uint32_t last = span_length(line) < KEY_MAX ? line.end : line.start + KEY_MAX;
	for (uint32_t i = line.start + 2; opens && i + 2 <= last; i++) {
		if (memcmp(source->bytes + i, source->bytes + line.start, 2) == 0) {
			*whole = span_of(line.start, i + 2);
			*inner = source_trim(source, span_of(line.start + 2, i));
			return !span_is_empty(*inner);
		}
	}
	return false;
}

// `**Label:** value`
static bool read_bold(const struct source *source, span line, struct header_line *parts)
{
	if (!read_strong(source, line, &parts->label, &parts->text)) {
		return false;
	}
	parts->colon = take_colon(source, &parts->text);
	if (span_is_empty(parts->colon)) {
		uint32_t at = source_trim(source, span_of(parts->label.end, line.end)).start;
		parts->colon = span_of(at, at + colon_at(source, at, line.end));
		parts->label.end = parts->colon.end;
	}
	parts->value = source_trim(source, span_of(parts->label.end, line.end));
	parts->is_strong = true;
	return !span_is_empty(parts->colon) && !span_is_empty(source_trim(source, parts->text));
}

// `Label: value`, which is text outside quotes.
static bool read_plain(const struct source *source, span line, struct header_line *parts)
{
	uint32_t at = line.start;
	while (at < line.end && at - line.start < KEY_MAX / 2 && colon_at(source, at, line.end) == 0) {
		at++;
	}
	parts->text = source_trim(source, span_of(line.start, at));
	parts->colon = span_of(at, at + colon_at(source, at, line.end));
	parts->label = span_of(line.start, parts->colon.end);
	parts->value = source_trim(source, span_of(parts->colon.end, line.end));
	bool is_scheme = source_starts_with(source, parts->value, "//");
	return !span_is_empty(parts->colon) && !is_scheme && source_holds_word(source, parts->text) &&
	       !source_holds(source, parts->text, "](");
}

// The next bar that is not escaped; the end for none.
static uint32_t find_bar(const struct source *source, uint32_t at, uint32_t end)
{
	while (at < end && (source->bytes[at] != '|' || source->bytes[at - 1] == '\\')) {
		at++;
	}
	return at;
}

// `| Label | value |`: a row of two cells.
static bool read_cells(const struct source *source, span line, struct header_line *parts)
{
	if (!source_starts_with(source, line, "|")) {
		return false;
	}
	uint32_t bar = find_bar(source, line.start + 1, line.end);
	uint32_t last = bar < line.end ? find_bar(source, bar + 1, line.end) : line.end;
	if (last + 1 < line.end || bar == line.end || bar - line.start > KEY_MAX) {
		return false;
	}
	span inner;
	parts->label = source_trim(source, span_of(line.start + 1, bar));
	parts->text = read_strong(source, parts->label, &parts->text, &inner) ? inner : parts->label;
	take_colon(source, &parts->text);
	parts->colon = span_of(bar, bar + 1);
	parts->value = source_trim(source, span_of(bar + 1, last));
	parts->is_strong = false; // cells are told by their place
	return source_holds_word(source, parts->text);
}

static bool read_labelled(const struct source *source, span line, struct header_line *parts)
{
	line = source_trim(source, line);
	bool is_quoted = source_starts_with(source, line, ">");
	while (source_starts_with(source, line, ">")) {
		line = source_trim(source, span_of(line.start + 1, line.end));
	}
	if (source_ends_with(source, line, "\\")) { // a hard line break
		line = source_trim(source, span_of(line.start, line.end - 1));
	}
	*parts = (struct header_line){.whole = line};
	return read_bold(source, line, parts) || read_cells(source, line, parts) ||
	       (is_quoted && read_plain(source, line, parts));
}

// The links of Markdown in a value, and bare URLs.
static void read_marked_links(struct reading *reading, struct entry_item *item)
{
	const struct source *source = reading->source;
	span value = item->value;
	for (uint32_t at = value.start; at < value.end;) {
		uint32_t end = at;
		bool opens = byte_is_in(source->bytes[at], "(<[|");
		bool starts = !opens && (at == value.start || byte_is_in(source->bytes[at - 1], " \t(<[|"));
		while (starts && end < value.end && !byte_is_in(source->bytes[end], " \t)>]|")) {
			end++;
		}
		span target = span_of(at, end);
		if (is_url(source, target)) {
			bool is_target = at > value.start && source->bytes[at - 1] == '(';
			add_link(reading, item, target, target);
			reading->entry->links[reading->entry->link_count - 1].notation =
				is_target ? LINK_INLINE : LINK_BARE;
		}
		at = end > at ? end : at + 1;
	}
}

// A line between two labels.
static void read_between(struct reading *reading, span line)
{
	struct entry *entry = reading->entry;
	if (entry->item_count > 0 && !span_is_empty(source_trim_lines(reading->source, line))) {
		struct entry_item *item = &entry->items[entry->item_count - 1];
		item->has_more = item->has_more || span_is_empty(item->value);
	}
}

void header_lines_read(struct arena *arena, struct entry *entry, span lines)
{
	const struct source *source = entry->source;
	struct reading reading = reading_of(arena, entry, lines);
	bool has_rows = false; // what the first label is in, all are in
	for (uint32_t at = lines.start; at < lines.end;) {
		span line = span_of(at, source_line(source, at).end);
		span text = source_trim(source, line);
		struct header_line parts;
		if (source_starts_with(source, text, "```") || source_starts_with(source, text, "~~~")) {
			break;
		}
		if (source_starts_with(source, text, "<!--")) {
			at = comment_end(source->bytes, text.start, lines.end);
			continue;
		}
		bool is_labelled = read_labelled(source, line, &parts);
		bool is_row = is_labelled && source->bytes[parts.colon.start] == '|';
		has_rows = entry->item_count == 0 ? is_row : has_rows;
		if (is_labelled && is_row == has_rows) {
			read_marked_links(&reading, add_item(&reading, &parts));
		} else {
			read_between(&reading, line);
		}
		at = source_next_line(source, at);
	}
}
