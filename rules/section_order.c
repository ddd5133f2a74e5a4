// section-order: two sections are in another order than in most files.

#include "lint/rule.h"

static void check_section_order(struct check *check, const struct deviation *deviation)
{
	struct pllint_finding *finding = report(check, deviation->at,
						deviation->certain ? "{0} comes after {1}, in most files before it"
								   : "{0} comes before {1}, in most files after it",
						deviation->certain ? "move {0} before {1}" : "move {0} behind {1}",
						ARGUMENTS(from_list(deviation->at), from_list(deviation->other)));
	report_expected(finding, deviation->section->at);
}

const struct rule rule_section_order = {
	.info =
		{
			.name = "section-order",
			.page = &page_section_order,
			.severity = PLLINT_INFO,
			.fix = PLLINT_FIX_NONE,
		},
	.deviations = DEVIATIONS(DEVIATION_SECTION_ORDER),
	.deviation = check_section_order,
};
