// Edits between two words, by dynamic programming over three rows.

#include "base/distance.h"

#include <stdbool.h>
#include <stdint.h>

#include "base/unicode.h"

enum { WORD_MAX = 64 };

struct word {
	uint32_t points[WORD_MAX];
	size_t count;
};

static bool read_word(const char *bytes, size_t size, struct word *word)
{
	word->count = 0;
	for (size_t at = 0; at < size;) {
		if (word->count == WORD_MAX) {
			return false;
		}
		size_t length;
		uint32_t point = unicode_decode(bytes + at, size - at, &length);
		if (point == UNICODE_INVALID) {
			// Bytes that are not UTF-8 differ from one another and from every code point.
			point = 0x110000u + (unsigned char)bytes[at];
		}
		word->points[word->count++] = point;
		at += length;
	}
	return true;
}

static unsigned least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

// `rows` are those of i - 2, i - 1 and i, for a's first i code points; row[j] is the distance to b's
// first j. Returns the least of row i.
static unsigned fill_row(const struct word *a, const struct word *b, size_t i, unsigned *rows[3])
{
	rows[2][0] = (unsigned)i;
	unsigned best = rows[2][0];
	for (size_t j = 1; j <= b->count; j++) {
		bool same = a->points[i - 1] == b->points[j - 1];
		unsigned edits = rows[1][j - 1] + !same;
		edits = least(edits, least(rows[1][j], rows[2][j - 1]) + 1);
		if (i > 1 && j > 1 && a->points[i - 1] == b->points[j - 2] && a->points[i - 2] == b->points[j - 1]) {
			edits = least(edits, rows[0][j - 2] + 1);
		}
		rows[2][j] = edits;
		best = least(best, edits);
	}
	return best;
}

static unsigned edits_between(const struct word *a, const struct word *b, unsigned limit)
{
	unsigned storage[3][WORD_MAX + 1];
	unsigned *rows[3] = {storage[0], storage[1], storage[2]};
	for (size_t j = 0; j <= b->count; j++) {
		rows[2][j] = (unsigned)j;
	}
	unsigned best = 0;
	for (size_t i = 1; i <= a->count; i++) {
		unsigned *oldest = rows[0];
		rows[0] = rows[1];
		rows[1] = rows[2];
		rows[2] = oldest;
		unsigned best_before = best;
		best = fill_row(a, b, i, rows);
		// A swap reaches back two rows, so one row above the limit does not end it yet.
		if (best > limit && best_before > limit) {
			return limit + 1;
		}
	}
	return least(rows[2][b->count], limit + 1);
}

unsigned distance_edits(const char *a, size_t a_size, const char *b, size_t b_size, unsigned limit)
{
	// A code point has four bytes at most: most pairs end here.
	size_t longest = (size_t)WORD_MAX * 4;
	if (a_size > longest || b_size > longest) {
		return limit + 1;
	}
	struct word first, second;
	if (!read_word(a, a_size, &first) || !read_word(b, b_size, &second)) {
		return limit + 1;
	}
	size_t shorter = first.count < second.count ? first.count : second.count;
	size_t longer = first.count < second.count ? second.count : first.count;
	if (longer - shorter > limit) {
		return limit + 1;
	}
	return edits_between(&first, &second, limit);
}
