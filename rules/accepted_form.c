// accepted-form: many entries share a form that the template does not show and that cannot be wrong.

#include "lint/rule.h"

static void check_accepted_form(struct check *check, const struct deviation *deviation)
{
	struct pllint_finding *finding =
		report(check, deviation->at, "{0} of {1} entries have this form, which the template does not show",
		       "show the form in the template if it is meant",
		       ARGUMENTS(from_number(deviation->number), from_number((uint32_t)deviation->choice)));
	if (deviation->field) {
		report_expected(finding, deviation->field->at);
	}
}

const struct rule rule_accepted_form = {
	.info =
		{
			.name = "accepted-form",
			.page = &page_accepted_form,
			.severity = PLLINT_INFO,
			.fix = PLLINT_FIX_NONE,
		},
	.deviations = DEVIATIONS(DEVIATION_FORM_ACCEPTED),
	.deviation = check_accepted_form,
};
