// table-row: a blank line is between a row and its table.

#include "lint/rule.h"

static void check_table_row(struct check *check, const struct deviation *deviation)
{
	report(check, deviation->at, "this row is not in the table above: a blank line is between them",
	       "delete the blank lines above this row", NULL, 0);
}

const struct rule rule_table_row = {
	.info =
		{
			.name = "table-row",
			.page = &page_table_row,
			.severity = PLLINT_ERROR,
		},
	.deviations = DEVIATIONS(DEVIATION_ROW_APART),
	.deviation = check_table_row,
};
