// final-period: a text does not end in a period where the template's does.

#include "lint/edits.h"
#include "lint/names.h"
#include "lint/rule.h"

static void check_final_period(struct check *check, const struct deviation *deviation)
{
	span shown = deviation->field->at;
	struct pllint_finding *finding =
		report(check, deviation->at, "{0} does not end in a period", "write a period at its end",
		       ARGUMENTS(from_template(deviation->field->label)));
	report_expected(finding, shown);
	if (deviation->choice >= 0) {
		span end = span_of(deviation->at.end, deviation->at.end);
		report_edit(check, finding, PLLINT_FIX_SAFE, end, PIECES(piece_text(".")));
		if (!span_is_empty(deviation->other)) {
			report_edit(check, finding, PLLINT_FIX_SAFE, deviation->other, NO_PIECES);
		}
	}
}

const struct rule rule_final_period = {
	.info =
		{
			.name = "final-period",
			.page = &page_final_period,
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_SAFE,
			.changes = PLLINT_CHANGE_VALUE,
		},
	.deviations = DEVIATIONS(DEVIATION_FINAL_PERIOD),
	.deviation = check_final_period,
};
