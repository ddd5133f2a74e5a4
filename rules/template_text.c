// template-text: some of the template's text is left among that of the author.

#include "lint/rule.h"

static void check_template_text(struct check *check, const struct deviation *deviation)
{
	struct pllint_finding *finding =
		report(check, deviation->at, "text of the template is left",
		       span_is_empty(deviation->other) ? "replace or delete it"
						       : "replace or delete the template's text below {0}",
		       ARGUMENTS(from_list(deviation->other)));
	report_expected(finding, span_of(deviation->number, deviation->number + (uint32_t)deviation->choice));
}

const struct rule rule_template_text = {
	.info =
		{
			.name = "template-text",
			.page = &page_template_text,
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_NONE,
		},
	.deviations = DEVIATIONS(DEVIATION_TEMPLATE_TEXT),
	.deviation = check_template_text,
};
