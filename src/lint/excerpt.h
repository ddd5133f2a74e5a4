#ifndef PLLINT_LINT_EXCERPT_H
#define PLLINT_LINT_EXCERPT_H

// Text of a list as it stands in a sentence: on one line, not too long, between backticks.

#include <stddef.h>

enum { EXCERPT_COLUMNS = 60 };

// Room for the code points and the mark between them.
struct excerpt {
	char bytes[4 * EXCERPT_COLUMNS + 8];
	size_t size;
};

// Blanks at the ends are taken off, runs of blanks and line breaks become one blank, and the middle of
// what is longer than EXCERPT_COLUMNS code points becomes `…`. Does not read more of a long text than
// it shows.
void excerpt_make(struct excerpt *excerpt, const char *bytes, size_t size);
// How many backticks to put on either side: more than stand together in it.
size_t excerpt_fence(const struct excerpt *excerpt);

#endif
