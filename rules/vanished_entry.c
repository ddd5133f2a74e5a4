// vanished-entry: a change hides an entry that it does not delete.

#include "lint/rule.h"

static void check_vanished_entry(struct check *check, const struct deviation *deviation)
{
	const char *one = deviation->certain
				  ? "{0} was an entry before this change and is not read as one any more"
				  : "an entry before this change is not read as one any more: {0} was a field of it";
	const char *several =
		deviation->certain
			? "{0} and what follows were {1} entries before this change and are not read any more"
			: "{1} entries before this change are not read any more: {0} was a field of the first";
	report(check, deviation->at, deviation->number > 1 ? several : one,
	       "take back what hides it: a comment, a code block, a quote, front matter, a changed heading; or delete "
	       "all its "
	       "lines",
	       ARGUMENTS(from_list(deviation->at), from_number(deviation->number)));
}

const struct rule rule_vanished_entry = {
	.info =
		{
			.name = "vanished-entry",
			.page = &page_vanished_entry,
			.severity = PLLINT_ERROR,
		},
	.deviations = DEVIATIONS(DEVIATION_ENTRY_VANISHED),
	.deviation = check_vanished_entry,
	.is_of_change = true,
};
