// empty-field: a label is there, and nothing after it.

#include "lint/edit_item.h"
#include "lint/names.h"
#include "lint/rule.h"

static void check_empty_field(struct check *check, const struct deviation *deviation)
{
	const char *help = deviation->field && deviation->field->required ? "write its value"
									  : "write its value, or delete the line";
	bool nests = deviation->field && deviation->field->shape == SHAPE_FIELDS;
	bool has_value = nests && !entry_item_is_empty(check->entry, deviation->item);
	struct pllint_finding *finding =
		report(check, deviation->at, has_value ? "{0} has no nested items" : "{0} has no value",
		       has_value ? "write its parts below it, after the labels that the template shows" : help,
		       ARGUMENTS(deviation_label(check, deviation)));
	if (deviation->field) {
		report_expected(finding, deviation->field->at);
	}
	edit_item_delete_optional(check, finding, deviation);
}

const struct rule rule_empty_field = {
	.info =
		{
			.name = "empty-field",
			.page = &page_empty_field,
			.severity = PLLINT_ERROR,
			.fix = PLLINT_FIX_SAFE,
			.changes = PLLINT_CHANGE_VALUE,
		},
	.deviations = DEVIATIONS(DEVIATION_FIELD_EMPTY),
	.deviation = check_empty_field,
};
