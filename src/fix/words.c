// The text of a span as a hash that does not know how it is laid out.

#include "fix/words.h"

#include <string.h>

#include "base/bytes.h"
#include "base/hash.h"
#include "markdown/line.h"

uint64_t words_mix(uint64_t hash, uint64_t value)
{
	hash = (hash ^ value) * UINT64_C(0x9E3779B97F4A7C15);
	return hash ^ (hash >> 29);
}

uint64_t words_bytes(const char *bytes, size_t size)
{
	return words_mix(hash_bytes(HASH_START, bytes, size), size);
}

// Of all but whitespace.
static uint64_t hash_visible(const char *bytes, uint32_t size)
{
	uint64_t hash = WORDS_START;
	for (uint32_t i = 0; i < size; i++) {
		if (!byte_is_space(bytes[i])) {
			hash = hash_byte(hash, bytes[i]);
		}
	}
	return words_mix(hash, 2);
}

static bool starts_with(const char *bytes, uint32_t size, const char *word)
{
	for (uint32_t i = 0; word[i]; i++) {
		char c = i < size ? bytes[i] : '\0';
		if ((c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c) != word[i]) {
			return false;
		}
	}
	return true;
}

static uint32_t length_to(const char *bytes, uint32_t size, const char *end)
{
	uint32_t length = (uint32_t)strlen(end);
	for (uint32_t i = 0; i + length <= size; i++) {
		if (memcmp(bytes + i, end, length) == 0) {
			return i + length;
		}
	}
	return 0;
}

enum { TAG_MAX = 256 };

static uint32_t tag_length(const char *bytes, uint32_t size)
{
	uint32_t name = starts_with(bytes, size, "<details") ? 8 : starts_with(bytes, size, "</details") ? 9 : 0;
	if (name == 0 || name >= size || (bytes[name] != '>' && !byte_is_space(bytes[name]))) {
		return 0;
	}
	return length_to(bytes, size < TAG_MAX ? size : TAG_MAX, ">");
}

// The length of a comment or a details tag, which it adds; 0 for anything else.
static uint32_t add_special(struct words *words, const char *bytes, uint32_t size)
{
	uint32_t length = tag_length(bytes, size);
	if (length > 0) {
		words->tags += hash_visible(bytes, length);
		return length;
	}
	if (!starts_with(bytes, size, "<!--")) {
		return 0;
	}
	// One that is not closed hides all the rest.
	length = length_to(bytes, size, "-->");
	words->has_open_comment = words->has_open_comment || length == 0;
	length = length > 0 ? length : size;
	words->comments += hash_visible(bytes, length);
	return length;
}

// The length of a rule that is all of the line there, which it counts.
static uint32_t add_rule(struct words *words, const char *bytes, uint32_t at, uint32_t end)
{
	if ((at > 0 && bytes[at - 1] != '\n') || !byte_is_in(bytes[at], "-*_")) {
		return 0;
	}
	const char *newline = memchr(bytes + at, '\n', end - at);
	uint32_t length = newline ? (uint32_t)(newline - bytes) - at : end - at;
	uint32_t shown = length;
	while (bytes[at + shown - 1] == '\r') {
		shown--;
	}
	if (!line_is_rule(bytes, at, at + shown)) {
		return 0;
	}
	words->rules++;
	words->last_rules++;
	return length;
}

void words_add(struct words *words, const char *bytes, span at)
{
	uint64_t word = WORDS_START;
	uint32_t i = at.start;
	while (i < at.end) {
		char c = bytes[i];
		uint32_t special =
			c == '<' ? add_special(words, bytes + i, at.end - i) : add_rule(words, bytes, i, at.end);
		if (special == 0 && !byte_is_space(c)) {
			for (; words->last_rules > 0; words->last_rules--) {
				words->text = words_mix(words->text, 1);
			}
			words->text = hash_byte(words->text, c);
			word = hash_byte(word, c);
			i++;
			continue;
		}
		words->set += word != WORDS_START ? words_mix(word, 1) : 0;
		word = WORDS_START;
		i += special > 0 ? special : 1;
	}
	words->set += word != WORDS_START ? words_mix(word, 1) : 0;
}
