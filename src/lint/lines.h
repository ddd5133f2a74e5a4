#ifndef PLLINT_LINT_LINES_H
#define PLLINT_LINT_LINES_H

// A section line by line, for rules that look at raw text, and what each line is to Markdown.

#include <stdbool.h>
#include <stddef.h>

#include "lint/check.h"
#include "markdown/tokenizer.h"

enum line_place { LINE_TEXT, LINE_CODE, LINE_HTML };

struct line {
	span at; // without its ending
	uint32_t next;
	enum line_place place; // of its end: LINE_CODE also where a code span goes on in the next line
	bool is_blank;
	bool has_hard_break; // it ends in one that more text of the paragraph follows
};

struct line_walk {
	const struct source *source;
	const struct token_batch *batch;
	uint32_t offset;
	size_t token;
	span block; // the next code, or HTML
	enum line_place place;
	bool is_span;
};

struct line_walk line_walk(const struct source *source, const struct token_batch *batch);
bool line_next(struct line_walk *walk, struct line *line);

// The blanks at the end of a line, empty if there are none.
span line_trailing_blanks(const struct source *source, const struct line *line);
// True if the line (without its ending) around an offset holds nothing but blanks.
bool line_is_blank_at(const struct source *source, uint32_t offset);
// The ending of a line, or that of the list's first line, or a line feed: as a piece of an edit.
struct pllint_piece line_ending(const struct source *source, span line);

#endif
