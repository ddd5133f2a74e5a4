// missing-slot: a line without a label is not there that most entries have.

#include "lint/names.h"
#include "lint/rule.h"

// The template's line that shows a field as a piece; empty if it is none of one.
static span line_of(const struct template *template, const struct template_field *field)
{
	for (uint32_t i = 0; i < template->kind_count; i++) {
		const struct template_kind *kind = &template->kinds[i];
		for (uint32_t k = 0; kind->line && k < kind->field_count; k++) {
			if (&kind->fields[k] == field) {
				return kind->line->at;
			}
		}
	}
	return span_of(0, 0);
}

static void check_missing_slot(struct check *check, const struct deviation *deviation)
{
	if (deviation->kind == DEVIATION_HEADER_UNFILLED) {
		report_expected(report(check, deviation->at, "{0} has no value, in most files it has one",
				       "write its value", ARGUMENTS(deviation_label(check, deviation))),
				deviation->field->at);
		return;
	}
	if (deviation->certain) {
		report_expected(report(check, deviation->at, "nothing follows {0}, where {1} belongs",
				       "write {1} behind {0}",
				       ARGUMENTS(from_list(deviation->at), from_template(deviation->field->label))),
				deviation->field->at);
		return;
	}
	span line = line_of(check->template, deviation->field);
	if (!span_is_empty(line)) {
		const struct template_field *first = deviation->field;
		const struct template_field *second = deviation->neighbor;
		if (second && second->position < first->position) {
			first = second;
			second = deviation->field;
		}
		report_expected(report(check, deviation->at,
				       second ? "{0} or {4} is missing, {1} of {2} entries have both"
					      : "{0} is missing, {1} of {2} entries have it",
				       "add it, as in {3}",
				       ARGUMENTS(from_template(first->label), from_number(deviation->number),
						 from_number((uint32_t)deviation->choice), from_template(line),
						 from_template(second ? second->label : first->label))),
				line);
		return;
	}
	report_expected(report(check, deviation->at, "{0} is missing, {1} of {2} entries have it",
			       "add {0} as the other entries have it",
			       ARGUMENTS(from_template(deviation->field->label), from_number(deviation->number),
					 from_number((uint32_t)deviation->choice))),
			deviation->field->at);
}

const struct rule rule_missing_slot = {
	.info =
		{
			.name = "missing-slot",
			.page = &page_missing_slot,
			.severity = PLLINT_WARNING,
		},
	.compares = true,
	.deviations = DEVIATIONS(DEVIATION_SLOT_MISSING, DEVIATION_HEADER_UNFILLED),
	.deviation = check_missing_slot,
};
