// misnamed-field: a label that the template lacks is where a required field belongs.

#include "lint/edit_label.h"
#include "lint/rule.h"

static void check_misnamed_field(struct check *check, const struct deviation *deviation)
{
	struct argument label = from_list(check->entry->items[deviation->item].label.text);
	struct pllint_finding *finding = report(check, deviation->at, "expected {1} here, found {0}", "write {2}",
						ARGUMENTS(label, from_template(deviation->field->label),
							  edit_label_in_form(check, deviation->field, NULL)));
	report_expected(finding, deviation->field->at);
	// Where entries are told apart by the fields that repeat, a known label more would part them elsewhere. Below
	// the label, text may be items that are indented too far: what the field is decides what is said of them.
	// And a heading that stands in the field's place is one again beside the field.
	span value = check->entry->items[deviation->item].value;
	bool is_below = !span_is_empty(value) && source_line_start(check->source, value.start) > deviation->at.start;
	if (!check->entry->is_part && check->entry->field_headings == 0 && !is_below) {
		edit_label(check, finding, PLLINT_FIX_UNSAFE, deviation->item, deviation->field, NULL);
	}
}

const struct rule rule_misnamed_field = {
	.info =
		{
			.name = "misnamed-field",
			.page = &page_misnamed_field,
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_UNSAFE,
			.changes = PLLINT_CHANGE_LABEL,
		},
	.deviations = DEVIATIONS(DEVIATION_FIELD_STANDS_IN),
	.deviation = check_misnamed_field,
	.compares = true,
};
