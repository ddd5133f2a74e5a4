// field-form: fields are there, but not as the template has them.

#include <string.h>

#include "base/bytes.h"
#include "lint/names.h"
#include "lint/rule.h"
#include "lint/value_form.h"
#include "match/loose.h"

// The first field of those that are there, but not as items, and whose values are of this shape; NULL for none.
static const struct template_field *first_of_shape(const struct match *match, enum shape shape)
{
	for (uint32_t i = 0; i < match->kind->field_count && i < 64; i++) {
		if ((match->loose_fields >> i & 1) && match->kind->fields[i].shape == shape) {
			return &match->kind->fields[i];
		}
	}
	return NULL;
}

// Where the fields are that are loose in this form; their number is set.
static const uint32_t *places_of(struct check *check, const struct deviation *deviation, uint32_t *count)
{
	const struct match *match = check->match;
	uint32_t *places = arena_alloc(check->arena, (match->kind->field_count + 1) * sizeof *places);
	*count = 0;
	for (uint32_t i = 0; match->loose && i < match->kind->field_count && i < 64; i++) {
		uint32_t form = match->loose[i].form;
		bool is_below = deviation->number == LOOSE_PLAIN && form == LOOSE_SWALLOWED; // as is not said elsewhere
		if ((match->loose_fields >> i & 1) && (form == deviation->number || is_below)) {
			uint32_t at = *count;
			for (; at > 0 && places[at - 1] > match->loose[i].label.start; at--) {
				places[at] = places[at - 1];
			}
			places[at] = match->loose[i].label.start;
			++*count;
		}
	}
	if (*count == 0) {
		places[(*count)++] = deviation->at.start;
	}
	return places;
}

// A blank line is above it.
static bool is_first_line(const struct source *source, span at)
{
	uint32_t line = source_line_start(source, at.start);
	return line > 0 && span_is_empty(source_trim(source, source_line(source, line - 1)));
}

// The list marker that a line of the list item needs, with the indentation up to it where that is not right.
static const char *marker_before(struct check *check, const uint32_t *places, uint32_t count, bool *is_indented)
{
	const struct source *source = check->source;
	uint32_t inner = check->entry->heading.start;
	while (inner < check->entry->heading.end && byte_is_in(source->bytes[inner], "-+*.)0123456789")) {
		inner++;
	}
	while (inner < check->entry->heading.end && byte_is_blank(source->bytes[inner])) {
		inner++;
	}
	inner -= source_line_start(source, inner);
	*is_indented = true;
	for (uint32_t i = 0; i < count; i++) {
		uint32_t line = source_line_start(source, places[i]);
		uint32_t column = places[i] - line;
		*is_indented = *is_indented && column == places[0] - source_line_start(source, places[0]) &&
			       column >= inner && column < inner + 4 &&
			       !source_holds(source, span_of(line, places[i]), "\t");
	}
	uint32_t indent = *is_indented ? 0 : inner;
	char *text = arena_alloc(check->arena, indent + sizeof "`- `");
	memset(text, ' ', indent + 1);
	text[0] = '`';
	memcpy(text + 1 + indent, "- `", sizeof "- `");
	char own = source->bytes[check->entry->heading.start];
	text[1 + indent] = byte_is_in(own, "+*") ? own : '-';
	return text;
}

// Lines of the list item that is the entry are text, as they have no list markers.
static void report_unmarked(struct check *check, const struct deviation *deviation)
{
	const struct entry_item *items = check->entry->items;
	uint32_t *places = arena_alloc(check->arena, check->entry->item_count * sizeof *places);
	uint32_t count = 0;
	bool is_range = true; // no other lines are between
	for (uint32_t i = 0; i < check->entry->item_count; i = items[i].end) {
		if (entry_item_is_unmarked(&items[i])) {
			uint32_t at = items[i].whole.start;
			is_range = is_range && (count == 0 || source_next_line(check->source, places[count - 1]) ==
								      source_line_start(check->source, at));
			places[count++] = at;
		}
	}
	bool is_indented;
	const char *marker = marker_before(check, places, count, &is_indented);
	struct argument lines = is_range ? from_line_range(places[0], places[count - 1]) : from_lines(places, count);
	const char *text = count > 1 ? "{1} have no list marker, so they are read as text"
				     : "{0} has no list marker, so it is read as text";
	const char *help = is_indented ? count > 1 ? "put {2} before each of {1}" : "put {2} before {1}"
			   : count > 1 ? "start each of {1} with {2}"
				       : "start {1} with {2}";
	report_expected(
		report(check, deviation->at, text, help, ARGUMENTS(from_list(deviation->at), lines, from_text(marker))),
		deviation->field->at);
}

