#ifndef PLLINT_TEST_PRINTING_H
#define PLLINT_TEST_PRINTING_H

// A list, what each format prints of it, and that read back.

#include "../lint/linting.h"
#include "report/json.h"
#include "report/reporter.h"

// What a format prints in a run with one file and, where it is not NULL, one problem.
static inline void print_as(struct buffer *printed, const char *name, const struct reported *reported,
			    const struct reported_problem *problem)
{
	static struct output output;
	const struct format *format = format_find(name, strlen(name));
	struct summary summary = {0};
	assert_non_null(format);
	buffer_cut(printed, 0);
	output_init(&output, OUTPUT_NOWHERE);
	output.copy = printed;
	struct reporter reporter = {.format = format, .output = &output};
	if (format->begin) {
		format->begin(&reporter);
	}
	format->file(&reporter, reported);
	if (problem && format->problem) {
		format->problem(&reporter, problem);
	}
	summary_add(&summary, reported->report);
	if (format->end) {
		format->end(&reporter, &summary);
	}
}

static inline struct json *read_back(const char *bytes, size_t size)
{
	struct buffer problem = {0};
	struct json *value = json_read(bytes, size, &problem);
	if (!value) {
		print_message("%s\n%.300s\n", problem.bytes, bytes);
	}
	assert_non_null(value);
	buffer_release(&problem);
	return value;
}

// The records of JSON lines, in an array.
static inline struct json *read_lines(const struct buffer *printed)
{
	struct json *lines = json_new_array();
	for (const char *at = printed->bytes, *end; (end = strchr(at, '\n')); at = end + 1) {
		json_add(lines, read_back(at, (size_t)(end - at)));
	}
	return lines;
}

// Nothing but printable ASCII and line ends, and no command of a CI runner: they start with `::` after
// whitespace, or hold `##` anywhere.
static inline void assert_harmless(const struct buffer *printed)
{
	bool at_start = true, is_harmless = true;
	for (size_t i = 0; i < printed->size; i++) {
		char byte = printed->bytes[i];
		is_harmless &= byte == '\n' || (byte >= ' ' && byte <= '~' && byte != '#');
		is_harmless &= !(at_start && byte == ':');
		at_start = byte == '\n' || (at_start && byte == ' ');
	}
	assert_true(is_harmless);
}

static inline const char *text_at(const struct json *object, const char *key)
{
	const char *text = json_string_of(json_member(object, key));
	assert_non_null(text);
	return text;
}

static inline uint64_t number_at(const struct json *object, const char *key)
{
	const struct json *number = json_member(object, key);
	assert_non_null(number);
	return json_number_of(number);
}

static inline const struct json *follow(const struct json *value, const char *first, const char *second,
					const char *third)
{
	const char *keys[] = {first, second, third};
	for (size_t i = 0; i < 3 && keys[i]; i++) {
		value = json_member(value, keys[i]);
		assert_non_null(value);
	}
	return value;
}

// --- places ---------------------------------------------------------------------------------------

enum unit { CODE_POINTS, UTF16_UNITS, BYTES };

// The offset of a line and column, counted from the start of the text.
static inline uint32_t offset_of(const char *bytes, size_t size, uint64_t line, uint64_t column, enum unit unit)
{
	size_t at = 0;
	for (uint64_t i = 1; i < line; i++) {
		const char *newline = memchr(bytes + at, '\n', size - at);
		assert_non_null(newline);
		at = (size_t)(newline - bytes) + 1;
	}
	if (line == 1 && unit != BYTES && size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
		at = 3;
	}
	for (uint64_t counted = 1; counted < column;) {
		assert_true(at < size);
		struct pllint_character c = pllint_character_at(bytes + at, size - at);
		bool is_long = c.code_point != UINT32_MAX && c.code_point >= 0x10000;
		counted += unit == BYTES ? c.size : unit == UTF16_UNITS && is_long ? 2 : 1;
		at += c.size;
		assert_true(counted <= column);
	}
	return (uint32_t)at;
}

// --- edits ----------------------------------------------------------------------------------------

// Adds what the range's end and a new text make of the part that starts at `from`; the next part starts there.
static inline void replace(struct buffer *whole, const struct reported *reported, uint32_t *from,
			   struct pllint_span range, const char *text, size_t length)
{
	size_t size;
	const char *bytes = pllint_report_text(reported->report, &size);
	assert_true(*from <= range.start && range.start <= range.end && range.end <= size);
	buffer_add(whole, bytes + *from, range.start - *from);
	buffer_add(whole, text, length);
	*from = range.end;
}

static inline void replace_rest(struct buffer *whole, const struct reported *reported, uint32_t from)
{
	size_t size;
	const char *bytes = pllint_report_text(reported->report, &size);
	buffer_add(whole, bytes + from, size - from);
}

static inline size_t base64_bytes(const char *text, char *bytes)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	size_t count = 0;
	for (; *text; text += 4) {
		uint32_t bits = 0;
		size_t length = 0;
		for (size_t i = 0; i < 4; i++) {
			const char *digit = text[i] == '=' ? NULL : strchr(digits, text[i]);
			bits = bits << 6 | (digit ? (uint32_t)(digit - digits) : 0);
			length += digit != NULL;
		}
		for (size_t i = 0; i + 1 < length; i++) {
			bytes[count++] = (char)(bits >> (16 - 8 * i) & 255);
		}
	}
	return count;
}

#endif
