// A text, where its Markdown starts, and its lines.

#include "base/source.h"

#include <string.h>

#include "base/bisect.h"
#include "base/bytes.h"
#include "base/unicode.h"

static uint32_t end_of_line(const char *bytes, uint32_t size, uint32_t from)
{
	const char *newline = memchr(bytes + from, '\n', size - from);
	return newline ? (uint32_t)(newline - bytes) + 1 : size;
}

static bool is_blank(char byte)
{
	return byte == ' ' || byte == '\t';
}

static bool is_blank_or_ending(char byte)
{
	return is_blank(byte) || byte == '\r' || byte == '\n';
}

// `---` or `+++`, as `mark` is.
static bool is_fence(const char *bytes, uint32_t start, uint32_t end, char mark)
{
	const char fence[] = {mark, mark, mark};
	uint32_t length = end - start;
	while (length > 3 && is_blank_or_ending(bytes[start + length - 1])) {
		length--;
	}
	return length == 3 && memcmp(bytes + start, fence, 3) == 0;
}

static bool is_blank_line(const char *bytes, uint32_t start, uint32_t end)
{
	while (start < end && is_blank_or_ending(bytes[start])) {
		start++;
	}
	return start == end;
}

// `key:` and a value, or nothing.
static bool is_key_line(const char *bytes, uint32_t start, uint32_t end)
{
	uint32_t at = start;
	while (at < end && (source_is_word_byte(bytes[at]) || (at > start && byte_is_in(bytes[at], "-_ ()*")))) {
		at++;
	}
	return at > start && at + 1 < end && bytes[at] == ':' && is_blank_or_ending(bytes[at + 1]);
}

// Below `---` and blank lines: two keys or more, up to the next `---` with no blank line between them.
static bool is_block_of_keys(const char *bytes, uint32_t size, uint32_t start)
{
	uint32_t keys = 0;
	uint32_t at = start, next;
	while (at < size && is_blank_line(bytes, at, end_of_line(bytes, size, at))) {
		at = end_of_line(bytes, size, at);
	}
	for (; at < size; at = next) {
		next = end_of_line(bytes, size, at);
		bool is_key = is_key_line(bytes, at, next);
		if (!is_key && (keys == 0 || !byte_is_in(bytes[at], " \t-"))) {
			return false;
		}
		if (is_fence(bytes, at, next, '-')) {
			return keys > 1;
		}
		keys += is_key;
	}
	return false;
}

// Front matter: `---` (YAML) or `+++` (TOML) as the first line, up to the next such line. Where its second line is
// blank, only keys tell it from two thematic breaks.
static uint32_t after_front_matter(const char *bytes, uint32_t size, uint32_t start)
{
	uint32_t next = end_of_line(bytes, size, start);
	char mark = start < size ? bytes[start] : '-';
	if ((mark != '-' && mark != '+') || !is_fence(bytes, start, next, mark) || next == size) {
		return start;
	}
	if (is_blank_line(bytes, next, end_of_line(bytes, size, next)) &&
	    (mark != '-' || !is_block_of_keys(bytes, size, next))) {
		return start;
	}
	for (uint32_t at = next; at < size;) {
		next = end_of_line(bytes, size, at);
		if (is_fence(bytes, at, next, mark)) {
			return next;
		}
		at = next;
	}
	return start;
}

enum { SAMPLE = 8192 }; // bytes by which a binary file is known

static bool is_control(unsigned char byte)
{
	return byte < ' ' && !(byte >= '\a' && byte <= '\r') && byte != '\033';
}

// Why the bytes are not a text, NULL if they may be one: a NUL here or there is an accident.
static const char *why_not_text(const struct source *source)
{
	const char *bytes = source->bytes;
	uint32_t size = source->size < SAMPLE ? source->size : SAMPLE;
	uint32_t nul[2] = {0, 0};
	uint32_t odd = 0;
	for (uint32_t i = 0; i < size;) {
		size_t length = 1;
		bool is_invalid = bytes[i] & 0x80 && unicode_decode(bytes + i, source->size - i, &length) == UINT32_MAX;
		nul[i % 2] += bytes[i] == 0;
		odd += is_invalid || is_control((unsigned char)bytes[i]);
		i += (uint32_t)length;
	}
	bool is_wide = size >= 8 && (nul[0] == 0) != (nul[1] == 0) && nul[0] + nul[1] >= size / 4;
	bool has_mark = size >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0);
	if (is_wide || has_mark) {
		return "it is UTF-16 text, which is to be saved as UTF-8";
	}
	return source->has_nul && odd >= size / 10 && size >= 32 ? "it is a binary file, not a Markdown text" : NULL;
}

