// empty-group: a group has no entry.

#include "lint/rule.h"

static void check_empty_group(struct check *check, const struct deviation *deviation)
{
	report_expected(report(check, deviation->at, "group {0} has no entry",
			       "add an entry below it, or delete the heading", ARGUMENTS(from_list(deviation->at))),
			check->template->group.title);
}

const struct rule rule_empty_group = {
	.info =
		{
			.name = "empty-group",
			.page = &page_empty_group,
			.severity = PLLINT_WARNING,
		},
	.deviations = DEVIATIONS(DEVIATION_GROUP_EMPTY),
	.deviation = check_empty_group,
};
