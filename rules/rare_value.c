// rare-value: a cell has a value that no other row has, in a column of few values.

#include "lint/rule.h"

static void check_rare_value(struct check *check, const struct deviation *deviation)
{
	report(check, deviation->at, "no other row has {0} in this column, whose values are few",
	       "write a value that other rows have, such as {1}",
	       ARGUMENTS(from_list(deviation->at), from_list(deviation->other)));
}

const struct rule rule_rare_value = {
	.info =
		{
			.name = "rare-value",
			.page = &page_rare_value,
			.severity = PLLINT_INFO,
		},
	.deviations = DEVIATIONS(DEVIATION_VALUE_RARE),
	.deviation = check_rare_value,
};
