#ifndef PLLINT_BASE_MATH_H
#define PLLINT_BASE_MATH_H

// Mathematics in raw text: `$…$`, `$$…$$`, `` $`…`$ ``, `\(…\)`, `\[…\]`, and ```` ```math ```` where raw HTML makes it
// no fence. It is never text: nothing in it is a link, a tag, LaTeX that was left over, or to be edited. What cannot be
// told from prices and escaped brackets is none.

#include <stdbool.h>

#include "base/source.h"

enum math_notation {
	MATH_DOLLAR,
	MATH_DOLLARS,
	MATH_BACKTICK,
	MATH_ROUND,
	MATH_SQUARE,
	MATH_ESCAPED_ROUND,  // `\\(…\\)`, as Markdown wants it
	MATH_ESCAPED_SQUARE, // `\\[…\\]`
	MATH_NOTATIONS,
};

enum { MATH_CODE_MAX = 8 }; // backticks of a code span

// A way through a text, from one formula to the next. Set `source`, `at` and `end`.
struct math_scan {
	const struct source *source;
	uint32_t at, end;
	// Up to there, no formula or code span of the notation ends.
	uint32_t open_until[MATH_NOTATIONS];
	uint32_t code_until[MATH_CODE_MAX + 1];
	uint32_t after_mark[3]; // the next dollar, backslash and backtick, as far as they were looked for
};

// The next formula with its delimiters; false at the end.
bool math_next(struct math_scan *scan, span *formula);

#endif
