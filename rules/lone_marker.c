// lone-marker: a lone `-` below a field makes a heading of it.

#include "lint/rule.h"

static void check_lone_marker(struct check *check, const struct deviation *deviation)
{
	const struct entry_label *label = &check->entry->items[deviation->item].label;
	struct pllint_finding *finding =
		report(check, deviation->at, "{0} alone below {1} makes that a heading",
		       deviation->certain ? "write the value after {0} and a space" : "delete the line",
		       ARGUMENTS(from_list(deviation->at), from_list(label->text)));
	report_expected(finding, deviation->field->at);
}

const struct rule rule_lone_marker = {
	.info =
		{
			.name = "lone-marker",
			.page = &page_lone_marker,
			.severity = PLLINT_ERROR,
		},
	.deviations = DEVIATIONS(DEVIATION_FIELD_UNDERLINED),
	.deviation = check_lone_marker,
};
