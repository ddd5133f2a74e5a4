// unknown-field: a label is none of the template's.

#include "lint/rule.h"

static void check_unknown_field(struct check *check, const struct deviation *deviation)
{
	const struct template_field *near = deviation->field;
	const char *help =
		near ? "did you mean {1}?" : "use a label that the template has, or move the text to one of its fields";
	struct argument meant = near ? from_template(near->label) : (struct argument){0};
	struct argument label = from_list(check->entry->items[deviation->item].label.text);
	struct pllint_finding *finding =
		report(check, deviation->at, "the template has no field {0}", help, ARGUMENTS(label, meant));
	if (near || deviation->owner) {
		report_expected(finding, near ? near->at : deviation->owner->at);
	} else {
		report_expected(finding, check->match->kind->heading);
	}
}

const struct rule rule_unknown_field = {
	.info =
		{
			.name = "unknown-field",
			.page = &page_unknown_field,
			.severity = PLLINT_WARNING,
		},
	.deviations = DEVIATIONS(DEVIATION_FIELD_UNKNOWN),
	.deviation = check_unknown_field,
};
