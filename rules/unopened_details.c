// unopened-details: a details block is closed and was never opened.

#include "lint/rule.h"

static void check_unopened_details(struct check *check, const struct deviation *deviation)
{
	report(check, deviation->at, "`</details>` closes nothing",
	       "write `<details>` before the text, or delete the tag", NULL, 0);
}

const struct rule rule_unopened_details = {
	.info =
		{
			.name = "unopened-details",
			.page = &page_unopened_details,
			.severity = PLLINT_ERROR,
		},
	.deviations = DEVIATIONS(DEVIATION_DETAILS_UNOPENED),
	.deviation = check_unopened_details,
};
