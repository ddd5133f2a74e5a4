// Values of entries, for those who count them.

#include "lint/values.h"

static void add(struct values *values, const struct match *match, const struct template_field *field)
{
	values->items =
		memory_grow(values->memory, values->items, &values->capacity, values->count + 1, sizeof *values->items);
	values->items[values->count++] = (struct pllint_value){
		.label = field->label, .is_tag = field->is_tags, .entry = match->entry->heading.start};
}

static bool says_something(const struct match *match, const struct template_field *field)
{
	for (size_t i = 0; i < match->value_count; i++) {
		if (match->values[i].field == field) {
			return true;
		}
	}
	return false;
}

static void take_silent(struct values *values, const struct match *match, const struct template_field *fields,
			uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		const struct template_field *field = &fields[i];
		bool is_counted = field->choice_count > 0 || field->is_tags;
		if (is_counted && !says_something(match, field)) {
			add(values, match, field);
		}
		for (uint32_t j = 0; j < field->child_count; j++) {
			take_silent(values, match, &field->children[j], 1);
		}
	}
}

void values_take(struct values *values, const struct match *match)
{
	for (size_t i = 0; i < match->value_count; i++) {
		add(values, match, match->values[i].field);
		struct pllint_value *taken = &values->items[values->count - 1];
		taken->is_choice = match->values[i].choice >= 0;
		taken->text = taken->is_choice ? match->values[i].field->choices[match->values[i].choice].at
					       : match->values[i].at;
	}
	take_silent(values, match, match->kind->fields, match->kind->field_count);
}
