// template-comment: a comment of the template is left.

#include "lint/rule.h"

static void check_template_comment(struct check *check, const struct deviation *deviation)
{
	struct pllint_finding *finding =
		report(check, deviation->at, "a comment of the template is left", "delete it", NULL, 0);
	report_edit(check, finding, PLLINT_FIX_SUGGESTED, deviation->at, NO_PIECES);
}

const struct rule rule_template_comment = {
	.info =
		{
			.name = "template-comment",
			.page = &page_template_comment,
			.severity = PLLINT_INFO,
			.fix = PLLINT_FIX_SUGGESTED,
		},
	.deviations = DEVIATIONS(DEVIATION_TEMPLATE_COMMENT),
	.deviation = check_template_comment,
};
