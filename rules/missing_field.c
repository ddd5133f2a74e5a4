// missing-field: a field that the template requires is not in the entry.

#include "lint/edit_label.h"
#include "lint/rule.h"

static void check_missing_field(struct check *check, const struct deviation *deviation)
{
	struct argument field = from_template(deviation->field->label);
	struct argument after = {0};
	bool is_details = deviation->field->is_details;
	const char *help = is_details ? "add a details block with the summary {1}" : "add {1} and its value";
	if (deviation->item != ENTRY_NONE) {
		after = from_list(check->entry->items[deviation->item].label.text);
		help = is_details ? "add a details block with the summary {1} after {2}"
				  : "add {1} and its value after {2}";
	}
	report_expected(report(check, deviation->at, "{0} is missing", help,
			       ARGUMENTS(field, edit_label_in_form(check, deviation->field, NULL), after)),
			deviation->field->at);
}

const struct rule rule_missing_field = {
	.info =
		{
			.name = "missing-field",
			.page = &page_missing_field,
			.severity = PLLINT_ERROR,
		},
	.deviations = DEVIATIONS(DEVIATION_FIELD_MISSING),
	.deviation = check_missing_field,
};