void source_demand_text(struct memory *memory, const struct source *source)
{
	bool may_be_other = source->has_nul || (source->invalid == 0 && source->size > 0);
	const char *reason = may_be_other ? why_not_text(source) : NULL;
	if (reason) {
		memory_fail(memory, PLLINT_NOT_TEXT, reason);
	}
}

// `\(`, `\[` or a fence for mathematics.
static bool may_have_other_formulas(const char *bytes, size_t size)
{
	for (const char *at = memchr(bytes, '\\', size); at;
	     at = memchr(at + 1, '\\', size - (size_t)(at + 1 - bytes))) {
		if ((size_t)(at + 1 - bytes) < size && (at[1] == '(' || at[1] == '[')) {
			return true;
		}
	}
	for (const char *at = memchr(bytes, '`', size); at; at = memchr(at + 1, '`', size - (size_t)(at + 1 - bytes))) {
		if (size - (size_t)(at - bytes) >= 7 && memcmp(at, "```math", 7) == 0) {
			return true;
		}
	}
	return false;
}

static void look_over(struct source *source)
{
	if (source->size == 0) { // `bytes` may be NULL
		return;
	}
	const char *bytes = source->bytes;
	source->has_bom = source->size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0;
	source->body = source->has_bom ? 3 : 0;
	source->body = after_front_matter(bytes, source->size, source->body);
	source->may_have_other_formulas = may_have_other_formulas(bytes, source->size);
	source->may_have_formulas = source->may_have_other_formulas || memchr(bytes, '$', source->size);
	source->has_nul = memchr(bytes, 0, source->size) != NULL;
	source->invalid = (uint32_t)unicode_valid_length(bytes, source->size);
}

// A line without an end in one of the blocks of this size is long.
enum { BLOCK = 128, SHORT_MAX = 2 * BLOCK };

static void find_long_lines(struct source *source, struct memory *memory)
{
	const char *bytes = source->bytes;
	span *lines = NULL;
	size_t count = 0, room = 0;
	for (size_t at = 0; at + BLOCK <= source->size;) {
		if (memchr(bytes + at, '\n', BLOCK)) {
			at += BLOCK;
			continue;
		}
		uint32_t start = (uint32_t)at;
		while (start > 0 && bytes[start - 1] != '\n') {
			start--;
		}
		uint32_t end = end_of_line(bytes, source->size, start);
		lines = memory_grow(memory, lines, &room, count + 1, sizeof *lines);
		lines[count++] = span_of(start, end);
		at = ((size_t)end + BLOCK - 1) / BLOCK * BLOCK;
	}
	source->long_lines = lines;
	source->long_line_count = (uint32_t)count;
}

struct source *source_new(struct memory *memory, const char *bytes, size_t size)
{
	if (size > SOURCE_MAX) {
		memory_fail(memory, PLLINT_LIMIT, "it is larger than 2 GiB");
	}
	struct source *source = memory_resize(memory, NULL, sizeof *source);
	*source = (struct source){.bytes = size ? bytes : "", .size = (uint32_t)size};
	look_over(source);
	find_long_lines(source, memory);
	return source;
}

struct source *source_extract(struct memory *memory, const struct source *outer, const span *lines, size_t count)
{
	size_t size = 0;
	for (size_t i = 0; i < count; i++) {
		size += span_length(lines[i]);
	}
	char *bytes = memory_resize(memory, NULL, size);
	struct source_piece *pieces = memory_resize(memory, NULL, count * sizeof *pieces);
	uint32_t at = 0;
	for (size_t i = 0; i < count; i++) {
		pieces[i] = (struct source_piece){at, source_file_offset(outer, lines[i].start)};
		memcpy(bytes + at, source_at(outer, lines[i]), span_length(lines[i]));
		at += span_length(lines[i]);
	}
	struct source *source = memory_resize(memory, NULL, sizeof *source);
	*source = (struct source){.bytes = bytes, .size = at, .pieces = pieces, .piece_count = (uint32_t)count};
	source->body = after_front_matter(bytes, at, 0);
	look_over(source);
	find_long_lines(source, memory);
	return source;
}

