// unknown-link-label: a nested link has a label that the template lacks.

#include "lint/edit_label.h"
#include "lint/rule.h"

static void check_unknown_link_label(struct check *check, const struct deviation *deviation)
{
	const struct template_field *near = deviation->field;
	struct argument label = from_list(check->entry->items[deviation->item].label.text);
	struct pllint_finding *finding =
		report(check, deviation->at, "the template has no link label {0}",
		       near ? "did you mean {1}?" : "use a label of the template where one fits",
		       ARGUMENTS(label, near ? edit_label_in_form(check, near, NULL) : (struct argument){0}));
	report_expected(finding, near ? near->at : deviation->owner->at);
	if (near) {
		edit_label(check, finding, PLLINT_FIX_SUGGESTED, deviation->item, near, NULL);
	}
}

const struct rule rule_unknown_link_label = {
	.info =
		{
			.name = "unknown-link-label",
			.page = &page_unknown_link_label,
			.severity = PLLINT_INFO,
			.fix = PLLINT_FIX_SUGGESTED,
			.changes = PLLINT_CHANGE_LABEL,
		},
	.deviations = DEVIATIONS(DEVIATION_LINK_LABEL_UNKNOWN),
	.deviation = check_unknown_link_label,
};
