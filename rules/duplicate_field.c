// duplicate-field: a field is listed twice in one entry.

#include "lint/rule.h"

static void check_duplicate_field(struct check *check, const struct deviation *deviation)
{
	struct pllint_finding *finding = report(check, deviation->at, "duplicate field {0}",
						"delete it, or move what it says to {0} on {1} and then delete it",
						ARGUMENTS(from_list(check->entry->items[deviation->item].label.text),
							  from_line(deviation->other.start)));
	report_expected(finding, deviation->field->at);
}

const struct rule rule_duplicate_field = {
	.info =
		{
			.name = "duplicate-field",
			.page = &page_duplicate_field,
			.severity = PLLINT_WARNING,
		},
	.deviations = DEVIATIONS(DEVIATION_FIELD_DUPLICATE),
	.deviation = check_duplicate_field,
};
