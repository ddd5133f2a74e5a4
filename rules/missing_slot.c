// missing-slot: a line without a label is not there that most entries have.

#include "lint/names.h"
#include "lint/rule.h"

static void check_missing_slot(struct check *check, const struct deviation *deviation)
{
	if (deviation->kind == DEVIATION_HEADER_UNFILLED) {
		report_expected(report(check, deviation->at, "{0} has no value, in most files it has one",
				       "write its value", ARGUMENTS(deviation_label(check, deviation))),
				deviation->field->at);
		return;
	}
	report_expected(report(check, deviation->at, "{0} is missing, {1} of {2} entries have it",
			       "add {0} as the other entries have it",
			       ARGUMENTS(from_template(deviation->field->label), from_number(deviation->number),
					 from_number((uint32_t)deviation->choice))),
			deviation->field->at);
}

const struct rule rule_missing_slot = {
	.info =
		{
			.name = "missing-slot",
			.page = &page_missing_slot,
			.severity = PLLINT_WARNING,
		},
	.compares = true,
	.deviations = DEVIATIONS(DEVIATION_SLOT_MISSING, DEVIATION_HEADER_UNFILLED),
	.deviation = check_missing_slot,
};
