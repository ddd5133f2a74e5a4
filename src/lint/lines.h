#ifndef PLLINT_LINT_LINES_H
#define PLLINT_LINT_LINES_H

// The lines of a section that end in whitespace, and the empty ones that another blank line may follow: for rules
// that look at raw text, with what each is to Markdown. (How the tokenizer sees lines is another matter:
// markdown/line.h.)

#include <stdbool.h>
#include <stddef.h>

#include "lint/check.h"
#include "markdown/tokenizer.h"

enum raw_place { RAW_TEXT, RAW_CODE, RAW_HTML };

struct raw_line {
	span at; // without its ending
	uint32_t next;
	enum raw_place place; // of its end: RAW_CODE also where a code span goes on in the next line
	bool is_blank;
	bool is_in_formula;  // mathematics goes on in the next line
	bool has_hard_break; // it ends in one that more text of the paragraph follows
};

// One section's, kept until the next one is read.
struct lines {
	const struct token_batch *batch;
	struct raw_line *list;
	size_t count, room;
	bool has_conflict_mark; // a line that starts with `<<<<<<<`
};

void lines_read(struct memory *memory, struct lines *lines, const struct source *source,
		const struct token_batch *batch);

// Where the template shows no heading, so many of the list's headings have something around them in their own way that
// it is the list's style: all of four or more, or 9 in 10 of at least 20.
bool lines_are_style(const struct template *template, uint32_t count, uint32_t all);
// The whitespace at the end of a line, empty if there are none.
span lines_trailing_whitespace(const struct source *source, const struct raw_line *line);
// True if the line (without its ending) around an offset holds nothing but whitespace.
bool lines_is_blank_at(const struct source *source, uint32_t offset);
// `- [ ]`: GitHub makes it a box only with a blank behind it.
bool lines_is_bare_task(const struct source *source, span text);
// True if the lines from the last blank one to the one around an offset hold a tag that may open raw HTML in
// CommonMark, but not in md4c 0.4.8, or a comment or the like that is still open: what is text here may then be shown
// as it is. `beyond_blank`: so do those before
// the blank line, since raw HTML ends lists.
bool lines_may_be_html(const struct source *source, uint32_t offset, bool beyond_blank);

#endif
