// What a field has to look like, in words.

#include "lint/value_form.h"

#include <string.h>

#include "base/bytes.h"
#include "lint/edit_label.h"
#include "lint/names.h"

// The list marker of the entry's items.
static const char *marker_of(const struct check *check)
{
	const struct entry *entry = check->entry;
	bool has_marker = entry && entry->item_count > 0 && !entry_item_is_paragraph(&entry->items[0]);
	char first = has_marker ? check->source->bytes[entry->items[0].marker.start] : '-';
	return first == '*' ? "`* " : first == '+' ? "`+ " : "`- ";
}

struct part {
	const char *bytes;
	size_t size;
};

static struct part part_of(const char *text)
{
	return (struct part){text, strlen(text)};
}

static struct argument joined(struct check *check, const struct part *parts, size_t count)
{
	size_t size = 0;
	for (size_t i = 0; i < count; i++) {
		size += parts[i].size;
	}
	char *text = arena_alloc(check->arena, size + 1);
	size = 0;
	for (size_t i = 0; i < count; i++) {
		memcpy(text + size, parts[i].bytes, parts[i].size);
		size += parts[i].size;
	}
	return from_text(text);
}

#define JOINED(check, ...)                                                                                             \
	joined(check, (const struct part[]){__VA_ARGS__},                                                              \
	       sizeof((const struct part[]){__VA_ARGS__}) / sizeof(struct part))

struct argument value_form_nested(struct check *check, const struct template_field *parent,
				  const struct template_field *child)
{
	struct part label = {source_at(check->template->file, child->at), span_length(child->at)};
	return JOINED(check, part_of(marker_of(check)), label, part_of(parent->shape == SHAPE_LINKS ? " URL`" : "`"));
}

struct argument value_form_several(struct check *check, const struct template_field *parent,
				   const struct template_field *const *children, uint32_t count)
{
	struct argument lines = value_form_nested(check, parent, children[0]);
	for (uint32_t i = 1; i < count; i++) {
		struct argument line = value_form_nested(check, parent, children[i]);
		lines = JOINED(check, part_of(lines.text), part_of(i + 1 < count ? ", " : " and "), part_of(line.text));
	}
	return lines;
}

struct argument value_form_item(struct check *check, const struct template_field *field)
{
	struct argument label = edit_label_in_form(check, field, NULL);
	return label.type == ARGUMENT_TEXT && !field->is_paragraph
		       ? JOINED(check, part_of(marker_of(check)), part_of(label.text + 1))
		       : label;
}

// Where what is below a field's label starts.
enum indentation_form { AT_MARGIN, BY_2, BY_LABEL, INDENTATION_FORMS };

static enum indentation_form indentation_of(const struct check *check, const struct template_field *field)
{
	const struct entry *entry = check->entry;
	if (field->is_paragraph) {
		return AT_MARGIN;
	}
	if (!entry || entry->item_count == 0) {
		return check->template->kinds[0].shape == ENTRY_SHAPE_HEADING ? BY_2 : BY_LABEL;
	}
	uint32_t text = entry->items[0].label.exists ? entry->items[0].label.whole.start : entry->items[0].value.start;
	return text - source_line_start(check->source, text) == 2 ? BY_2 : BY_LABEL;
}

struct argument value_form_indentation(const struct check *check, const struct template_field *field)
{
	static const char *const texts[INDENTATION_FORMS] = {
		[AT_MARGIN] = "",
		[BY_2] = ", indented by 2 spaces",
		[BY_LABEL] = ", indented as far as the label",
	};
	return from_text(texts[indentation_of(check, field)]);
}

struct argument value_form_spaces(uint32_t columns)
{
	static const char *const texts[] = {"", "1 space", "2 spaces", "3 spaces", "4 spaces"};
	return from_text(columns > 0 && columns <= 4 ? texts[columns] : "as many spaces as that takes");
}

struct argument value_form_more_spaces(uint32_t columns)
{
	static const char *const texts[] = {"", "1 more space", "2 more spaces", "3 more spaces", "4 more spaces"};
	return from_text(columns > 0 && columns <= 4 ? texts[columns] : "as many more spaces as that takes");
}

static struct value_form block_form(const struct check *check, const struct template_field *field)
{
	static const char *const words[INDENTATION_FORMS] = {
		[AT_MARGIN] = "`<details>`, the text and `</details>` below it, on lines of their own",
		[BY_2] = "`<details>`, the text and `</details>` below it, on lines of their own that are indented by "
			 "2 spaces",
		[BY_LABEL] = "`<details>`, the text and `</details>` below it, on lines of their own that are indented "
			     "as far as the label",
	};
	return (struct value_form){.words = from_text(words[indentation_of(check, field)])};
}

static struct value_form nested_form(struct check *check, const struct template_field *field)
{
	static const char *const words[2][INDENTATION_FORMS] = {
		{"a line for each part below it, such as ",
		 "a line for each part below it, indented by 2 spaces, such as ",
		 "a line for each part below it, indented as far as the label, such as "},
		{"a line for each link below it, such as ",
		 "a line for each link below it, indented by 2 spaces, such as ",
		 "a line for each link below it, indented as far as the label, such as "},
	};
	return (struct value_form){from_text(words[field->shape == SHAPE_LINKS][indentation_of(check, field)]),
				   value_form_nested(check, field, &field->children[0])};
}

struct value_form value_form_of(struct check *check, const struct template_field *field)
{
	switch (field ? field->shape : SHAPE_ANYTHING) {
	case SHAPE_DETAILS:
		return block_form(check, field);
	case SHAPE_LINKS:
	case SHAPE_FIELDS:
		if (field->child_count > 0) {
			return nested_form(check, field);
		}
		break;
	case SHAPE_CHOICE:
		return (struct value_form){from_text("one of "), field_choices_named(check, field)};
	case SHAPE_DATE:
		return (struct value_form){from_text("a date as "), from_template(field->shown)};
	case SHAPE_URL_PATTERN:
		return (struct value_form){from_text("a URL such as "), from_template(field->shown)};
	case SHAPE_URL:
	case SHAPE_URLS:
		return (struct value_form){.words = from_text("a URL")};
	case SHAPE_LINK:
		return (struct value_form){from_text("a link such as "), from_template(field->shown)};
	case SHAPE_ANYTHING:
	case SHAPE_LIST:
		break;
	}
	return (struct value_form){.words = from_text("its value")};
}

struct argument value_form_below(struct check *check, const struct template_field *field)
{
	if (!field || (field->shape != SHAPE_DETAILS && field->child_count == 0)) {
		return from_text("");
	}
	struct value_form form = value_form_of(check, field);
	struct part label = {source_at(check->template->file, field->label), span_length(field->label)};
	return JOINED(check, part_of("; write `"), label, part_of("` with "), part_of(form.words.text),
		      part_of(form.shown.text ? form.shown.text : ""));
}
