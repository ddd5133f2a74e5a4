// table-columns: a table has other columns than nine in ten rows of the list.

#include <string.h>

#include "lint/rule.h"

static struct argument names(struct check *check, const char *text)
{
	return text ? from_bytes(check, text, strlen(text)) : from_text("");
}

static void check_table_columns(struct check *check, const struct deviation *deviation)
{
	const char *text = !deviation->added	 ? "this table lacks {0}, which most of the list has"
			   : !deviation->lacking ? "this table adds {1}, which most of the list lacks"
						 : "this table lacks {0}, which most of the list has, and adds {1}";
	report(check, deviation->at, text, "give this table the columns of the others",
	       ARGUMENTS(names(check, deviation->lacking), names(check, deviation->added)));
}

const struct rule rule_table_columns = {
	.info =
		{
			.name = "table-columns",
			.page = &page_table_columns,
			.severity = PLLINT_INFO,
		},
	.deviations = DEVIATIONS(DEVIATION_TABLE_COLUMNS),
	.deviation = check_table_columns,
};
