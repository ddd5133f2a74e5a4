// Front matter in YAML, line by line: templates hold what its parsers refuse.

#include "entry/file.h"

#include <string.h>

#include "base/bytes.h"
#include "base/url.h"

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

static void read_key(struct reading *reading, span line, uint32_t colon)
{
	struct entry *entry = reading->entry;
	const struct source *source = reading->source;
	uint32_t comment = find_comment(source, span_of(colon + 1, line.end));
	span text = source_trim(source, span_of(line.start, colon));
	span value = source_trim(source, span_of(colon + 1, comment));
	uint32_t index = (uint32_t)entry->item_count++;
	struct entry_item *item = &entry->items[index];
	bool opens_block =
		span_length(value) <= 3 && !span_is_empty(value) && byte_is_in(source->bytes[value.start], "|>");
	if (opens_block) {
		value.end = value.start;
	}
	*item = (struct entry_item){
		.whole = span_of(line.start, source_trim(source, line).end),
		.marker = span_of(line.start, line.start),
		.parent = ENTRY_NONE,
		.previous = index > 0 ? index - 1 : ENTRY_NONE,
		.last_child = ENTRY_NONE,
		.end = index + 1,
		.value = span_is_empty(value) ? span_of(colon + 1, colon + 1) : unquoted(source, value),
	};
	struct unicode_key shown = {source_at(source, text), span_length(text)};
	item->label = (struct entry_label){
		.whole = span_of(line.start, colon + 1),
		.text = text,
		.colon = span_of(colon, colon + 1),
		.exists = true,
		.shown = shown,
		.key = file_name_key(reading->arena, unicode_fold(reading->arena, shown.bytes, shown.size)),
	};
	item->label.tokens = (struct token_run){(uint32_t)entry->token_count, 1};
	entry->tokens[entry->token_count++] = (struct token){.type = TOKEN_TEXT, .at = text};
	item->value_tokens = (struct token_run){(uint32_t)entry->token_count, 0};
	if (!span_is_empty(item->value)) {
		entry->tokens[entry->token_count++] = (struct token){.type = TOKEN_TEXT, .at = item->value};
		item->value_tokens.count = 1;
		read_links(reading, item);
	}
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

void front_matter_read(struct arena *arena, struct entry *entry, span front)
{
	struct reading reading = {.arena = arena, .entry = entry, .source = entry->source};
	for (uint32_t at = front.start; at < front.end; at = source_next_line(entry->source, at)) {
		reading.room++;
	}
	size_t urls = reading.room; // a line may hold several
	for (uint32_t i = front.start; i < front.end; i++) {
		urls += source_starts_with(entry->source, span_of(i, front.end), ":");
	}
	entry->items = arena_alloc(arena, reading.room * sizeof *entry->items);
	entry->comments = arena_alloc(arena, reading.room * sizeof *entry->comments);
	entry->links = arena_alloc(arena, urls * sizeof *entry->links);
	entry->tokens = arena_alloc(arena, 2 * reading.room * sizeof *entry->tokens);
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
