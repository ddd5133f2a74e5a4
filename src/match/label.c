// Finds the field that a label names, exactly, in another form, or nearly.

#include <string.h>

#include "base/bytes.h"
#include "base/distance.h"
#include "match/matcher.h"

enum { CERTAIN_SIZE = 4 }; // bytes of the shortest name that is taken for another by one edit

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_spelt(const struct entry_label *label, const struct template_name *name)
{
	return label->shown.size == name->exact_size && memcmp(label->shown.bytes, name->exact, name->exact_size) == 0;
}

struct label_hit label_find(const struct template_field *fields, uint32_t count, const struct entry_label *label)
{
	struct label_hit hit = {0};
	for (uint32_t i = 0; i < count; i++) {
		for (uint32_t j = 0; j < fields[i].name_count; j++) {
			const struct template_name *name = &fields[i].names[j];
			if (!unicode_key_equal(name->key, label->key)) {
				continue;
			}
			bool exact = is_spelt(label, name);
			if (!hit.field || exact) {
				hit = (struct label_hit){.field = &fields[i], .name = name, .exact = exact};
			}
			if (exact) {
				return hit;
			}
		}
	}
	return hit;
}

bool label_is_numbered_variant(struct unicode_key a, struct unicode_key b)
{
	size_t i = 0, k = 0;
	for (;;) {
		while (i < a.size && !is_digit(a.bytes[i])) {
			i++;
		}
		while (k < b.size && !is_digit(b.bytes[k])) {
			k++;
		}
		if (i == a.size || k == b.size) {
			return i < a.size || k < b.size;
		}
		if (a.bytes[i++] != b.bytes[k++]) {
			return true;
		}
	}
}

bool match_is_child(const struct template_field *field, const struct entry_label *label)
{
	return label->exists && label_find(field->children, field->child_count, label).field;
}

static bool ends_with(struct unicode_key text, const char *end)
{
	size_t size = strlen(end);
	return text.size >= size && memcmp(text.bytes + text.size - size, end, size) == 0;
}

static struct unicode_key trimmed(struct unicode_key text)
{
	while (text.size > 0 && byte_is_blank(text.bytes[text.size - 1])) {
		text.size--;
	}
	return text;
}

// `Paper` of `Paper(Oral)`.
static struct unicode_key without_bracket(struct unicode_key text)
{
	static const char *const pairs[][2] = {{"(", ")"}, {"（", "）"}, {"[", "]"}};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		uint32_t length = (uint32_t)strlen(pairs[i][0]);
		for (uint32_t size = ends_with(text, pairs[i][1]) ? text.size : 0; size > length; size--) {
			struct unicode_key before = {text.bytes, size};
			if (ends_with(before, pairs[i][0])) {
				before.size -= length;
				return trimmed(before);
			}
		}
	}
	return text;
}

// `Code` of `Code2` and `Code 2`.
static struct unicode_key without_number(struct unicode_key text)
{
	struct unicode_key name = text;
	while (name.size > 0 && name.bytes[name.size - 1] >= '0' && name.bytes[name.size - 1] <= '9') {
		name.size--;
	}
	return name.size < text.size ? trimmed(name) : text;
}

struct label_hit label_find_in(const struct template_kind *kind, const struct entry_label *label)
{
	struct label_hit hit = label_find(kind->fields, kind->field_count, label);
	hit.shown_size = label->shown.size;
	if (hit.field || kind->shape != ENTRY_SHAPE_BOLD) {
		return hit;
	}
	struct entry_label part = *label;
	for (int step = 0; step < 2 && !hit.field; step++) {
		part.key = step == 0 ? without_bracket(part.key) : without_number(part.key);
		part.shown = step == 0 ? without_bracket(part.shown) : without_number(part.shown);
		hit = label_find(kind->fields, kind->field_count, &part);
		hit.is_numbered = step == 1;
		hit.shown_size = part.shown.size;
	}
	return hit;
}

unsigned label_allowed_edits(struct unicode_key word)
{
	size_t third = unicode_count(word.bytes, word.size) / 3;
	return third < 2 ? (unsigned)third : 2;
}

