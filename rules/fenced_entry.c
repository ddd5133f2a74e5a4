// fenced-entry: an entry is in a code block among the entries.

#include "lint/rule.h"

static void check_fenced_entry(struct check *check, const struct deviation *deviation)
{
	report(check, deviation->at,
	       deviation->number > 1 ? "this code block contains {0} entries, which are not read"
				     : "this code block contains an entry, which is not read",
	       "delete the fences around it; or move the example to a section that has no entries",
	       ARGUMENTS(from_number(deviation->number)));
}

const struct rule rule_fenced_entry = {
	.info =
		{
			.name = "fenced-entry",
			.page = &page_fenced_entry,
			.severity = PLLINT_WARNING,
		},
	.deviations = DEVIATIONS(DEVIATION_ENTRY_IN_FENCE),
	.deviation = check_fenced_entry,
};
