// The text of a field: its value as it shows, and what is below it as it is written.

#include <string.h>

#include "base/bytes.h"
#include "export/export.h"

struct text {
	char *bytes;
	uint32_t size;
};

struct pllint_text text_trim(struct pllint_text text)
{
	while (text.size > 0 && byte_is_space(text.bytes[text.size - 1])) {
		text.size--;
	}
	while (text.size > 0 && byte_is_space(*text.bytes)) {
		text.bytes++;
		text.size--;
	}
	return text;
}

static void put(struct text *text, const char *bytes, size_t size)
{
	memcpy(text->bytes + text->size, bytes, size);
	text->size += (uint32_t)size;
}

static void put_span(struct text *text, const struct source *source, uint32_t start, uint32_t end)
{
	if (end > start) {
		put(text, source->bytes + start, end - start);
	}
}

// A part of the source without the tags of the item's details blocks and without their summaries.
static void put_part(struct text *text, const struct entry *entry, const struct entry_item *item, span part)
{
	uint32_t at = part.start;
	for (uint32_t i = 0; i < item->details_count; i++) {
		const struct entry_details *details = &entry->details[item->first_details + i];
		const span tags[] = {details->open, details->summary, details->close};
		for (size_t k = 0; k < sizeof tags / sizeof *tags; k++) {
			if (!span_is_empty(tags[k]) && tags[k].start >= at && tags[k].end <= part.end) {
				put_span(text, entry->source, at, tags[k].start);
				at = tags[k].end;
			}
		}
	}
	put_span(text, entry->source, at, part.end);
	put(text, "\n", 1);
}

static uint32_t line_end(const struct text *text, uint32_t at)
{
	const char *end = memchr(text->bytes + at, '\n', text->size - at);
	return end ? (uint32_t)(end - text->bytes) : text->size;
}

static uint32_t indent_of(const struct text *text, uint32_t start, uint32_t end)
{
	uint32_t at = start;
	while (at < end && (text->bytes[at] == ' ' || text->bytes[at] == '\t')) {
		at++;
	}
	bool is_empty = at == end || (text->bytes[at] == '\r' && at + 1 == end);
	return is_empty ? UINT32_MAX : at - start;
}

// Takes off the indentation that all lines share, whitespace and carriage returns at their ends, and blank lines where
// several follow each other.
static void tidy_lines(struct text *text)
{
	uint32_t shared = UINT32_MAX, kept = 0, blank_lines = 0;
	for (uint32_t at = 0; at < text->size; at = line_end(text, at) + 1) {
		uint32_t indent = indent_of(text, at, line_end(text, at));
		shared = indent < shared ? indent : shared;
	}
	for (uint32_t at = 0, next; at < text->size; at = next) {
		uint32_t end = line_end(text, at);
		next = end + 1;
		bool is_empty = indent_of(text, at, end) == UINT32_MAX;
		blank_lines = is_empty ? blank_lines + 1 : 0;
		if (is_empty && (blank_lines > 1 || kept == 0)) {
			continue;
		}
		uint32_t start = is_empty ? end : at + shared;
		while (end > start && byte_is_space(text->bytes[end - 1])) {
			end--;
		}
		memmove(text->bytes + kept, text->bytes + start, end - start);
		kept += end - start;
		text->bytes[kept++] = '\n';
	}
	text->size = kept;
}

// What is below the value.
static struct pllint_text below(const struct entry *entry, uint32_t index, bool without_nested, struct arena *arena)
{
	const struct entry_item *item = &entry->items[index];
	uint32_t start = item->label.exists ? item->label.whole.end : item->marker.end;
	start = item->value.end > start ? item->value.end : start;
	if (entry_item_is_named_details(item)) {
		start = entry->details[item->first_details].summary.end;
	}
	struct text text = {arena_room(arena, span_length(item->whole) + 4), 0};
	span first = span_of(start, item->whole.end);
	if (without_nested && item->end > index + 1) {
		first.end = source_line_start(entry->source, entry->items[index + 1].marker.start);
		first.end = first.end > start ? first.end : start;
		span last = span_of(entry->items[item->last_child].whole.end, item->whole.end);
		put_part(&text, entry, item, first);
		put_part(&text, entry, item, last);
	} else {
		put_part(&text, entry, item, first);
	}
	uint32_t kept = 0;
	for (uint32_t at = 0; at < text.size;) {
		if (text.size - at >= 4 && memcmp(text.bytes + at, "<!--", 4) == 0) {
			at = comment_end(text.bytes, at, text.size);
		} else {
			text.bytes[kept++] = text.bytes[at++];
		}
	}
	text.size = kept;
	tidy_lines(&text);
	return text_trim((struct pllint_text){text.bytes, text.size});
}

struct pllint_text content_of(const struct match *match, uint32_t index, bool without_nested, struct arena *arena)
{
	const struct entry *entry = match->entry;
	const struct entry_item *item = &entry->items[index];
	struct pllint_text value = text_trim(text_of(entry_value_text(entry, item, arena)));
	bool is_plain = item->end == index + 1 && !item->has_more && item->details_count == 0;
	if (is_plain) {
		return value;
	}
	struct pllint_text rest = below(entry, index, without_nested, arena);
	if (rest.size == 0) {
		return value;
	}
	struct text text = {arena_room(arena, value.size + rest.size + 1), 0};
	if (value.size > 0) {
		put(&text, value.bytes, value.size);
		put(&text, "\n", 1);
	}
	put(&text, rest.bytes, rest.size);
	return (struct pllint_text){text.bytes, text.size};
}
