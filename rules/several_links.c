// several-links: several links where the template shows one.

#include "lint/names.h"
#include "lint/rule.h"

static void check_several_links(struct check *check, const struct deviation *deviation)
{
	struct pllint_finding *finding = report(check, deviation->at, "{0} has several links, the template shows one",
						"keep one of them", ARGUMENTS(deviation_label(check, deviation)));
	report_expected(finding, deviation->field->shown);
}

const struct rule rule_several_links = {
	.info =
		{
			.name = "several-links",
			.page = &page_several_links,
			.severity = PLLINT_WARNING,
		},
	.deviations = DEVIATIONS(DEVIATION_LINK_SEVERAL),
	.deviation = check_several_links,
};
