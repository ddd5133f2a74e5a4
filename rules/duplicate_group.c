// duplicate-group: a group is listed twice.

#include "lint/rule.h"

static void check_repeated_group(struct check *check, const struct deviation *deviation)
{
	report_expected(report(check, deviation->at, "duplicate group {0}",
			       "move its entries below the first one, on {1}",
			       ARGUMENTS(from_list(deviation->at), from_line(deviation->other.start))),
			check->template->group.title);
}

const struct rule rule_duplicate_group = {
	.info =
		{
			.name = "duplicate-group",
			.page = &page_duplicate_group,
			.severity = PLLINT_WARNING,
		},
	.deviations = DEVIATIONS(DEVIATION_GROUP_REPEATED),
	.deviation = check_repeated_group,
};
