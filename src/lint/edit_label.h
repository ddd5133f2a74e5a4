#ifndef PLLINT_LINT_EDIT_LABEL_H
#define PLLINT_LINT_EDIT_LABEL_H

// Edits of labels.

#include "lint/check.h"

// The template's form of a label, with the colon, for one of its names; NULL: the template's own.
// Returns how many pieces; 0 where the form cannot be built.
enum { EDIT_LABEL_PIECES = 3 };
size_t edit_label_pieces(struct check *check, const struct template_field *field, const struct template_name *name,
			 struct pllint_piece pieces[EDIT_LABEL_PIECES]);
// The same as an argument of a text.
struct argument edit_label_in_form(struct check *check, const struct template_field *field,
				   const struct template_name *name);
// Adds the edit that gives the item's label that form.
void edit_label(struct check *check, struct pllint_finding *finding, enum pllint_fix fix, uint32_t item,
		const struct template_field *field, const struct template_name *name);

#endif
