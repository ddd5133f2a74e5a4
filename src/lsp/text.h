#ifndef LSP_TEXT_H
#define LSP_TEXT_H

// A document's text, and places in it as the protocol counts them: lines and columns from 0; LF, CRLF and a lone CR
// end a line; the unit of columns is what was agreed on with the client.

#include "pllint.h"
#include "report/buffer.h"

#include <stdbool.h>

enum text_encoding { TEXT_UTF16, TEXT_UTF8, TEXT_UTF32 };

struct text_place {
	uint32_t line, column;
};

// UTF-8, as JSON is.
struct text {
	enum text_encoding encoding;
	struct buffer bytes;
	uint32_t *lines; // where they start
	uint32_t line_count, line_capacity;
	bool is_indexed; // `lines` are those of the bytes
	// A place that was asked for: the next one is mostly on the same line.
	struct text_place known;
	uint32_t known_offset;
};

// Puts a text in place of all that is there.
void text_set(struct text *text, const char *bytes, size_t size);
void text_replace(struct text *text, struct pllint_span range, const char *bytes, size_t size);
void text_release(struct text *text);

// An offset within a character is that of its start; one behind the end is the end.
struct text_place text_place(struct text *text, uint32_t offset);
// A place behind the end of its line is that end, before what ends the line; one behind the last line is the text's
// end.
uint32_t text_offset(struct text *text, struct text_place place);
// True where a place is within a character, at whose offset it was found: between the two UTF-16 units of one.
bool text_splits(struct text *text, struct text_place place, uint32_t offset);
uint32_t text_line_count(struct text *text);			// at least 1
struct pllint_span text_line(struct text *text, uint32_t line); // without what ends it

#endif
