// Reads what raw HTML means to an entry: details tags, their summaries, and comments.

#include <stdlib.h>
#include <string.h>

#include "entry/reading.h"

static bool is_name_end(char c)
{
	return c == '>' || c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '/';
}

enum { TAG_MAX = 1000, SUMMARY_MAX = 4000 }; // bytes; what is longer has lost its end

// The length of `<name ...>` or `</name>` at the start of the bytes, 0 if it is another tag.
static uint32_t tag_length(const char *bytes, size_t size, const char *name, bool closing)
{
	size_t at = closing ? 2 : 1;
	size_t length = strlen(name);
	if (size < at + length + 1 || bytes[0] != '<' || (closing && bytes[1] != '/')) {
		return 0;
	}
	for (size_t i = 0; i < length; i++) {
		if ((bytes[at + i] | 0x20) != name[i]) {
			return 0;
		}
	}
	if (!is_name_end(bytes[at + length])) {
		return 0;
	}
	size_t left = size - at - length;
	const char *close = memchr(bytes + at + length, '>', left < TAG_MAX ? left : TAG_MAX);
	return close ? (uint32_t)(close - bytes) + 1 : 0;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

// Nothing but whitespace before it on its line.
static bool stands_first(const struct source *source, uint32_t at)
{
	while (at > 0 && is_blank(source->bytes[at - 1])) {
		at--;
	}
	return at == 0 || source->bytes[at - 1] == '\n';
}

static uint32_t after_whitespace(const struct source *source, uint32_t at)
{
	while (at < source->size && is_blank(source->bytes[at])) {
		at++;
	}
	return at;
}

// Nothing but whitespace and a comment after it on its line.
static bool stands_last(const struct source *source, uint32_t at)
{
	at = after_whitespace(source, at);
	if (source->size - at >= 7 && memcmp(source->bytes + at, "<!--", 4) == 0) {
		at = after_whitespace(source, comment_end(source->bytes, at, source_line(source, at).end));
	}
	return at == source->size || source->bytes[at] == '\n';
}

static span find_summary(const struct source *source, uint32_t from, uint32_t end)
{
	span rest = source_trim_lines(source, span_of(from, end - from < SUMMARY_MAX ? end : from + SUMMARY_MAX));
	const char *bytes = source_at(source, rest);
	size_t size = span_length(rest);
	uint32_t open = tag_length(bytes, size, "summary", false);
	if (open == 0) {
		return span_of(from, from);
	}
	for (size_t i = open; i < size; i++) {
		const char *next = memchr(bytes + i, '<', size - i);
		if (!next) {
			break;
		}
		i = (size_t)(next - bytes);
		uint32_t close = tag_length(next, size - i, "summary", true);
		if (close > 0) {
			return span_of(rest.start, rest.start + (uint32_t)i + close);
		}
	}
	return span_of(from, from);
}

// What is shown of a summary as a label, without tags, emoji and a colon at its end.
bool summary_read(struct reader *reader, span summary, struct entry_label *label)
{
	const struct source *source = reader->source;
	span text = summary;
	while (!span_is_empty(text)) {
		size_t length;
		uint32_t code_point = unicode_decode(source_at(source, text), span_length(text), &length);
		const char *close = code_point == '<' ? memchr(source_at(source, text), '>', span_length(text)) : NULL;
		if (close) {
			length = (size_t)(close - source_at(source, text)) + 1;
		} else if (!unicode_is_symbol(code_point) && !unicode_is_whitespace(code_point)) {
			break;
		}
		text.start += (uint32_t)length;
	}
	const char *end = memchr(source_at(source, text), '<', span_length(text));
	text.end = end ? (uint32_t)(end - source->bytes) : text.end;
	text = source_trim_lines(source, text);
	span colon = span_of(text.end, text.end + 1);
	if (source_ends_with(source, text, ":")) {
		text = source_trim(source, span_of(text.start, text.end - 1));
	}
	*label = (struct entry_label){
		.exists = !span_is_empty(text) && end,
		.whole = text,
		.text = text,
		.colon = colon,
		.shown = {source_at(source, text), span_length(text)},
	};
	label->key = unicode_fold(&reader->arena, label->shown.bytes, label->shown.size);
	return label->exists;
}

static uint32_t details_open(struct reader *reader, span html, span tag, uint32_t item, bool at_top)
{
	struct entry *entry = &reader->entry;
	const struct source *source = reader->source;
	span summary = find_summary(source, tag.end, html.end);
	reader->summary_tokens = (struct token_run){0, 0};
	if (at_top && reader->open_count == reader->field_depth) {
		item = reading_open_details(reader, tag, summary, item);
	}
	uint32_t after = tag.end;
	if (!span_is_empty(summary) && !memchr(source->bytes + tag.end, '\n', summary.start - tag.end)) {
		after = summary.end;
	}
	entry->details = memory_grow(reader->memory, entry->details, &reader->details_capacity,
				     entry->details_count + 1, sizeof *entry->details);
	struct entry_details *details = &entry->details[entry->details_count];
	uint32_t content = span_is_empty(summary) ? tag.end : summary.end;
	*details = (struct entry_details){
		.open = tag,
		.close = {0, 0},
		.content = span_of(content, content),
		.summary = summary,
		.summary_tokens = reader->summary_tokens,
		.open_alone = stands_first(source, tag.start) && stands_last(source, after),
		.item = item,
		.depth = (uint32_t)reader->open_count,
	};
	reader->open = memory_grow(reader->memory, reader->open, &reader->open_capacity, reader->open_count + 1,
				   sizeof *reader->open);
	reader->open[reader->open_count++] = (struct open_details){(uint32_t)entry->details_count++, at_top};
	if (item != ENTRY_NONE) {
		entry->items[item].details_count++;
	}
	return content;
}

static void details_close(struct reader *reader, span tag)
{
	struct entry *entry = &reader->entry;
	const struct source *source = reader->source;
	if (reader->open_count == 0) {
		if (reader->top_details > 0) {
			reader->top_details--; // opened above an earlier heading
			return;
		}
		entry->stray_closes = memory_grow(reader->memory, entry->stray_closes, &reader->stray_capacity,
						  entry->stray_close_count + 1, sizeof *entry->stray_closes);
		entry->stray_closes[entry->stray_close_count++] = tag;
		return;
	}
	struct entry_details *details = &entry->details[reader->open[--reader->open_count].index];
	details->close = tag;
	reading_close_details(reader, tag);
	details->content = source_trim_lines(source, span_of(details->content.start, tag.start));
	details->close_alone = stands_first(source, tag.start) && stands_last(source, tag.end);
}

// Where raw HTML is outside of all details, and whether it says anything there.
struct outside {
	const struct reader *reader;
	uint32_t start; // of the part that is not looked at yet
	bool says_something;
};

static void look_at(struct outside *outside, uint32_t end)
{
	span part = span_of(outside->start, end > outside->start ? end : outside->start);
	bool is_outside = outside->reader->open_count == 0;
	outside->says_something |= is_outside && !span_is_empty(source_trim_lines(outside->reader->source, part));
}

void html_read(struct reader *reader, span at, uint32_t item, bool at_top)
{
	const struct source *source = reader->source;
	struct outside outside = {reader, at.start, false};
	for (uint32_t i = at.start; i < at.end;) {
		const char *open = memchr(source->bytes + i, '<', at.end - i);
		if (!open) {
			break;
		}
		i = (uint32_t)(open - source->bytes);
		size_t left = at.end - i;
		uint32_t length = 1;
		bool is_comment = left >= 7 && memcmp(open, "<!--", 4) == 0;
		uint32_t opens = tag_length(open, left, "details", false);
		uint32_t closes = tag_length(open, left, "details", true);
		if (is_comment || opens > 0 || closes > 0) {
			look_at(&outside, i);
		}
		if (is_comment) {
			length = comment_end(source->bytes, i, at.end) - i;
			reading_add_comment(reader, span_of(i, i + length), item);
		} else if (opens > 0) {
			length = details_open(reader, at, span_of(i, i + opens), item, at_top) - i;
		} else if (closes > 0) {
			length = closes;
			details_close(reader, span_of(i, i + length));
		}
		i += length;
		outside.start = is_comment || opens > 0 || closes > 0 ? i : outside.start;
	}
	look_at(&outside, at.end);
	if (item != ENTRY_NONE && outside.says_something) {
		reader->entry.items[item].has_more = true;
	}
}

static bool is_around(const struct entry *entry, uint32_t outer, uint32_t item)
{
	while (item != ENTRY_NONE && item != outer) {
		item = entry->items[item].parent;
	}
	return item == outer;
}

bool entry_details_are_named(struct unicode_key summary)
{
	static const char *const names[] = {
		"abstract",   "details",	   "summary",	 "tl;dr",    "digest", "screenshot",
		"key points", "author list",	   "bibtex",	 "citation", "toggle", "contents",
		"code",	      "table of contents", "references", "摘要",     "目录",
	};
	static const char click[] = "click to ";
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (summary.size == strlen(names[i]) && memcmp(summary.bytes, names[i], summary.size) == 0) {
			return true;
		}
	}
	return summary.size > strlen(click) && memcmp(summary.bytes, click, strlen(click)) == 0;
}

