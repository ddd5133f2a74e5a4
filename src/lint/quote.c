// Text of a list as it stands in a sentence.

#include "lint/quote.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/unicode.h"

enum {
	HEAD = 36,
	TAIL = QUOTE_COLUMNS - HEAD - 1,
	REACH = 1024, // bytes looked at from either end: many findings may quote one text, and most of it may be
		      // whitespace
};

static bool is_blank(uint32_t code_point)
{
	return code_point == '\n' || code_point == '\r' || unicode_is_whitespace(code_point);
}

static void put(struct quote *quote, const char *bytes, size_t size)
{
	memcpy(quote->bytes + quote->size, bytes, size);
	quote->size += size;
}

// Adds at most `limit` code points; false if something other than whitespace is left over.
static bool add(struct quote *quote, const char *bytes, size_t size, size_t limit)
{
	size_t count = 0;
	bool gap = false;
	for (size_t at = 0, length; at < size; at += length) {
		uint32_t code_point = unicode_decode(bytes + at, size - at, &length);
		if (is_blank(code_point)) {
			gap = count > 0;
			continue;
		}
		if (count + gap >= limit) {
			return false;
		}
		if (gap) {
			put(quote, " ", 1);
		}
		put(quote, bytes + at, length);
		count += 1 + gap;
		gap = false;
	}
	return true;
}

// Of the character that `at`, not near the start, stands in.
static size_t character_start(const char *bytes, size_t at)
{
	for (size_t start = at; at - start < 4; start--) {
		if (((unsigned char)bytes[start] & 0xC0) != 0x80) {
			return start;
		}
	}
	return at;
}

// Where the last `limit` code points start, runs of whitespace counted as one.
static size_t tail_start(const char *bytes, size_t size, size_t limit)
{
	size_t count = 0;
	bool gap = true;
	while (size > 0) {
		size_t start = unicode_before(bytes, size);
		size_t length;
		bool blank = is_blank(unicode_decode(bytes + start, size - start, &length));
		count += !blank || !gap;
		if (count > limit) {
			return size;
		}
		gap = blank;
		size = start;
	}
	return size;
}

void quote_make(struct quote *quote, const char *bytes, size_t size)
{
	quote->size = 0;
	bool is_large = size > 2 * REACH;
	if (!is_large && add(quote, bytes, size, QUOTE_COLUMNS)) {
		return;
	}
	size_t head = is_large ? character_start(bytes, REACH) : size;
	size_t tail = is_large ? character_start(bytes, size - REACH) : 0;
	quote->size = 0;
	add(quote, bytes, head, HEAD);
	put(quote, "\xE2\x80\xA6", 3);
	size_t start = tail + tail_start(bytes + tail, size - tail, TAIL);
	add(quote, bytes + start, size - start, TAIL);
}

size_t quote_fence(const struct quote *quote)
{
	size_t longest = 0;
	size_t run = 0;
	for (size_t i = 0; i < quote->size; i++) {
		run = quote->bytes[i] == '`' ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	return longest + 1;
}
