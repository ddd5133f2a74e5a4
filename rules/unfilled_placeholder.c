// unfilled-placeholder: a value is still what the template shows.

#include "lint/edit_item.h"
#include "lint/names.h"
#include "lint/rule.h"

static void check_unfilled_placeholder(struct check *check, const struct deviation *deviation)
{
	const struct template_field *field = deviation->field;
	span shown = field->shape == SHAPE_CHOICE ? field_choices(field) : field->shown;
	bool empty = entry_item_is_empty(check->entry, deviation->item);
	const char *text = empty ? "{0} is left empty" : "{0} still contains the template's placeholder";
	const char *help = "write its value";
	if (!field->required) {
		help = "write its value, or delete the field";
	} else if (field->shape == SHAPE_CHOICE) {
		help = "choose one of {1}";
	} else if (field->shape == SHAPE_DATE) {
		help = "write a date as {1}";
	}
	struct pllint_finding *finding = report(check, deviation->at, text, help,
						ARGUMENTS(deviation_label(check, deviation), from_template(shown)));
	report_expected(finding, span_is_empty(shown) ? field->at : shown);
	edit_item_delete_optional(check, finding, deviation);
}

const struct rule rule_unfilled_placeholder = {
	.info =
		{
			.name = "unfilled-placeholder",
			.page = &page_unfilled_placeholder,
			.severity = PLLINT_ERROR,
			.fix = PLLINT_FIX_SAFE,
			.changes = PLLINT_CHANGE_VALUE,
		},
	.deviations = DEVIATIONS(DEVIATION_UNFILLED),
	.deviation = check_unfilled_placeholder,
};
