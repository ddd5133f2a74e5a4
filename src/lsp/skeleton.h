#ifndef LSP_SKELETON_H
#define LSP_SKELETON_H

// A new entry, as the template shows one.

#include "lsp/snippet.h"

// The marker of a kind of list items, as the template shows it; "- " where it shows none, "" for other kinds.
struct pllint_text skeleton_marker(const struct text *template, const struct pllint_kind *kind);
// A kind of rows, which are below a header.
bool skeleton_is_row(const struct text *template, const struct pllint_kind *kind);

// A field that is known by its place: it is what the template shows there, and has no label before it.
bool skeleton_is_slot(const struct pllint_field *field);

// Each adds to a snippet; the marker of a list item is not part of it.
void skeleton_field(struct snippet *snippet, const struct pllint_field *field);
void skeleton_entry(struct snippet *snippet, const struct pllint_kind *kind);
// `above` is the line before it, by which it has bars at its ends or not.
void skeleton_row(struct snippet *snippet, const struct pllint_kind *kind, struct pllint_text header,
		  struct pllint_text above);
void skeleton_file(struct snippet *snippet, const struct pllint_kind *kind);
void skeleton_group(struct snippet *snippet, struct pllint_span head, struct pllint_span title, uint32_t today);

#endif
