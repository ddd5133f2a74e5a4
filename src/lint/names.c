// What messages call the parts of an entry and of a template.

#include "lint/names.h"

#include <string.h>

struct argument deviation_label(const struct check *check, const struct deviation *deviation)
{
	if (deviation->item != ENTRY_NONE && check->entry) {
		const struct entry_label *label = &check->entry->items[deviation->item].label;
		if (label->exists && !span_is_empty(label->text)) {
			return from_list(label->text);
		}
	}
	return deviation->field ? from_template(deviation->field->label) : from_list(deviation->at);
}

span field_choices(const struct template_field *field)
{
	return field->choice_count > 0
		       ? span_of(field->choices[0].at.start, field->choices[field->choice_count - 1].at.end)
		       : field->shown;
}

struct argument deviation_file(struct check *check, const struct deviation *deviation)
{
	return deviation->file ? from_bytes(check, deviation->file, strlen(deviation->file)) : from_text("");
}

struct argument details_indentation_help(bool is_at_margin)
{
	return from_text(is_at_margin
				 ? ", and indent the lines from `<details>` to `</details>` as far as the label of "
				   "the field"
				 : "");
}
