// entry-order: an entry is out of the alphabetical order that the list keeps.

#include "lint/rule.h"

static void check_entry_order(struct check *check, const struct deviation *deviation)
{
	report(check, deviation->at, "{0} is out of the alphabetical order of this list",
	       deviation->certain ? "move it before {1}, on {2}" : "move it after {1}, on {2}",
	       ARGUMENTS(from_list(deviation->at), from_list(deviation->other), from_line(deviation->other.start)));
}

const struct rule rule_entry_order = {
	.info =
		{
			.name = "entry-order",
			.page = &page_entry_order,
			.severity = PLLINT_INFO,
		},
	.compares = true,
	.deviations = DEVIATIONS(DEVIATION_ENTRY_ORDER),
	.deviation = check_entry_order,
};
