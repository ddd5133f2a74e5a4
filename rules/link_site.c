// link-site: a link leads to another site than its label names.

#include "lint/names.h"
#include "lint/rule.h"

static void check_link_site(struct check *check, const struct deviation *deviation)
{
	const struct template_field *owner = deviation->owner;
	const struct template_field *meant = deviation->field;
	struct pllint_finding *finding =
		report(check, deviation->at, "{0} is not a link to {1}",
		       meant ? "label it {2}, or correct the link" : "correct the link or its label",
		       ARGUMENTS(from_list(deviation->at), deviation_label(check, deviation),
				 meant ? from_template(meant->label) : (struct argument){0}));
	report_expected(finding, owner->at);
}

const struct rule rule_link_site = {
	.info =
		{
			.name = "link-site",
			.page = &page_link_site,
			.severity = PLLINT_ERROR,
		},
	.deviations = DEVIATIONS(DEVIATION_LINK_SITE),
	.deviation = check_link_site,
};
