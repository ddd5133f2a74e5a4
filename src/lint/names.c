// What messages call the parts of an entry and of a template.

#include "lint/names.h"

#include <string.h>

struct argument verdict_label(const struct check *check, const struct verdict *verdict)
{
	if (verdict->item != ENTRY_NONE && check->entry) {
		const struct entry_label *label = &check->entry->items[verdict->item].label;
		if (label->exists && !span_is_empty(label->text)) {
			return from_list(label->text);
		}
	}
	return verdict->field ? from_template(verdict->field->label) : from_list(verdict->at);
}

span field_choices(const struct template_field *field)
{
	return field->choice_count > 0
		       ? span_of(field->choices[0].at.start, field->choices[field->choice_count - 1].at.end)
		       : field->shown;
}

struct argument verdict_file(struct check *check, const struct verdict *verdict)
{
	return verdict->file ? from_bytes(check, verdict->file, strlen(verdict->file)) : from_text("");
}
