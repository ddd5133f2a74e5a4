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

enum { CHOICES_MAX = 8, CHOICE_MAX = 30 }; // of those that are named one by one; bytes

static bool is_plain_choice(const struct template_choice *choice)
{
	for (uint32_t i = 0; i < choice->text_size; i++) {
		if (choice->text[i] == '`' || (unsigned char)choice->text[i] < ' ') {
			return false;
		}
	}
	return choice->text_size > 0 && choice->text_size <= CHOICE_MAX;
}

struct argument field_choices_named(struct check *check, const struct template_field *field)
{
	bool are_plain = field->choice_count > 1 && field->choice_count <= CHOICES_MAX;
	for (uint32_t i = 0; i < field->choice_count && are_plain; i++) {
		are_plain = is_plain_choice(&field->choices[i]);
	}
	if (!are_plain) {
		return from_template(field_choices(field));
	}
	static const char last[] = " or ";
	char *text = arena_alloc(check->arena, CHOICES_MAX * (CHOICE_MAX + sizeof last + 2) + 1);
	size_t size = 0;
	for (uint32_t i = 0; i < field->choice_count; i++) {
		const struct template_choice *choice = &field->choices[i];
		const char *separator = i == 0 ? "" : i + 1 < field->choice_count ? ", " : last;
		memcpy(text + size, separator, strlen(separator));
		size += strlen(separator);
		text[size++] = '`';
		memcpy(text + size, choice->text, choice->text_size);
		size += choice->text_size;
		text[size++] = '`';
	}
	text[size] = '\0';
	return from_text(text);
}

static bool is_there_before(const struct source *source, const span *places, size_t index)
{
	size_t size = span_length(places[index]);
	for (size_t i = 0; i < index; i++) {
		if (span_length(places[i]) == size &&
		    memcmp(source_at(source, places[i]), source_at(source, places[index]), size) == 0) {
			return true;
		}
	}
	return false;
}

struct argument from_places(struct check *check, const span *places, size_t named, size_t count)
{
	static const char more[] = ", \u2026";
	size_t room = sizeof more;
	for (size_t i = 0; i < named; i++) {
		room += span_length(places[i]) + 2;
	}
	char *text = arena_alloc(check->arena, room);
	size_t size = 0;
	for (size_t i = 0; i < named; i++) {
		if (is_there_before(check->source, places, i)) {
			continue;
		}
		memcpy(text + size, ", ", size > 0 ? 2 : 0);
		size += size > 0 ? 2 : 0;
		memcpy(text + size, source_at(check->source, places[i]), span_length(places[i]));
		size += span_length(places[i]);
	}
	memcpy(text + size, more, count > named ? sizeof more - 1 : 0);
	return from_bytes(check, text, size + (count > named ? sizeof more - 1 : 0));
}

struct argument deviation_file(struct check *check, const struct deviation *deviation)
{
	return deviation->file ? from_bytes(check, deviation->file, strlen(deviation->file)) : from_text("");
}

static struct argument named(struct check *check, const struct template_field *field, const char *opening)
{
	static const char closing[] = "</summary>";
	uint32_t length = span_length(field->label);
	char *text = arena_alloc(check->arena, strlen(opening) + length + sizeof closing);
	size_t size = strlen(opening);
	memcpy(text, opening, size);
	memcpy(text + size, source_at(check->template->file, field->label), length);
	memcpy(text + size + length, closing, sizeof closing);
	return from_bytes(check, text, size + length + sizeof closing - 1);
}

struct argument named_block(struct check *check, const struct template_field *field)
{
	return named(check, field, "<details><summary>");
}

struct argument named_summary(struct check *check, const struct template_field *field)
{
	return named(check, field, "<summary>");
}

struct argument details_indentation_help(bool is_at_margin)
{
	return from_text(is_at_margin
				 ? ", and indent the lines from `<details>` to `</details>` as far as the label of "
				   "the field"
				 : "");
}
