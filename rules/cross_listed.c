// cross-listed: a paper is listed in two groups.

#include "lint/names.h"
#include "lint/rule.h"

static void check_cross_listed(struct check *check, const struct deviation *deviation)
{
	const char *text =
		deviation->file ? "{0} is listed in {1} on line {2} too" : "{0} is listed in another group too, on {3}";
	report(check, deviation->at, text, "keep one of the two entries unless both are meant",
	       ARGUMENTS(from_list(deviation->at), deviation_file(check, deviation), from_number(deviation->number),
			 from_line(deviation->other.start)));
}

const struct rule rule_cross_listed = {
	.info =
		{
			.name = "cross-listed",
			.page = &page_cross_listed,
			.severity = PLLINT_INFO,
		},
	.deviations = DEVIATIONS(DEVIATION_WORK_CROSS_LISTED),
	.deviation = check_cross_listed,
	.compares = true,
	.is_across = true,
};
