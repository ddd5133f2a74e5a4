// unfilled-section: a section still holds the template's text and nothing else.

#include "lint/rule.h"

static void check_unfilled_section(struct check *check, const struct deviation *deviation)
{
	struct pllint_finding *finding =
		report(check, deviation->at, "{0} still contains the template's text",
		       "replace the text below {0}, or delete the section", ARGUMENTS(from_list(deviation->at)));
	report_expected(finding, deviation->section->at);
}

const struct rule rule_unfilled_section = {
	.info =
		{
			.name = "unfilled-section",
			.page = &page_unfilled_section,
			.severity = PLLINT_ERROR,
			.fix = PLLINT_FIX_NONE,
		},
	.deviations = DEVIATIONS(DEVIATION_SECTION_UNFILLED),
	.deviation = check_unfilled_section,
};
