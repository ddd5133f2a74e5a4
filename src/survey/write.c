// The template, and what it does not say.

#include "survey/survey.h"

#include <string.h>

#include "base/number.h"
#include "base/url.h"

enum { NOTES_MAX = 12 };

// The common fields, by their mean place in the entries.
struct order {
	uint32_t *fields;
	size_t count;
};

struct writing {
	const struct survey *survey;
	struct pllint_writer writer;
};

static bool comes_before(const struct field *a, const struct field *b)
{
	return a->order * b->count <= b->order * a->count;
}

static struct order order_of(const struct survey *survey)
{
	struct memory *memory = survey->samples.memory;
	struct order order = {memory_resize(memory, NULL, (survey->field_count + 1) * sizeof *order.fields), 0};
	for (uint32_t i = 0; i < survey->field_count; i++) {
		if (!field_is_common(survey, &survey->fields[i])) {
			continue;
		}
		size_t at = order.count++;
		while (at > 0 && !comes_before(&survey->fields[order.fields[at - 1]], &survey->fields[i])) {
			order.fields[at] = order.fields[at - 1];
			at--;
		}
		order.fields[at] = i;
	}
	return order;
}

static void put_bytes(const struct writing *writing, const char *bytes, size_t size)
{
	if (size > 0) {
		writing->writer.write(writing->writer.context, bytes, size);
	}
}

static void put(const struct writing *writing, const char *text)
{
	put_bytes(writing, text, strlen(text));
}

static void put_number(const struct writing *writing, uint32_t number)
{
	char digits[NUMBER_SIZE];
	put_bytes(writing, digits, number_write(number, digits));
}

static void put_span(const struct writing *writing, span at)
{
	put_bytes(writing, source_at(writing->survey->samples.source, at), span_length(at));
}

static void put_heading(const struct writing *writing, uint8_t level)
{
	put_bytes(writing, "######", level);
	put(writing, " ");
}

static void put_date(const struct writing *writing, const struct date_form *form)
{
	static const char letters[] = {[DATE_YEAR] = 'Y', [DATE_MONTH] = 'M', [DATE_DAY] = 'D'};
	for (uint8_t i = 0; i < form->part_count; i++) {
		for (uint8_t digit = 0; digit < form->parts[i].digits; digit++) {
			put_bytes(writing, &letters[form->parts[i].unit], 1);
		}
		put(writing, form->parts[i].after);
	}
}

static bool is_plural(const struct field *field, const struct writing *writing)
{
	uint32_t length = span_length(field->label);
	const char *bytes = source_at(writing->survey->samples.source, field->label);
	return field->plural && !(length > 3 && memcmp(bytes + length - 3, "(s)", 3) == 0);
}

// `Author(s)` where some write it so: it allows the other spellings too.
static void put_label(const struct writing *writing, const struct field *field)
{
	uint32_t length = span_length(field->label);
	const char *bytes = source_at(writing->survey->samples.source, field->label);
	bool strong = field->strong * 2 > field->count, inside = field->colon_inside * 2 > field->count;
	put(writing, strong ? "**" : "");
	if (is_plural(field, writing)) {
		length -= bytes[length - 1] == 's';
		put_bytes(writing, bytes, length);
		put(writing, "(s)");
	} else {
		put_bytes(writing, bytes, length);
	}
	put(writing, strong && inside ? ":**" : strong ? "**:" : ":");
}

static bool names_links(const struct field *field)
{
	static const char *const names[] = {"link", "links", "url", "urls", "resource", "resources", "code"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (strlen(names[i]) == field->key.size && memcmp(names[i], field->key.bytes, field->key.size) == 0) {
			return true;
		}
	}
	return url_site_by_name(field->key.bytes, field->key.size) != NULL;
}

// What the template shows behind the colon. False if it shows nothing.
static bool put_value(const struct writing *writing, uint32_t index)
{
	const struct field *field = &writing->survey->fields[index];
	if (field_mostly(field, field->dates)) {
		put(writing, " ");
		put_date(writing, &field->date);
	} else if (field_mostly(field, field->links)) {
		put(writing, " [text](url)");
	} else if (field_mostly(field, field->urls)) {
		put(writing, names_links(field) ? "" : " <url>");
		return !names_links(field);
	} else {
		return false;
	}
	return true;
}

