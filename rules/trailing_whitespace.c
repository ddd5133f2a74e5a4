// trailing-whitespace: whitespace at the ends of lines.

#include "lint/rule.h"
#include "lint/whitespace.h"

static void check_lines(struct check *check, const struct lines *lines)
{
	whitespace_report(check, lines, RAW_TEXT, "trailing whitespace", PLLINT_FIX_SAFE);
}

const struct rule rule_trailing_whitespace = {
	.info =
		{
			.name = "trailing-whitespace",
			.page = &page_trailing_whitespace,
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_SAFE,
			.changes = PLLINT_CHANGE_WHITESPACE,
		},
	.lines = check_lines,
	.is_of_lists = true,
	.yields = true,
};
