#ifndef PLLINT_TEMPLATE_TEXT_H
#define PLLINT_TEMPLATE_TEXT_H

// Pieces of a template's text: without comments, out of their brackets, split at separators.

#include <stdbool.h>
#include <stdint.h>

#include "base/memory.h"
#include "base/source.h"
#include "base/unicode.h"

// A text of which each byte knows where it stands: part of a skeleton, or a copy of it where comments
// were cut out of the middle.
struct text {
	const struct source *source;
	span at;
};

// A span of `source` as offsets into the file.
span text_file_span(const struct source *source, span at);

// The span without comments, trimmed of whitespace and line ends.
struct text text_without_comments(struct memory *memory, const struct source *source, span at);

enum text_wrap { WRAP_NONE, WRAP_ROUND, WRAP_SQUARE, WRAP_CURLY, WRAP_ANGLE, WRAP_QUOTE, WRAP_CODE, WRAP_EMPHASIS };

// What one pair around the whole span holds, trimmed, and which pair it is; the span itself if there is none.
span text_unwrap(const struct source *source, span at, enum text_wrap *wrap);
// Backticks, emphasis and quotes around the span taken off.
span text_plain(const struct source *source, span at);

struct text_parts {
	span *items; // trimmed; empty ones stay
	uint32_t count;
};

// Split at commas of any script.
struct text_parts text_split_commas(struct arena *arena, const struct source *source, span at);
// Split at each `separator`, with `spaced` only where whitespace stand on both sides.
struct text_parts text_split(struct arena *arena, const struct source *source, span at, char separator, bool spaced);

struct unicode_key text_fold(struct arena *arena, const struct source *source, span at);
// True for one of the words of `words`, which are folded and separated by `|`.
bool text_is_word(struct unicode_key key, const char *words);
// `...`, `etc.`, `et al.` and their kin: more of the same follows.
bool text_is_ellipsis(const struct source *source, span at);
uint32_t text_word_count(const struct source *source, span at);

#endif
