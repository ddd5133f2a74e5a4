// missing-field: a field that the template requires is not in the entry.

#include "entry/file.h"
#include "lint/edit_label.h"
#include "lint/names.h"
#include "lint/rule.h"
#include "lint/value_form.h"

// The field that a place is in, if any.
static const struct template_field *field_at(const struct check *check, span at)
{
	const struct entry *entry = check->entry;
	for (uint32_t i = 0; i < entry->item_count; i = entry->items[i].end) {
		if (span_contains(entry->items[i].whole, at)) {
			return check->match->items[i].field;
		}
	}
	return NULL;
}

// Its label is there, where no field is read.
static struct pllint_finding *report_lost(struct check *check, const struct deviation *deviation)
{
	bool is_inside = deviation->number == LOST_INSIDE;
	const char *help = "write {1} in its place";
	if (is_inside && deviation->field->is_paragraph) {
		help = "put a blank line before it, and write {1} in its place";
	} else if (is_inside && check->entry->shape == ENTRY_SHAPE_ITEM) {
		help = "start a new line with {1} in its place, indented as the other fields";
	} else if (is_inside) {
		help = "start a new line with {1} in its place";
	}
	const struct template_field *neighbor = deviation->neighbor;
	const struct template_field *around = is_inside ? field_at(check, deviation->other) : NULL;
	if (around && neighbor && (deviation->is_before || around != neighbor)) {
		help = deviation->is_before ? "move it and its value to a line of their own before {3}, as {1}"
					    : "move it and its value to a line of their own after {3}, as {1}";
	}
	return report(check, deviation->other,
		      is_inside ? "{0} is inside a line, not read as a field" : "{0} is not read as the field {2}",
		      help,
		      ARGUMENTS(from_list(deviation->other), value_form_item(check, deviation->field),
				from_template(deviation->field->label),
				neighbor ? from_template(neighbor->label) : (struct argument){0}));
}

// A details block is there, which is not read as the field.
static struct pllint_finding *report_block(struct check *check, const struct deviation *deviation)
{
	const char *text = "this details block is inside a list item, not the block {1} that the template shows";
	const char *help = "start the lines from {0} to `</details>` at the margin, with a blank line above them";
	if (deviation->number == LOST_BLOCK_UNNAMED) {
		text = "this details block has no summary, not {1} as in the template";
		help = "write {2} directly after {0}";
	} else if (deviation->number == LOST_BLOCK_OTHER) {
		text = "{0} is not the summary that the template shows";
		help = "write {2} in its place";
	}
	return report(check, deviation->other, text, help,
		      ARGUMENTS(from_list(deviation->other), from_template(deviation->field->label),
				named_summary(check, deviation->field)));
}

static void report_header(struct check *check, const struct deviation *deviation)
{
	bool is_lost = !span_is_empty(deviation->other);
	enum file_header header = check->match->kind->header;
	bool is_front = header == FILE_HEADER_FRONT_MATTER;
	bool is_open = is_lost && deviation->other.start == (check->source->has_bom ? 3 : 0); // else it would be read
	const char *text = is_open    ? "the front matter has no end: no line `---` is below its keys"
			   : is_lost  ? "the front matter is not at the start of the file, where it is read"
			   : is_front ? "the front matter is missing"
			   : header == FILE_HEADER_LINES ? "the lines with the fields are missing"
							 : "the list of fields is missing";
	const char *help = is_open    ? "add a line {0} below the last key"
			   : is_lost  ? "move the lines from this {0} to the next {0} to the start of the file"
			   : is_front ? "start the file with the template's lines from `---` to `---`, filled in"
			   : header == FILE_HEADER_LINES ? "add the template's lines above the sections, filled in"
							 : "add the template's list, filled in";
	report_expected(report(check, is_lost ? deviation->other : deviation->at, text, help,
			       ARGUMENTS(from_list(deviation->other))),
			deviation->field->at);
}

static void check_missing_field(struct check *check, const struct deviation *deviation)
{
	if (deviation->kind == DEVIATION_HEADER_MISSING) {
		report_header(check, deviation);
		return;
	}
	struct value_form form = value_form_of(check, deviation->field);
	const struct template_field *neighbor = deviation->neighbor;
	bool is_details = deviation->field->is_details;
	const char *help = is_details ? "add {7}, the text and `</details>`" : "add {1}, with {3}{4}";
	if (deviation->certain) {
		bool is_block = deviation->number >= LOST_BLOCK_NESTED;
		report_expected((is_block ? report_block : report_lost)(check, deviation), deviation->field->at);
		return;
	}
	if (!span_is_empty(deviation->other)) {
		help = "write {7} before {5} on {6} if that is its value; if not, add {1}, with {3}{4}";
	} else if (neighbor && deviation->is_before) {
		help = is_details ? "add {7}, the text and `</details>` before {2}" : "add {1} before {2}, with {3}{4}";
	} else if (neighbor) {
		help = is_details ? "add {7}, the text and `</details>` after {2}" : "add {1} after {2}, with {3}{4}";
	}
	report_expected(
		report(check, deviation->at, "{0} is missing", help,
		       ARGUMENTS(from_template(deviation->field->label), value_form_item(check, deviation->field),
				 neighbor ? from_template(neighbor->label) : (struct argument){0}, form.words,
				 form.shown, from_list(deviation->other), from_line(deviation->other.start),
				 is_details ? named_block(check, deviation->field)
					    : edit_label_in_form(check, deviation->field, NULL))),
		deviation->field->at);
}

const struct rule rule_missing_field = {
	.info =
		{
			.name = "missing-field",
			.page = &page_missing_field,
			.severity = PLLINT_ERROR,
		},
	.deviations = DEVIATIONS(DEVIATION_FIELD_MISSING, DEVIATION_HEADER_MISSING),
	.deviation = check_missing_field,
};
