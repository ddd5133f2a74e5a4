#ifndef PLLINT_BASE_UNICODE_H
#define PLLINT_BASE_UNICODE_H

// Code points, letter case, normal forms and widths. The one adapter of utf8proc.
// Bytes that are not UTF-8 are never an error: each stands for itself.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/memory.h"

// How many bytes at the start are valid UTF-8.
size_t unicode_valid_length(const char *bytes, size_t size);

// The code point at the start (size >= 1) and its length in bytes; an invalid byte gives
// UNICODE_INVALID and length 1.
#define UNICODE_INVALID UINT32_MAX
uint32_t unicode_decode(const char *bytes, size_t size, size_t *length);

// Where the character before `at` (at >= 1) starts; an invalid byte is one of its own.
size_t unicode_before(const char *bytes, size_t at);

// Number of code points, an invalid byte counting as one.
size_t unicode_count(const char *bytes, size_t size);

// Letters and digits of any script.
bool unicode_is_letter(uint32_t code_point);
bool unicode_is_digit(uint32_t code_point);
// Emoji, pictographs, variation selectors and joiners: what may be before a label as decoration.
bool unicode_is_symbol(uint32_t code_point);
// White space of any kind, also the ideographic space and U+00A0.
bool unicode_is_whitespace(uint32_t code_point);

// How a character shows on a screen. `width` is 0 to 2; not printable: controls, bidirectional
// controls, unassigned, invalid.
int unicode_width(uint32_t code_point);
bool unicode_is_printable(uint32_t code_point);

// Text made comparable: compatibility composed, letter case folded, runs of whitespace made one space,
// whitespace at the ends taken off. Ends in a zero byte.
struct unicode_key {
	const char *bytes;
	uint32_t size;
};
struct unicode_key unicode_fold(struct arena *arena, const char *bytes, size_t size);
// The same with the base letters of accented ones.
struct unicode_key unicode_base(struct arena *arena, struct unicode_key folded);
static inline bool unicode_key_equal(struct unicode_key a, struct unicode_key b)
{
	return a.size == b.size && (a.size == 0 || memcmp(a.bytes, b.bytes, a.size) == 0);
}
// Whether the text folds to that key; mostly its first letters tell.
bool unicode_folds_to(struct arena *arena, const char *bytes, size_t size, struct unicode_key key);
// The same for texts that fold to the same key, another for most that do not; mostly nothing is folded for it.
uint8_t unicode_fold_hint(struct arena *arena, const char *bytes, size_t size);

#endif
