// Text made harmless for Markdown.

#include "report/markdown_text.h"

#include "base/bytes.h"
#include "report/escape.h"
#include "report/quotes.h"

#include <string.h>

enum { SHORT_FENCE = 3, LONG_NUMBER = 7 };

static size_t longest_run(const char *bytes, size_t size)
{
	size_t longest = 0, run = 0;
	for (size_t i = 0; i < size; i++) {
		run = bytes[i] == '`' ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	return longest;
}

void markdown_code(struct buffer *buffer, const char *bytes, size_t size)
{
	struct buffer shown = {0};
	escape_add(&shown, bytes, size);
	if (shown.size) {
		bool is_after_code = buffer->size && buffer->bytes[buffer->size - 1] == '`';
		buffer_add_string(buffer, is_after_code ? " " : ""); // else the two would be other code
		size_t fence = longest_run(shown.bytes, shown.size) + 1;
		char first = shown.bytes[0], last = shown.bytes[shown.size - 1];
		bool is_padded = first == '`' || last == '`' || (first == ' ' && last == ' ');
		buffer_repeat(buffer, '`', fence);
		buffer_add_string(buffer, is_padded ? " " : "");
		buffer_add(buffer, shown.bytes, shown.size);
		buffer_add_string(buffer, is_padded ? " " : "");
		buffer_repeat(buffer, '`', fence);
	}
	buffer_release(&shown);
}

// --- words ----------------------------------------------------------------------------------------

// The name of a commit is at least seven of these.
static bool is_hexadecimal(const char *word, size_t size)
{
	size_t i = 0;
	while (i < size && (byte_is_digit(word[i]) || (word[i] >= 'a' && word[i] <= 'f'))) {
		i++;
	}
	return i == size;
}

// A word of a sentence: `not`, `(can't`, `read-only`, `12,`. Not `a.b`, `--fix` or `GH-1`.
static bool is_plain(const char *word, size_t size)
{
	if (size && *word == '(') {
		word++;
		size--;
	}
	while (size && byte_is_in(word[size - 1], ",.;:?)")) {
		size--;
	}
	bool has_letters = size && byte_is_letter(*word);
	if (size >= LONG_NUMBER && is_hexadecimal(word, size)) {
		return false;
	}
	for (size_t i = 0; i < size; i++) {
		bool joins = i > 0 && i + 1 < size && (word[i] == '-' || word[i] == '\'');
		if (has_letters ? !byte_is_letter(word[i]) && !joins : !byte_is_digit(word[i])) {
			return false;
		}
	}
	return true;
}

static void add_words(struct buffer *buffer, const char *bytes, size_t size)
{
	for (size_t at = 0, end; at < size; at = end) {
		for (end = at; end < size && bytes[end] == ' '; end++) {
		}
		buffer_add_string(buffer, end > at ? " " : "");
		for (at = end; end < size && bytes[end] != ' '; end++) {
		}
		if (is_plain(bytes + at, end - at)) {
			buffer_add(buffer, bytes + at, end - at);
		} else {
			markdown_code(buffer, bytes + at, end - at);
		}
	}
}

void markdown_message(struct buffer *buffer, const char *bytes, size_t size)
{
	struct quotes quotes = quotes_of(bytes, size);
	for (struct part part; quotes_next(&quotes, &part);) {
		if (part.is_quoted) {
			markdown_code(buffer, part.bytes, part.size);
		} else {
			add_words(buffer, part.bytes, part.size);
		}
	}
}

// --- blocks ---------------------------------------------------------------------------------------

// The line as it is; tabs are no harm.
static bool add_line(struct buffer *buffer, const char *bytes, size_t size)
{
	struct escape_state state = {0};
	for (size_t at = 0; at < size;) {
		if (bytes[at] == '\t') {
			escape_pass(&state, " ", 1);
			at++;
			continue;
		}
		struct escaped shown = escape_next(&state, bytes + at, size - at);
		if (!escaped_is_itself(&shown)) {
			return false;
		}
		at += shown.taken;
	}
	buffer_add(buffer, bytes, size);
	buffer_add_string(buffer, "\n");
	return true;
}

bool markdown_block(struct buffer *buffer, const char *bytes, size_t size)
{
	size_t start = buffer->size, run = longest_run(bytes, size);
	size_t fence = run < SHORT_FENCE ? SHORT_FENCE : run + 1;
	buffer_repeat(buffer, '`', fence);
	buffer_add_string(buffer, "markdown\n");
	for (size_t at = 0, length; at < size; at += length + 1) {
		const char *newline = memchr(bytes + at, '\n', size - at);
		length = newline ? (size_t)(newline - (bytes + at)) : size - at;
		bool has_return = newline && length && bytes[at + length - 1] == '\r';
		if (!add_line(buffer, bytes + at, length - has_return)) {
			buffer_cut(buffer, start);
			return false;
		}
	}
	buffer_repeat(buffer, '`', fence);
	buffer_add_string(buffer, "\n");
	return true;
}
