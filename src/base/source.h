#ifndef PLLINT_BASE_SOURCE_H
#define PLLINT_BASE_SOURCE_H

// A text and where its lines stand in the file it comes from.
//
// `bytes` belongs to whoever made the source and is not padded: nothing is copied.
// `body` is where Markdown starts: after a byte-order mark and front matter.
// All offsets of the core are offsets into `bytes`. A text taken out of a file (a template in an
// indented fence) keeps the file's positions through `pieces`, one for each of its lines.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/memory.h"
#include "base/span.h"

enum { SOURCE_MAX = 0x7fff0000 };

struct source_piece {
	uint32_t start; // in `bytes`
	uint32_t file;	// the same byte in the file
};

struct source {
	const char *bytes;
	uint32_t size;
	uint32_t body;
	bool has_bom;
	bool has_nul;
	// Something in it may open mathematics, and something other than a dollar: most texts need not be searched.
	bool may_have_formulas, may_have_other_formulas;
	uint32_t invalid;		   // offset of the first byte that is not UTF-8, `size` for none
	const struct source_piece *pieces; // NULL: offsets are those of the file
	uint32_t piece_count;
	const span *long_lines; // in order, each with its ending: where a line starts and ends is known at once
	uint32_t long_line_count;
};

// Fails with PLLINT_LIMIT above SOURCE_MAX bytes.
struct source *source_new(struct memory *memory, const char *bytes, size_t size);
// Fails with PLLINT_NOT_TEXT where it is UTF-16 or a binary file.
void source_demand_text(struct memory *memory, const struct source *source);
// A text of its own made of parts of `outer`, joined as they are, one for each line of `lines`.
struct source *source_extract(struct memory *memory, const struct source *outer, const span *lines, size_t count);

// The same byte's offset in the file.
uint32_t source_file_offset(const struct source *source, uint32_t offset);

// The line (without its ending) around an offset. LF and CRLF end a line; a lone CR does not.
span source_line(const struct source *source, uint32_t offset);
uint32_t source_line_start(const struct source *source, uint32_t offset);
// Where the line after the one around `offset` starts; `size` if there is none.
uint32_t source_next_line(const struct source *source, uint32_t offset);

static inline const char *source_at(const struct source *source, span s)
{
	return source->bytes + s.start;
}

// Whitespace (space and tab) taken off either end.
span source_trim(const struct source *source, span s);
// The same for whitespace and line endings.
span source_trim_lines(const struct source *source, span s);
// True for a letter or digit of ASCII, and for a byte of another script.
static inline bool source_is_word_byte(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}
// True if there is more than marks, digits and whitespace: an ASCII letter, or a byte of another script.
bool source_holds_word(const struct source *source, span s);
// True if a CR is there alone: it ends a line for Markdown, and none for an editor.
bool source_has_lone_cr(const struct source *source, span s);
// Compares bytes with a C string, exactly.
bool source_is(const struct source *source, span s, const char *text);
bool source_starts_with(const struct source *source, span s, const char *text);
bool source_ends_with(const struct source *source, span s, const char *text);
bool source_holds(const struct source *source, span s, const char *text);

#endif
