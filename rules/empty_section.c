// empty-section: a section has no text.

#include "lint/rule.h"

static void check_empty_section(struct check *check, const struct deviation *deviation)
{
	struct pllint_finding *finding =
		report(check, deviation->at, "{0} has no text", "write the text below {0}, or delete the section",
		       ARGUMENTS(from_list(deviation->at)));
	report_expected(finding, deviation->section->at);
}

const struct rule rule_empty_section = {
	.info =
		{
			.name = "empty-section",
			.page = &page_empty_section,
			.severity = PLLINT_INFO,
			.fix = PLLINT_FIX_NONE,
		},
	.deviations = DEVIATIONS(DEVIATION_SECTION_EMPTY),
	.deviation = check_empty_section,
};
