// missing-section: a section is not there that most files have.

#include "lint/rule.h"

static void check_missing_section(struct check *check, const struct deviation *deviation)
{
	struct pllint_finding *finding =
		report(check, deviation->at, "the section {0} is missing, most files have it", "add the section {0}",
		       ARGUMENTS(from_template(deviation->section->title)));
	report_expected(finding, deviation->section->at);
}

const struct rule rule_missing_section = {
	.info =
		{
			.name = "missing-section",
			.page = &page_missing_section,
			.severity = PLLINT_INFO,
			.fix = PLLINT_FIX_NONE,
		},
	.deviations = DEVIATIONS(DEVIATION_SECTION_MISSING),
	.deviation = check_missing_section,
};