// The labels are in the header of a table.
static bool is_header(const struct check *check, const uint32_t *places, uint32_t count)
{
	return count > 1 &&
	       source_line_start(check->source, places[0]) == source_line_start(check->source, places[count - 1]);
}

// A tag is before the label, on its line, or around it one that a blank line does not end.
static bool has_tags(const struct check *check, uint32_t label)
{
	size_t html = entry_html_after(check->entry, label);
	if (html < check->entry->html_count && source_starts_with(check->source, check->entry->html[html].at, "<pre")) {
		return true;
	}
	return source_holds(check->source, span_of(source_line_start(check->source, label), label), "<");
}

// Before the label is what the template shows there: a list marker and the marks of bold, or one of these.
static bool starts_as_shown(const struct check *check, const struct template_field *field, uint32_t label)
{
	const struct source *source = check->source;
	span before = source_trim(source, span_of(source_line_start(source, label), label));
	bool has_marker = !span_is_empty(before) && byte_is_in(source->bytes[before.start], "-+*") &&
			  source->bytes[before.start + 1] == ' ';
	before.start += has_marker;
	before = source_trim(source, before);
	return has_marker != field->is_paragraph && (span_is_empty(before) ? !field->strong : field->strong);
}

// All fields that are loose in this form do.
static bool all_start_as_shown(const struct check *check, uint32_t form)
{
	const struct match *match = check->match;
	for (uint32_t i = 0; match->loose && i < match->kind->field_count && i < 64; i++) {
		if ((match->loose_fields >> i & 1) && match->loose[i].form == form &&
		    !starts_as_shown(check, &match->kind->fields[i], match->loose[i].label.start)) {
			return false;
		}
	}
	return true;
}

