// slot-mismatch: a link's text and its target say two things that the template shows as one.

#include "lint/rule.h"

static void check_slot_mismatch(struct check *check, const struct deviation *deviation)
{
	const struct template_kind *kind = check->match->kind;
	report_expected(report(check, deviation->at, "{0} is {1} in the link's target", "write the same in both",
			       ARGUMENTS(from_list(deviation->at), from_list(deviation->other))),
			kind->title);
}

const struct rule rule_slot_mismatch = {
	.info =
		{
			.name = "slot-mismatch",
			.page = &page_slot_mismatch,
			.severity = PLLINT_WARNING,
		},
	.deviations = DEVIATIONS(DEVIATION_SLOT_MISMATCH),
	.deviation = check_slot_mismatch,
};
