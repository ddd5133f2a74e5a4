// The nearest name to a mistyped option or rule.

#include "cli/nearest.h"

#include <string.h>

enum { NAME_MAX_LENGTH = 63 };

void nearest_init(struct nearest *nearest, const char *typed, size_t length)
{
	unsigned allowed = length < 4 ? 1 : length < 9 ? 2 : 3;
	*nearest = (struct nearest){.typed = typed, .length = length, .distance = allowed + 1};
}

static unsigned least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

// Edits between two names; two letters that changed places count as one.
static unsigned distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
	unsigned rows[3][NAME_MAX_LENGTH + 1];
	for (size_t j = 0; j <= b_length; j++) {
		rows[0][j] = (unsigned)j;
	}
	for (size_t i = 1; i <= a_length; i++) {
		unsigned *row = rows[i % 3], *above = rows[(i + 2) % 3], *higher = rows[(i + 1) % 3];
		row[0] = (unsigned)i;
		for (size_t j = 1; j <= b_length; j++) {
			unsigned cost = above[j - 1] + (a[i - 1] != b[j - 1]);
			cost = least(cost, least(above[j], row[j - 1]) + 1);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
				cost = least(cost, higher[j - 2] + 1);
			}
			row[j] = cost;
		}
	}
	return rows[a_length % 3][b_length];
}

void nearest_offer(struct nearest *nearest, const char *name)
{
	size_t length = strlen(name);
	if (length > NAME_MAX_LENGTH || nearest->length > NAME_MAX_LENGTH) {
		return;
	}
	unsigned edits = distance(nearest->typed, nearest->length, name, length);
	if (edits < nearest->distance) {
		nearest->distance = edits;
		nearest->best = name;
	}
}
