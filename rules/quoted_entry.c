// quoted-entry: an entry is in a block quote among the entries.

#include "lint/rule.h"

static void check_quoted_entry(struct check *check, const struct deviation *deviation)
{
	report(check, deviation->at,
	       deviation->number > 1 ? "this block quote contains {0} entries, which are not read"
				     : "this block quote contains an entry, which is not read",
	       "delete the `>` at the starts of its lines; or move the example to a section that has no entries",
	       ARGUMENTS(from_number(deviation->number)));
}

const struct rule rule_quoted_entry = {
	.info =
		{
			.name = "quoted-entry",
			.page = &page_quoted_entry,
			.severity = PLLINT_WARNING,
		},
	.deviations = DEVIATIONS(DEVIATION_ENTRY_IN_QUOTE),
	.deviation = check_quoted_entry,
};
