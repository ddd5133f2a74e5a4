// template-outdated: most entries differ from the template in the same way.

#include <string.h>

#include "lint/rule.h"

static const char *help(const char *rule)
{
	bool is_absent = strcmp(rule, "missing-field") == 0 || strcmp(rule, "empty-field") == 0;
	return is_absent ? "mark the field `(optional)` in the template, or write it in the entries"
			 : "change the template to what the entries have, or the entries to what it shows";
}

static void check_template_outdated(struct check *check, const struct deviation *deviation)
{
	struct pllint_finding *finding =
		report(check, deviation->at,
		       "{0} of {1} entries differ from the template here in the same way, a case of `{2}`",
		       help(deviation->rule),
		       ARGUMENTS(from_number(deviation->number), from_number((uint32_t)deviation->choice),
				 from_text(deviation->rule)));
	if (deviation->field) {
		report_expected(finding, deviation->field->at);
	}
}

const struct rule rule_template_outdated = {
	.info =
		{
			.name = "template-outdated",
			.page = &page_template_outdated,
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_NONE,
		},
	.deviations = DEVIATIONS(DEVIATION_TEMPLATE_OUTDATED),
	.deviation = check_template_outdated,
};
