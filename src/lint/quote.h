#ifndef PLLINT_LINT_QUOTE_H
#define PLLINT_LINT_QUOTE_H

// Text of a list as it stands in a sentence: on one line, not too long, between backticks.

#include <stddef.h>

enum { QUOTE_COLUMNS = 60 };

// Room for the code points and the mark between them.
struct quote {
	char bytes[4 * QUOTE_COLUMNS + 8];
	size_t size;
};

// Whitespace at the ends are taken off, runs of whitespace and line breaks become one blank, and the middle of
// what is longer than QUOTE_COLUMNS code points becomes `…`, as does all but the ends of a text of many
// bytes, even where it is whitespace. Does not read more of a long text than its ends.
void quote_make(struct quote *quote, const char *bytes, size_t size);
// How many backticks to put on either side: more than stand together in it.
size_t quote_fence(const struct quote *quote);

#endif
