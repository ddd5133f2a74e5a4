#ifndef PLLINT_MARKDOWN_LINE_H
#define PLLINT_MARKDOWN_LINE_H

// One line at a time: its ending, the containers it lies in, and what its first characters open.
//
// All of it follows md4c, not the specification, where the two differ: the positions must be those
// of what md4c saw. `end` is always the line's end without its ending; nothing at or beyond it is read.

#include <stdbool.h>
#include <stdint.h>

#include "base/bytes.h"

enum { LINE_DEPTH_MAX = 100, LINE_CODE_INDENT = 4 };

struct line {
	uint32_t start, end, next; // next: after the line ending
};

// From `from` on, the next of a kind of byte is at `at`.
struct line_next {
	uint32_t from, at;
};

// Reads lines ended by LF, CRLF or CR.
struct line_reader {
	const char *bytes;
	uint32_t size;
	struct line_next newline, carriage_return;
};

struct line_reader line_reader_of(const char *bytes, uint32_t size);
// The rest of the line from `start` on. Calls are linear in all but for the lines asked for twice.
struct line line_from(struct line_reader *reader, uint32_t start);

// A place in a line. `column` is virtual, tabs stop at every fourth; `indent` is what is left of the
// whitespace before `at` when the containers have taken theirs.
struct line_place {
	uint32_t at;
	uint32_t column;
	uint32_t indent;
};

struct line_container {
	char mark;	   // '>', '-', '+', '*', '.' or ')'
	uint32_t indent;   // of the marker, before it
	uint32_t contents; // of what belongs to an item
};

// Takes the containers' prefixes off; returns how many of them the line lies in.
uint32_t line_strip(const char *bytes, struct line line, const struct line_container *containers, uint32_t count,
		    struct line_place *place);

struct line_marker {
	struct line_container container;
	uint32_t start, end; // of the marker's bytes
	uint32_t number;     // of an ordered item
	struct line_place rest;
	bool is_empty; // nothing follows on the line
};

// A `>` or list marker at `place`.
bool line_marker(const char *bytes, uint32_t end, struct line_place place, struct line_marker *marker);

bool line_is_rule(const char *bytes, uint32_t at, uint32_t end);
// The level of an ATX heading, else 0.
uint32_t line_heading_level(const char *bytes, uint32_t at, uint32_t end);
// '=' or '-', else 0.
char line_setext(const char *bytes, uint32_t at, uint32_t end);
// The length of an opening fence, else 0.
uint32_t line_fence(const char *bytes, uint32_t at, uint32_t end);
bool line_closes_fence(const char *bytes, uint32_t at, uint32_t end, char mark, uint32_t length);

enum { LINE_HTML_ELEMENT = 1, LINE_HTML_COMMENT = 2, LINE_HTML_LAST_CLOSED = 5 }; // those behind end at a blank line

// The number (1..7) of the start condition of an HTML block, else 0.
int line_html_start(const char *bytes, uint32_t at, uint32_t end);
// Whether a block of that kind (1..5) ends on this line.
bool line_html_ends(const char *bytes, uint32_t at, uint32_t end, int kind);

// Whether a line is what separates the header of a table from its rows.
bool line_is_delimiter_row(const char *bytes, uint32_t at, uint32_t end);

// Whether a line that starts with `c` may be more than text.
static inline bool line_may_open(char c)
{
	switch (c) {
	case '-':
	case '+':
	case '*':
	case '_':
	case '=':
	case '>':
	case '#':
	case '<':
	case '`':
	case '~':
		return true;
	default:
		return c >= '0' && c <= '9';
	}
}

// Whitespace as md4c counts them within a line.
static inline bool line_is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\v' || c == '\f';
}

static inline uint32_t line_after_whitespace(const char *bytes, uint32_t at, uint32_t end)
{
	while (at < end && byte_is_blank(bytes[at])) {
		at++;
	}
	return at;
}

static inline uint32_t line_after_space(const char *bytes, uint32_t at, uint32_t end)
{
	while (at < end && line_is_space(bytes[at])) {
		at++;
	}
	return at;
}

static inline bool line_is_ending(char c)
{
	return c == '\n' || c == '\r';
}

static inline bool line_is_punctuation(char c)
{
	return (c >= 33 && c <= 47) || (c >= 58 && c <= 64) || (c >= 91 && c <= 96) || (c >= 123 && c <= 126);
}

#endif