static void check_field_form(struct check *check, const struct deviation *deviation)
{
	static const char *const texts[] = {
		[LOOSE_TIGHT] = "{0} is not a list item: there is no space after the list marker",
		[LOOSE_PLAIN] = "{0} is not a list item",
		[LOOSE_HEADING] = "{0} is a heading, not a list item",
		[LOOSE_CODE] = "{0} is indented so far that it is code",
		[LOOSE_TABLE] = "{0} is in a table",
		[LOOSE_QUOTED] = "{0} is in a quote",
		[LOOSE_SWALLOWED] = "{0} is in raw HTML, where Markdown is not read",
		[LOOSE_IN_FENCE] = "{0} is in a code block",
	};
	static const char *const helps[] = {
		[LOOSE_TIGHT] = "put a space after the list marker on {4}, as in the template{5}{1}{2}{3}",
		[LOOSE_PLAIN] = "start {4} as in the template{5}{1}{2}{3}",
		[LOOSE_HEADING] =
			"write the heading on {4} and the text below it as one list item{5}{1} and its value{2}{3}",
		[LOOSE_CODE] =
			"move the lines left until each field starts at the margin, as in the template: {1}{2}{3}",
		[LOOSE_TABLE] = "write each row as a list item, such as {1} and its value{2}{3}",
		[LOOSE_QUOTED] = "delete the `>` on each line, and start {4} as in the template{5}{1}{2}{3}",
		[LOOSE_SWALLOWED] = "put a blank line before the fields, and start {4} as in the template{5}{1}{2}{3}",
		[LOOSE_IN_FENCE] =
			"delete the line above the fields that opens the code block, and the one below that closes it",
	};
	static const char *const paragraph_texts[] = {
		[LOOSE_TIGHT] = "{0} has a list marker",
		[LOOSE_PLAIN] = "{0} is in the text above it",
		[LOOSE_HEADING] = "{0} is a heading, not the label of a field",
		[LOOSE_CODE] = "{0} is indented so far that it is code",
		[LOOSE_TABLE] = "{0} is in a table",
		[LOOSE_QUOTED] = "{0} is in a quote",
		[LOOSE_SWALLOWED] = "{0} is in raw HTML, where Markdown is not read",
		[LOOSE_IN_FENCE] = "{0} is in a code block",
		[LOOSE_ITEM] = "{0} has a list marker",
		[LOOSE_JOINED] = "the page shows {0} in one line with the field above it",
	};
	static const char *const paragraph_helps[] = {
		[LOOSE_TIGHT] = "put a blank line above each field, and start it without a list marker: {1}{2}{3}",
		[LOOSE_PLAIN] = "put a blank line before it, and start it with its label as in the template: {1}{2}{3}",
		[LOOSE_HEADING] =
			"write each such heading and the text below it as one paragraph: {1} and its value{2}{3}",
		[LOOSE_CODE] = "start each field at the margin, with its label as in the template: {1}{2}{3}",
		[LOOSE_TABLE] = "write each row as a line that starts with the label, such as {1}{2}{3}",
		[LOOSE_QUOTED] = "delete the `>` on each line, and start each field with its label: {1}{2}{3}",
		[LOOSE_SWALLOWED] = "put a blank line before the fields{2}{3}",
		[LOOSE_IN_FENCE] =
			"delete the line above the fields that opens the code block, and the one below that closes it",
		[LOOSE_ITEM] = "put a blank line above each field, and start it without a list marker: {1}{2}{3}",
		[LOOSE_JOINED] = "put a blank line above each field, or a backslash at the end of the line above",
	};
	if (deviation->number == LOOSE_UNMARKED) {
		report_unmarked(check, deviation);
		return;
	}
	bool is_paragraph = deviation->field->is_paragraph;
	const char *text = (is_paragraph ? paragraph_texts : texts)[deviation->number];
	const char *help = (is_paragraph ? paragraph_helps : helps)[deviation->number];
	if (is_paragraph && deviation->number == LOOSE_PLAIN && is_first_line(check->source, deviation->at)) {
		text = "{0} is not written as the label of a field";
		help = "start each such line with its label in the form {1}, and write the value behind that without "
		       "asterisks around it";
	}
	if (deviation->field->is_details) {
		report_expected(report(check, deviation->at, "{0} is not a details block",
				       "write {1}, the text and `</details>` in its place",
				       ARGUMENTS(from_list(deviation->at), named_block(check, deviation->field))),
				deviation->field->at);
		return;
	}
	uint32_t count;
	const uint32_t *places = places_of(check, deviation, &count);
	if (deviation->number == LOOSE_TABLE && is_header(check, places, count)) {
		help = is_paragraph ? "write each column as a line that starts with the label, such as {1}{2}{3}"
				    : "write each column as a list item, such as {1} and its value{2}{3}";
	}
	if (deviation->number == LOOSE_IN_FENCE && !all_start_as_shown(check, LOOSE_IN_FENCE)) {
		help = is_paragraph ? "delete the line above the fields that opens the code block, and the one below "
				      "that closes it; put a blank line above each field, and start it with its label: "
				      "{1}{2}{3}"
				    : "delete the line above the fields that opens the code block, and the one below "
				      "that closes it; start {4} as in the template{5}{1}{2}{3}";
	}
	if (deviation->number == LOOSE_SWALLOWED && has_tags(check, places[0])) {
		help = "put a blank line before the fields, delete the HTML tags around them, and start {4} as in the "
		       "template{5}{1}{2}{3}";
	}
	report_expected(report(check, deviation->at, text, help,
			       ARGUMENTS(from_list(deviation->at), value_form_item(check, deviation->field),
					 value_form_below(check, first_of_shape(check->match, SHAPE_DETAILS)),
					 value_form_below(check, first_of_shape(check->match, SHAPE_LINKS)),
					 from_lines(places, count), from_text(count > 1 ? ", such as " : ": "))),
			deviation->field->at);
}

const struct rule rule_field_form = {
	.info =
		{
			.name = "field-form",
			.page = &page_field_form,
			.severity = PLLINT_ERROR,
		},
	.deviations = DEVIATIONS(DEVIATION_FIELD_LOOSE),
	.deviation = check_field_form,
};
