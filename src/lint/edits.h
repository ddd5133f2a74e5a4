#ifndef PLLINT_LINT_EDITS_H
#define PLLINT_LINT_EDITS_H

// What edits of any kind ask of the text around them. A function that cannot be sure says so, and its
// rule then reports without an edit.

#include "lint/check.h"

// Where an edit may end: after the whitespace that are between `offset` and the line's end, else there.
uint32_t edit_over_whitespace(const struct check *check, uint32_t offset);
// Where an edit may start: before the whitespace in front of `offset`.
uint32_t edit_before_whitespace(const struct check *check, uint32_t offset);
// Nothing but text: no link, tag, comment, emphasis, code or escape, which replacing it would lose.
bool edit_is_plain(const struct check *check, span at);
// True if a part of a paragraph may be deleted without its lines being read otherwise: a word is left before
// it on its line, and its lines end alike.
bool edit_may_shorten(const struct check *check, span at);

// Every line of it ends alike: what is moved then leaves each line its own ending.
bool edit_ends_lines_alike(const struct check *check, span at);
// A line ending as the line around `offset` has it, the list's last one as the line before; else a line feed.
struct pllint_piece edit_newline(const struct source *source, uint32_t offset);

// Indentation of a new line, in two pieces.
struct indentation {
	struct pllint_piece copied;
	struct pllint_piece whitespace;
};
// How many columns whitespace take: a tab goes on to the next multiple of four.
uint32_t edit_width(const struct source *source, span whitespace);
uint32_t edit_indent_width(const struct source *source, const struct indentation *indent);
// As far as something that is first on its line; false where it does not.
bool edit_line_indent(const struct check *check, uint32_t offset, struct indentation *indent);

#endif
