// When two spellings are one tag.

#include "lint/tag_form.h"

#include <string.h>

#include "base/bytes.h"
#include "base/distance.h"
#include "base/url_parts.h"

// A word so long that one edit hardly makes another one of it.
enum { LONG_WORD = 8 };

static bool is_joint(char byte)
{
	return byte == ' ' || byte == '-' || byte == '\t';
}

static bool is_lower(char byte)
{
	return byte >= 'a' && byte <= 'z';
}

// The last word in the plural: `LLMs`, `models`, and neither `bias`, `physics` nor `1990s`.
static bool is_plural(const char *bytes, size_t size)
{
	size_t start = size;
	while (start > 0 && url_is_alpha(bytes[start - 1])) {
		start--;
	}
	size_t word = size - start;
	if (word < 3 || bytes[size - 1] != 's' || (start > 0 && !is_joint(bytes[start - 1]))) {
		return false;
	}
	size_t small = 0;
	for (size_t i = start; i + 1 < size; i++) {
		small += is_lower(bytes[i]);
	}
	if (small == 0) {
		return true; // capitals, and one small letter
	}
	return word >= 5 && !byte_is_in(bytes[size - 2], "siu") && memcmp(bytes + size - 3, "ics", 3) != 0 &&
	       memcmp(bytes + size - 3, "ias", 3) != 0;
}

struct unicode_key tag_form(struct arena *arena, const char *bytes, size_t size)
{
	char *joined = arena_alloc(arena, size + 1);
	size_t length = 0;
	size -= is_plural(bytes, size);
	for (size_t i = 0; i < size; i++) {
		joined[length] = bytes[i];
		length += !is_joint(bytes[i]);
	}
	return unicode_fold(arena, joined, length);
}

struct unicode_key tag_words(struct arena *arena, const char *bytes, size_t size)
{
	char *apart = arena_alloc(arena, size + 1);
	for (size_t i = 0; i < size; i++) {
		apart[i] = is_joint(bytes[i]) ? ' ' : bytes[i];
	}
	return unicode_fold(arena, apart, size);
}

static size_t word_length(const char *bytes, size_t size)
{
	const char *blank = memchr(bytes, ' ', size);
	return blank ? (size_t)(blank - bytes) : size;
}

static bool is_long_word(const char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		if (!is_lower(bytes[i])) {
			return false;
		}
	}
	return size >= LONG_WORD;
}

bool tag_is_misspelling(struct unicode_key a, struct unicode_key b)
{
	unsigned different = 0;
	size_t at = 0, bt = 0;
	while (at < a.size && bt < b.size) {
		const char *one = a.bytes + at, *two = b.bytes + bt;
		size_t length = word_length(one, a.size - at), other = word_length(two, b.size - bt);
		if (length != other || memcmp(one, two, length) != 0) {
			bool is_near = is_long_word(one, length) && is_long_word(two, other) && one[0] == two[0] &&
				       one[length - 1] == two[other - 1] &&
				       distance_edits(one, length, two, other, 1) <= 1;
			if (!is_near || different++ > 0) {
				return false;
			}
		}
		at += length + 1;
		bt += other + 1;
	}
	return different == 1 && at >= a.size && bt >= b.size;
}
