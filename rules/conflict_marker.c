// conflict-marker: a merge conflict that nobody resolved.

#include "lint/rule.h"

static void check_conflict_marker(struct check *check, const struct deviation *deviation)
{
	report(check, deviation->at, "this is a merge conflict that is not resolved",
	       "keep one of the two versions between here and {0}, and delete the lines with the markers",
	       ARGUMENTS(from_line(deviation->other.start)));
}

const struct rule rule_conflict_marker = {
	.info =
		{
			.name = "conflict-marker",
			.page = &page_conflict_marker,
			.severity = PLLINT_ERROR,
		},
	.deviations = DEVIATIONS(DEVIATION_CONFLICT),
	.deviation = check_conflict_marker,
	.hides = true,
};
