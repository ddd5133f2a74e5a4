// duplicate-name: a name is listed twice in one list; they may be two people.

#include "lint/names.h"
#include "lint/rule.h"

static void check_repeated_name(struct check *check, const struct deviation *deviation)
{
	struct pllint_finding *finding = report(check, deviation->at, "duplicate name {0} in {1}",
						"delete one of the two unless they are two people",
						ARGUMENTS(from_list(deviation->at), deviation_label(check, deviation)));
	report_expected(finding, deviation->field->at);
}

const struct rule rule_duplicate_name = {
	.info =
		{
			.name = "duplicate-name",
			.page = &page_duplicate_name,
			.severity = PLLINT_INFO,
		},
	.deviations = DEVIATIONS(DEVIATION_NAME_REPEATED),
	.deviation = check_repeated_name,
};
