#ifndef PLLINT_LINT_NAMES_H
#define PLLINT_LINT_NAMES_H

// What messages call the parts of an entry and of a template.

#include "lint/check.h"

// The label as a reader of the list knows it: of the item, else of the template.
struct argument deviation_label(const struct check *check, const struct deviation *deviation);

// The values of a vocabulary as the template lists them.
span field_choices(const struct template_field *field);
// The same in words, such as "`todo`, `reading` or `done`"; as the template shows them where they are many or long.
struct argument field_choices_named(struct check *check, const struct template_field *field);

// How a details block that is a field opens: `<details><summary>Abstract</summary>`; the summary alone.
struct argument named_block(struct check *check, const struct template_field *field);
struct argument named_summary(struct check *check, const struct template_field *field);
// The end of a help for a tag of a details block that is at the margin; nothing for others.
struct argument details_indentation_help(bool is_at_margin);

// What is at several places of the list, once each and split by commas; `count` may be more than are named.
struct argument from_places(struct check *check, const span *places, size_t named, size_t count);

// The list that the deviation's other place is in, quoted; nothing where that is this list.
struct argument deviation_file(struct check *check, const struct deviation *deviation);

#endif
