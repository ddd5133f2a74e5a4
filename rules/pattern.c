// pattern: a value does not fit the pattern that the template gives.

#include "lint/findings.h"
#include "lint/rule.h"

static void check_pattern(struct check *check, const struct deviation *deviation)
{
	bool costly = deviation->kind == DEVIATION_PATTERN_COSTLY;
	struct pllint_finding *finding =
		report(check, deviation->at,
		       costly ? "the pattern {1} takes too long to try here" : "{0} does not fit the pattern {1}",
		       costly ? "the pattern in the template has to be simpler, or the value shorter"
			      : "write a value that fits the pattern",
		       ARGUMENTS(from_list(deviation->at), from_template(deviation->field->pattern_at)));
	report_expected(finding, deviation->field->pattern_at);
	findings_stored(finding)->is_unchecked = costly;
}

const struct rule rule_pattern = {
	.info =
		{
			.name = "pattern",
			.page = &page_pattern,
			.severity = PLLINT_ERROR,
		},
	.deviations = DEVIATIONS(DEVIATION_PATTERN_MISMATCH, DEVIATION_PATTERN_COSTLY),
	.deviation = check_pattern,
};