uint32_t source_file_offset(const struct source *source, uint32_t offset)
{
	if (source->piece_count == 0) {
		return offset;
	}
	size_t after;
	BISECT(after, source->piece_count, source->pieces[after].start <= offset);
	return source->pieces[after - 1].file + (offset - source->pieces[after - 1].start);
}

// The long line that an offset is in.
static span long_line_at(const struct source *source, uint32_t offset)
{
	size_t after;
	BISECT(after, source->long_line_count, source->long_lines[after].start <= offset);
	return source->long_lines[after - 1];
}

uint32_t source_line_start(const struct source *source, uint32_t offset)
{
	uint32_t from = offset < source->size ? offset : source->size;
	uint32_t start = from;
	uint32_t limit = from > SHORT_MAX ? from - SHORT_MAX : 0;
	while (start > limit && source->bytes[start - 1] != '\n') {
		start--;
	}
	return start > limit || limit == 0 ? start : long_line_at(source, from).start;
}

// Where the next line starts.
static uint32_t line_end(const struct source *source, uint32_t from)
{
	if (source->size - from <= SHORT_MAX) {
		return end_of_line(source->bytes, source->size, from);
	}
	const char *newline = memchr(source->bytes + from, '\n', SHORT_MAX);
	return newline ? (uint32_t)(newline - source->bytes) + 1 : long_line_at(source, from).end;
}

span source_line(const struct source *source, uint32_t offset)
{
	uint32_t start = source_line_start(source, offset);
	uint32_t end = line_end(source, start);
	if (end > start && source->bytes[end - 1] == '\n') {
		end--;
		if (end > start && source->bytes[end - 1] == '\r') {
			end--;
		}
	}
	return span_of(start, end);
}

uint32_t source_next_line(const struct source *source, uint32_t offset)
{
	return offset < source->size ? line_end(source, offset) : source->size;
}

span source_trim(const struct source *source, span s)
{
	while (s.start < s.end && is_blank(source->bytes[s.start])) {
		s.start++;
	}
	while (s.start < s.end && is_blank(source->bytes[s.end - 1])) {
		s.end--;
	}
	return s;
}

span source_trim_lines(const struct source *source, span s)
{
	while (s.start < s.end && is_blank_or_ending(source->bytes[s.start])) {
		s.start++;
	}
	while (s.start < s.end && is_blank_or_ending(source->bytes[s.end - 1])) {
		s.end--;
	}
	return s;
}

bool source_has_lone_cr(const struct source *source, span s)
{
	const char *bytes = source->bytes;
	const char *end = bytes + s.end;
	for (const char *cr = bytes + s.start; (cr = memchr(cr, '\r', (size_t)(end - cr))); cr++) {
		if (cr + 1 == bytes + source->size || cr[1] != '\n') {
			return true;
		}
	}
	return false;
}

bool source_holds_word(const struct source *source, span s)
{
	for (uint32_t i = s.start; i < s.end; i++) {
		unsigned char c = (unsigned char)source->bytes[i];
		if (c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
			return true;
		}
	}
	return false;
}

bool source_is(const struct source *source, span s, const char *text)
{
	return strlen(text) == span_length(s) && memcmp(source_at(source, s), text, span_length(s)) == 0;
}

bool source_starts_with(const struct source *source, span s, const char *text)
{
	size_t size = strlen(text);
	return size <= span_length(s) && memcmp(source_at(source, s), text, size) == 0;
}

bool source_ends_with(const struct source *source, span s, const char *text)
{
	size_t size = strlen(text);
	return size <= span_length(s) && memcmp(source->bytes + s.end - size, text, size) == 0;
}

bool source_holds(const struct source *source, span s, const char *text)
{
	for (; s.start < s.end; s.start++) {
		if (source_starts_with(source, s, text)) {
			return true;
		}
	}
	return false;
}
