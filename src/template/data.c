// A template as data, for the public header.

#include "template/template.h"

// The public types are these: a template, once read, is only read from.
static const struct template_kind *kind_of(const struct pllint_kind *kind)
{
	return (const void *)kind;
}

static const struct template_field *field_of(const struct pllint_field *field)
{
	return (const void *)field;
}

// --- kinds ----------------------------------------------------------------------------------------

struct pllint_span pllint_kind_head(const struct pllint_kind *kind)
{
	return kind_of(kind)->heading;
}

struct pllint_span pllint_kind_title(const struct pllint_kind *kind)
{
	return kind_of(kind)->title;
}

size_t pllint_kind_field_count(const struct pllint_kind *kind)
{
	return kind_of(kind)->field_count;
}

const struct pllint_field *pllint_kind_field(const struct pllint_kind *kind, size_t index)
{
	return (const void *)&kind_of(kind)->fields[index];
}

// --- fields ---------------------------------------------------------------------------------------

struct pllint_span pllint_field_span(const struct pllint_field *field)
{
	return field_of(field)->at;
}

struct pllint_span pllint_field_label(const struct pllint_field *field)
{
	return field_of(field)->label;
}

// All alternatives together, as in `Code/Project`, are no name.
size_t pllint_field_name_count(const struct pllint_field *field)
{
	size_t count = 0;
	for (uint32_t i = 0; i < field_of(field)->name_count; i++) {
		count += !field_of(field)->names[i].joint;
	}
	return count;
}

struct pllint_text pllint_field_name(const struct pllint_field *field, size_t index, struct pllint_span *at)
{
	const struct template_name *name = field_of(field)->names;
	while (name->joint || index-- > 0) {
		name++;
	}
	if (at) {
		*at = name->at;
	}
	return (struct pllint_text){name->exact, name->exact_size};
}

bool pllint_field_is_required(const struct pllint_field *field)
{
	return field_of(field)->required;
}

// --- values ---------------------------------------------------------------------------------------

enum pllint_value_shape pllint_field_shape(const struct pllint_field *field)
{
	static const unsigned char shapes[] = {
		[SHAPE_ANYTHING] = PLLINT_VALUE_TEXT,
		[SHAPE_DETAILS] = PLLINT_VALUE_DETAILS,
		[SHAPE_LINKS] = PLLINT_VALUE_LINKS,
		[SHAPE_FIELDS] = PLLINT_VALUE_FIELDS,
		[SHAPE_URL_PATTERN] = PLLINT_VALUE_URL_LIKE,
		[SHAPE_URL] = PLLINT_VALUE_URL,
		[SHAPE_LINK] = PLLINT_VALUE_LINK,
		[SHAPE_DATE] = PLLINT_VALUE_DATE,
		[SHAPE_LIST] = PLLINT_VALUE_LIST,
		[SHAPE_CHOICE] = PLLINT_VALUE_CHOICE,
		[SHAPE_URLS] = PLLINT_VALUE_URLS,
	};
	return (enum pllint_value_shape)shapes[field_of(field)->shape];
}

struct pllint_span pllint_field_shown(const struct pllint_field *field)
{
	return field_of(field)->shown;
}

bool pllint_field_is_tags(const struct pllint_field *field)
{
	return field_of(field)->is_tags;
}

bool pllint_field_is_names(const struct pllint_field *field)
{
	return field_of(field)->is_names;
}

size_t pllint_field_choice_count(const struct pllint_field *field)
{
	return field_of(field)->choice_count;
}

struct pllint_text pllint_field_choice(const struct pllint_field *field, size_t index, struct pllint_span *at)
{
	const struct template_choice *choice = &field_of(field)->choices[index];
	if (at) {
		*at = choice->at;
	}
	return (struct pllint_text){choice->text, choice->text_size};
}

bool pllint_field_is_open(const struct pllint_field *field)
{
	return field_of(field)->choices_open;
}

// --- nested fields --------------------------------------------------------------------------------

size_t pllint_field_child_count(const struct pllint_field *field)
{
	return field_of(field)->child_count;
}

const struct pllint_field *pllint_field_child(const struct pllint_field *field, size_t index)
{
	return (const void *)&field_of(field)->children[index];
}
