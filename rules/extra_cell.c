// extra-cell: a row has empty cells beyond its header.

#include "lint/rule.h"

static void check_extra_cell(struct check *check, const struct deviation *deviation)
{
	struct pllint_finding *finding =
		report(check, deviation->at,
		       deviation->number == 1 ? "an empty cell beyond the header" : "{0} empty cells beyond the header",
		       "delete what is behind the last column's bar", ARGUMENTS(from_number(deviation->number)));
	report_edit(check, finding, PLLINT_FIX_SAFE, deviation->at, NO_PIECES);
}

const struct rule rule_extra_cell = {
	.info =
		{
			.name = "extra-cell",
			.page = &page_extra_cell,
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_SAFE,
			.changes = PLLINT_CHANGE_VALUE,
		},
	.deviations = DEVIATIONS(DEVIATION_EXTRA_CELL),
	.deviation = check_extra_cell,
};