void details_leave(struct reader *reader, uint32_t new_item)
{
	const struct entry *entry = &reader->entry;
	while (reader->open_count > 0) {
		const struct open_details *open = &reader->open[reader->open_count - 1];
		if (open->at_top || is_around(entry, entry->details[open->index].item, new_item)) {
			return;
		}
		reader->open_count--;
	}
}

static int by_item(const void *left, const void *right)
{
	const struct entry_details *a = left;
	const struct entry_details *b = right;
	if (a->item != b->item) {
		return a->item < b->item ? -1 : 1;
	}
	return (a->open.start > b->open.start) - (a->open.start < b->open.start);
}

// What is never closed reaches to the end of what it is in.
static void assume_to_end(const struct entry *entry, struct entry_details *details)
{
	uint32_t end = entry->extent.end;
	if (details->item != ENTRY_NONE && entry->items[details->item].whole.end > details->content.start) {
		end = entry->items[details->item].whole.end;
	}
	details->content = source_trim_lines(entry->source, span_of(details->content.start, end));
}

static bool are_closed(const struct entry *entry)
{
	for (size_t i = 0; i < entry->details_count; i++) {
		const struct entry_details *details = &entry->details[i];
		bool inside =
			details->item == ENTRY_NONE || details->close.end <= entry->items[details->item].whole.end;
		if (span_is_empty(details->close) || !inside) {
			return false;
		}
	}
	return entry->stray_close_count == 0;
}

void details_finish(struct reader *reader)
{
	struct entry *entry = &reader->entry;
	for (size_t i = 0; i < reader->open_count; i++) {
		reader->top_details += entry->details[reader->open[i].index].item == ENTRY_NONE;
	}
	for (size_t i = 0; i < entry->details_count; i++) {
		if (span_is_empty(entry->details[i].close)) {
			assume_to_end(entry, &entry->details[i]);
		}
	}
	if (entry->details_count > 1) {
		qsort(entry->details, entry->details_count, sizeof *entry->details, by_item);
	}
	entry->details_are_closed = are_closed(entry);
	for (size_t i = entry->details_count; i-- > 0;) {
		if (entry->details[i].item != ENTRY_NONE) {
			entry->items[entry->details[i].item].first_details = (uint32_t)i;
		}
	}
}