bool label_is_nearly(struct unicode_key name, struct unicode_key word)
{
	unsigned limit = label_allowed_edits(name);
	return limit > 0 && !label_is_numbered_variant(name, word) &&
	       distance_edits(name.bytes, name.size, word.bytes, word.size, limit) <= limit;
}

struct label_near label_nearest(const struct template_field *fields, uint32_t count, const struct entry_label *label)
{
	struct label_near near = {.distance = UINT32_MAX};
	uint32_t candidates = 0;
	for (uint32_t i = 0; i < count; i++) {
		bool is_candidate = false;
		for (uint32_t j = 0; j < fields[i].name_count; j++) {
			const struct template_name *name = &fields[i].names[j];
			unsigned limit = label_allowed_edits(name->key);
			unsigned distance = limit == 0 ? 1
						       : distance_edits(name->key.bytes, name->key.size,
									label->key.bytes, label->key.size, limit);
			if (distance > limit || label_is_numbered_variant(name->key, label->key)) {
				continue;
			}
			is_candidate = true;
			if (distance < near.distance) {
				near = (struct label_near){&fields[i], name, distance, false};
			}
		}
		candidates += is_candidate;
	}
	near.only = candidates == 1;
	return near;
}

bool match_knows_label(const struct template_kind *kind, const struct entry_label *label)
{
	return label->exists && !span_is_empty(label->colon) &&
	       (label_find_in(kind, label).field || label_nearest(kind->fields, kind->field_count, label).field);
}

static const struct template_field *field_of(const struct template_kind *kind, const struct entry_label *label)
{
	return label->exists && !span_is_empty(label->colon) ? label_find_in(kind, label).field : NULL;
}

uint32_t match_position(const struct template_kind *kind, const struct entry_label *label)
{
	const struct template_field *field = field_of(kind, label);
	return field ? field->position : UINT32_MAX;
}

bool match_is_lost_field(const struct template *template, const struct entry *section, uint32_t opening, uint32_t item)
{
	for (uint32_t k = 0; k < template->kind_count; k++) {
		const struct template_kind *kind = &template->kinds[k];
		const struct template_field *field = field_of(kind, &section->items[item].label);
		for (uint32_t i = opening + 1; i < item && field; i = section->items[i].end) {
			field = field_of(kind, &section->items[i].label) == field ? NULL : field;
		}
		if (field) {
			return true;
		}
	}
	return false;
}

bool label_near_is_certain(const struct label_near *near)
{
	return near->field && near->distance == 1 && near->only && near->name->key.size >= CERTAIN_SIZE;
}

// What is before the name apart from bold and the like: an emoji, or nothing.
static span decoration(const struct source *source, span whole, span name)
{
	span before = span_of(whole.start, name.start);
	while (!span_is_empty(before) && byte_is_in(source->bytes[before.end - 1], "*_` \t")) {
		before.end--;
	}
	while (!span_is_empty(before) && byte_is_in(source->bytes[before.start], "*_` \t")) {
		before.start++;
	}
	return before;
}

static bool same_bytes(const struct source *a, span in_a, const struct source *b, span in_b)
{
	return span_length(in_a) == span_length(in_b) &&
	       memcmp(source_at(a, in_a), source_at(b, in_b), span_length(in_a)) == 0;
}

bool label_has_form(const struct matcher *matcher, const struct entry_label *label, const struct template_field *field,
		    const struct template_name *name)
{
	const struct source *list = matcher->entry->source;
	const struct source *file = matcher->template->file;
	if ((label->broken && !field->broken) || label->spaced) {
		return false;
	}
	if (same_bytes(list, label->whole, file, field->at)) {
		return true;
	}
	if (span_is_empty(label->colon) || !is_spelt(label, name)) {
		return false;
	}
	bool wide = span_length(label->colon) > 1;
	return label->strong == field->strong && label->colon_inside == field->colon_inside &&
	       wide == field->colon_wide && label->blank_before_colon == field->blank_before_colon &&
	       label->other_markup == field->other_markup &&
	       (matcher->entry->shape != ENTRY_SHAPE_HEADING ||
		same_bytes(list, decoration(list, label->whole, label->text), file,
			   decoration(file, field->at, field->label)));
}
