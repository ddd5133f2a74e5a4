// differing-numbers: two links of one entry lead to two papers.

#include "lint/rule.h"

static void check_differing_numbers(struct check *check, const struct deviation *deviation)
{
	report(check, deviation->at, "{0} is another paper than {1} on {2}",
	       "one of the two numbers is wrong: correct it",
	       ARGUMENTS(from_list(deviation->at), from_list(deviation->other), from_line(deviation->other.start)));
}

const struct rule rule_differing_numbers = {
	.info =
		{
			.name = "differing-numbers",
			.page = &page_differing_numbers,
			.severity = PLLINT_WARNING,
		},
	.deviations = DEVIATIONS(DEVIATION_LINK_NUMBERS_DIFFER),
	.deviation = check_differing_numbers,
	.compares = true,
};
