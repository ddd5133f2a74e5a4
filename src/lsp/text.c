// A document's text, and places in it.

#include "lsp/text.h"

#include <stdlib.h>
#include <string.h>

// What the core reads at most, and more than any message holds.
enum { TEXT_MAX = 0x7fff0000 };

static void forget(struct text *text)
{
	text->is_indexed = false;
	text->known = (struct text_place){0};
	text->known_offset = 0;
}

void text_set(struct text *text, const char *bytes, size_t size)
{
	buffer_cut(&text->bytes, 0);
	text_replace(text, (struct pllint_span){0}, bytes, size);
}

void text_replace(struct text *text, struct pllint_span range, const char *bytes, size_t size)
{
	struct buffer *buffer = &text->bytes;
	size_t removed = range.end - range.start, behind = buffer->size - range.end;
	if (buffer->size - removed + size > TEXT_MAX) {
		allocate_fail();
	}
	if (size > removed) {
		buffer_repeat(buffer, '\0', size - removed);
	}
	buffer_add(buffer, "", 0);
	memmove(buffer->bytes + range.start + size, buffer->bytes + range.end, behind);
	if (size) {
		memcpy(buffer->bytes + range.start, bytes, size);
	}
	buffer_cut(buffer, range.start + size + behind);
	forget(text);
}

void text_release(struct text *text)
{
	buffer_release(&text->bytes);
	free(text->lines);
	*text = (struct text){.lines = NULL};
}

// --- lines ----------------------------------------------------------------------------------------

static void add_line(struct text *text, size_t start)
{
	if (text->line_count == text->line_capacity) {
		text->line_capacity = text->line_capacity * 2 + 64;
		text->lines = allocate(text->lines, text->line_capacity * sizeof *text->lines);
	}
	text->lines[text->line_count++] = (uint32_t)start;
}

static void find_lines(struct text *text)
{
	const char *bytes = text->bytes.bytes;
	size_t size = text->bytes.size;
	if (text->is_indexed) {
		return;
	}
	text->line_count = 0;
	add_line(text, 0);
	for (size_t i = 0; i < size; i++) {
		bool is_pair = bytes[i] == '\r' && i + 1 < size && bytes[i + 1] == '\n';
		if (bytes[i] == '\n' || (bytes[i] == '\r' && !is_pair)) {
			add_line(text, i + 1);
		}
	}
	text->is_indexed = true;
}

uint32_t text_line_count(struct text *text)
{
	find_lines(text);
	return text->line_count;
}

struct pllint_span text_line(struct text *text, uint32_t line)
{
	find_lines(text);
	const char *bytes = text->bytes.bytes;
	uint32_t start = text->lines[line];
	if (line + 1 == text->line_count) {
		return (struct pllint_span){start, (uint32_t)text->bytes.size};
	}
	uint32_t end = text->lines[line + 1] - 1;
	if (end > start && bytes[end] == '\n' && bytes[end - 1] == '\r') {
		end--;
	}
	return (struct pllint_span){start, end};
}

static uint32_t line_around(struct text *text, uint32_t offset)
{
	find_lines(text);
	uint32_t low = 0, high = text->line_count;
	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;
		if (text->lines[middle] <= offset) {
			low = middle;
		} else {
			high = middle;
		}
	}
	return low;
}

// --- columns --------------------------------------------------------------------------------------

static bool is_inside_character(const struct text *text, uint32_t offset)
{
	return offset < text->bytes.size && ((unsigned char)text->bytes.bytes[offset] & 0xC0) == 0x80;
}

// The columns that a character takes, by its first byte.
static uint32_t width(const struct text *text, uint32_t offset, uint32_t size)
{
	bool is_pair = (unsigned char)text->bytes.bytes[offset] >= 0xF0;
	return text->encoding == TEXT_UTF8 ? size : text->encoding == TEXT_UTF16 && is_pair ? 2 : 1;
}

static uint32_t after_character(const struct text *text, uint32_t offset)
{
	do {
		offset++;
	} while (is_inside_character(text, offset));
	return offset;
}

// Moves from a known place of a line to where either the offset or the column is reached and not passed.
static struct text_place walk(const struct text *text, struct text_place from, uint32_t *at, uint32_t end,
			      uint32_t column)
{
	while (*at < end) {
		uint32_t next = after_character(text, *at);
		uint32_t wide = width(text, *at, next - *at);
		if (next > end || from.column + wide > column) {
			break;
		}
		from.column += wide;
		*at = next;
	}
	return from;
}

// Where on a line to start from: at its start, or at the place that was asked for last.
static struct text_place start_on(const struct text *text, uint32_t line, uint32_t *at)
{
	if (text->known.line == line && text->known_offset >= text->lines[line]) {
		*at = text->known_offset;
		return text->known;
	}
	*at = text->lines[line];
	return (struct text_place){line, 0};
}

static void remember(struct text *text, struct text_place place, uint32_t offset)
{
	text->known = place;
	text->known_offset = offset;
}

struct text_place text_place(struct text *text, uint32_t offset)
{
	uint32_t at;
	if (offset > text->bytes.size) {
		offset = (uint32_t)text->bytes.size;
	}
	while (is_inside_character(text, offset)) {
		offset--;
	}
	uint32_t line = line_around(text, offset);
	struct text_place from = start_on(text, line, &at);
	if (at > offset) {
		at = text->lines[line];
		from.column = 0;
	}
	struct text_place place = walk(text, from, &at, offset, UINT32_MAX);
	remember(text, place, offset);
	return place;
}

bool text_splits(struct text *text, struct text_place place, uint32_t offset)
{
	if (text->encoding != TEXT_UTF16 || offset >= text->bytes.size || width(text, offset, 4) != 2) {
		return false;
	}
	struct text_place start = text_place(text, offset);
	return start.line == place.line && start.column + 1 == place.column;
}

uint32_t text_offset(struct text *text, struct text_place place)
{
	uint32_t at;
	find_lines(text);
	if (place.line >= text->line_count) {
		return (uint32_t)text->bytes.size;
	}
	struct text_place from = start_on(text, place.line, &at);
	if (from.column > place.column) {
		at = text->lines[place.line];
		from.column = 0;
	}
	struct text_place found = walk(text, from, &at, text_line(text, place.line).end, place.column);
	remember(text, found, at);
	return at;
}
