// details-indentation: a details block at the margin swallows the fields below it.

#include "lint/rule.h"

static void check_details_indentation(struct check *check, const struct deviation *deviation)
{
	report_expected(
		report(check, deviation->at, "this block is not indented, so that the fields below it are raw HTML",
		       "indent the lines from `<details>` to `</details>` as far as the label of the field", NULL, 0),
		deviation->field->at);
}

const struct rule rule_details_indentation = {
	.info =
		{
			.name = "details-indentation",
			.page = &page_details_indentation,
			.severity = PLLINT_ERROR,
		},
	.deviations = DEVIATIONS(DEVIATION_DETAILS_SWALLOWS),
	.deviation = check_details_indentation,
};
