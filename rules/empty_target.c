// empty-target: a link leads nowhere.

#include "lint/rule.h"

static void check_empty_target(struct check *check, const struct deviation *deviation)
{
	report(check, deviation->at, "{0} has no target", "write its target between `(` and `)`, or delete the link",
	       ARGUMENTS(from_list(deviation->at)));
}

const struct rule rule_empty_target = {
	.info =
		{
			.name = "empty-target",
			.page = &page_empty_target,
			.severity = PLLINT_WARNING,
		},
	.deviations = DEVIATIONS(DEVIATION_LINK_EMPTY),
	.deviation = check_empty_target,
};
