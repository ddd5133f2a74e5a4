#ifndef PLLINT_LINT_VALUE_FORM_H
#define PLLINT_LINT_VALUE_FORM_H

// What a field has to look like, in words.

#include "lint/check.h"

// A phrase such as "one of `todo / done`"; `shown` is nothing where the words are enough.
struct value_form {
	struct argument words, shown;
};

// What has to follow the field's label; NULL: that of any field.
struct value_form value_form_of(struct check *check, const struct template_field *field);
// How far what is below the field's label is indented, such as ", indented by 2 spaces"; nothing at the margin.
struct argument value_form_indentation(const struct check *check, const struct template_field *field);
// How far to indent, such as "2 spaces".
struct argument value_form_spaces(uint32_t columns);
// The same of a line that is indented already, such as "2 more spaces".
struct argument value_form_more_spaces(uint32_t columns);
// A line nested in the field, such as `- arxiv: URL`.
struct argument value_form_nested(struct check *check, const struct template_field *parent,
				  const struct template_field *child);
// Several of them, at least one: "`- arxiv: URL` and `- GitHub: URL`".
struct argument value_form_several(struct check *check, const struct template_field *parent,
				   const struct template_field *const *children, uint32_t count);
// A field's label as an item opens with it, such as `- **Tags**:`.
struct argument value_form_item(struct check *check, const struct template_field *field);
// The end of a help: what a field needs that is not on the line of its label. Nothing for other fields, and for NULL.
struct argument value_form_below(struct check *check, const struct template_field *field);

#endif
