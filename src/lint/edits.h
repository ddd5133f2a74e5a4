#ifndef PLLINT_LINT_EDITS_H
#define PLLINT_LINT_EDITS_H

// What several rules need to form edits. A function that cannot be sure says so, and its rule then
// reports without an edit.

#include "lint/check.h"

// The label as a reader of the list knows it: of the item, else of the template.
struct argument verdict_label(const struct check *check, const struct verdict *verdict);

// The values of a vocabulary as the template lists them.
span field_choices(const struct template_field *field);

// Where an edit may end: after the blanks that stand between `offset` and the line's end, else there.
uint32_t edit_over_blanks(const struct check *check, uint32_t offset);
// Where an edit may start: before the blanks in front of `offset`.
uint32_t edit_before_blanks(const struct check *check, uint32_t offset);
// Nothing but text: no link, tag, comment, emphasis, code or escape, which replacing it would lose.
bool edit_is_plain(const struct check *check, span at);
// True if a comment starts in these bytes; an edit would lose it.
bool edit_has_comment(const struct check *check, span at);

// Whether any link of the list leads to a heading of its own: its text is then part of an address.
bool edit_headings_are_linked(struct check *check);

// True if a CR stands there alone: it ends a line for Markdown, and none for an editor.
bool edit_has_lone_cr(const struct source *source, span at);

// Every line of it ends alike: what is moved then leaves each line its own ending.
bool edit_ends_lines_alike(const struct check *check, span at);

// A line ending as the list has it there.
struct pllint_piece edit_newline(const struct check *check, uint32_t offset);

// Indentation of a new line, in two pieces.
struct indentation {
	struct pllint_piece copied;
	struct pllint_piece blanks;
};
// As far as the text of an item stands. False where its line starts with more than blanks.
bool edit_content_indent(const struct check *check, uint32_t item, struct indentation *indent);
// As far as something that stands first on its line; false where it does not.
bool edit_line_indent(const struct check *check, uint32_t offset, struct indentation *indent);

// The lines of an item, without the last one's ending.
span edit_item_lines(const struct check *check, uint32_t item);
// True if the item is followed by the next one of its list, a blank line or the end of the entry. A line
// that stands directly below, indented too little, is taken in or let go when the item changes.
bool edit_stands_apart(const struct check *check, uint32_t item);
// True if the items before and after it are indented as it is: another one could come to stand in it.
bool edit_is_aligned(const struct check *check, uint32_t item);
// What has to go for the item to be gone: its lines and the blank ones that part it from the one
// before (after, for the first one of its list). False where anything else stands between.
bool edit_item_cut(const struct check *check, uint32_t item, span *cut);
// Nothing but blanks and at most one line ending stands between an item's label and its value.
bool edit_follows_label(const struct check *check, const struct entry_item *item);
// Adds the edit that deletes an optional item, where enough is left without it.
void edit_delete_optional(struct check *check, struct pllint_finding *finding, const struct verdict *verdict);

// The template's form of a label, with the colon, for one of its names; NULL: the template's own.
// Returns how many pieces; 0 where the form cannot be built.
enum { EDIT_LABEL_PIECES = 3 };
size_t edit_label_pieces(struct check *check, const struct template_field *field, const struct template_name *name,
			 struct pllint_piece pieces[EDIT_LABEL_PIECES]);
// The same as an argument of a text.
struct argument label_in_form(struct check *check, const struct template_field *field,
			      const struct template_name *name);
// Adds the edit that gives the item's label that form.
void edit_label(struct check *check, struct pllint_finding *finding, enum pllint_fix fix, uint32_t item,
		const struct template_field *field, const struct template_name *name);

// Adds the edit that puts an item's value of one line between details tags below its label; `apart`: with
// blank lines around it, so that it stays Markdown.
void edit_wrap_in_details(struct check *check, struct pllint_finding *finding, enum pllint_fix fix, uint32_t item,
			  bool apart);

// Adds the edit that gives the heading at `offset` another number of `#`s.
void edit_heading_level(struct check *check, struct pllint_finding *finding, enum pllint_fix fix, uint32_t offset,
			uint8_t level);

#endif