static void put_children(const struct writing *writing, uint32_t parent, const struct order *order)
{
	const struct survey *survey = writing->survey;
	for (size_t i = 0; i < order->count; i++) {
		const struct field *field = &survey->fields[order->fields[i]];
		if (field->parent == parent) {
			put(writing, "  ");
			put_bytes(writing, &survey->marker, 1);
			put(writing, " ");
			put_label(writing, field);
			put_value(writing, order->fields[i]);
			put(writing, "\n");
		}
	}
}

static bool has_children(const struct survey *survey, uint32_t parent, const struct order *order)
{
	for (size_t i = 0; i < order->count; i++) {
		if (survey->fields[order->fields[i]].parent == parent) {
			return survey->fields[parent].nested * 2 > survey->fields[parent].filled;
		}
	}
	return false;
}

static void put_field(const struct writing *writing, uint32_t index, const struct order *order)
{
	const struct survey *survey = writing->survey;
	const struct field *field = &survey->fields[index];
	const char *mark = field_is_optional(survey, field) ? " (optional)" : "";
	put_bytes(writing, &survey->marker, 1);
	put(writing, " ");
	put_label(writing, field);
	if (field->details * 2 > field->filled) {
		put(writing, mark);
		put(writing, "\n  <details>\n\n  </details>\n");
	} else if (has_children(survey, index, order)) {
		put(writing, mark);
		put(writing, "\n");
		put_children(writing, index, order);
	} else {
		if (!put_value(writing, index)) {
			vocabulary_write(survey, index, writing->writer);
		}
		put(writing, mark);
		put(writing, "\n");
	}
}

void template_write(const struct survey *survey, struct pllint_writer writer)
{
	struct writing writing = {survey, writer};
	const struct order order = order_of(survey);
	if (survey->has_groups) {
		put_heading(&writing, (uint8_t)(survey->level - 1));
		put_date(&writing, &survey->group_date);
		put(&writing, "\n\n");
	}
	put_heading(&writing, survey->level);
	put(&writing, survey->linked_titles * 5 >= survey->entries * 4 ? "[Title](url)\n\n" : "Title\n\n");
	for (size_t i = 0; i < order.count; i++) {
		if (survey->fields[order.fields[i]].parent == UINT32_MAX) {
			put_field(&writing, order.fields[i], &order);
		}
	}
}

// --- notes ----------------------------------------------------------------------------------------

static void note_field(const struct writing *writing, const struct field *field)
{
	const struct survey *survey = writing->survey;
	put(writing, "left out: `");
	put_span(writing, field->label);
	put(writing, "`");
	if (field->parent != UINT32_MAX) {
		put(writing, " below `");
		put_span(writing, survey->fields[field->parent].label);
		put(writing, "`");
	}
	put(writing, " (");
	put_number(writing, field->count);
	put(writing, " of ");
	put_number(writing, survey->entries);
	put(writing, " entries)\n");
}

static void note_shapes(const struct writing *writing)
{
	const struct samples *samples = &writing->survey->samples;
	if (samples->nested_without_label > 0) {
		put_number(writing, samples->nested_without_label);
		put(writing, " labels stand below list items without one: entries that are items of a list cannot be "
			     "described yet, only headings with fields below them\n");
	}
	if (samples->tables > 0) {
		put_number(writing, samples->tables);
		put(writing, samples->tables == 1 ? " heading has a table" : " headings have a table");
		put(writing, " below it: entries that are rows of a table cannot be described yet\n");
	}
	if (samples->sections[0].labels > 1) { // the part before any heading, which may be empty
		put(writing, "the file begins with fields, before any heading: a block of fields for the whole file "
			     "cannot be described yet\n");
	}
}

void notes_write(const struct survey *survey, bool found, struct pllint_writer writer)
{
	struct writing writing = {survey, writer};
	uint32_t notes = 0, more = 0;
	for (size_t i = 0; i < survey->field_count && found; i++) {
		const struct field *field = &survey->fields[i];
		bool is_known = field->parent == UINT32_MAX || field_is_common(survey, &survey->fields[field->parent]);
		if (!is_known || field_is_common(survey, field)) {
			continue;
		}
		if (notes++ < NOTES_MAX) {
			note_field(&writing, field);
		} else {
			more++;
		}
	}
	if (more > 0) {
		put(&writing, "and ");
		put_number(&writing, more);
		put(&writing, " more labels that few entries have\n");
	}
	note_shapes(&writing);
}
