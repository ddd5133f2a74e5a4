// trailing-whitespace-html: whitespace at the ends of lines of raw HTML.

#include "lint/rule.h"
#include "lint/whitespace.h"

// What is in a `<pre>` shows its whitespace, so deleting them is for a person to decide.
static void check_lines(struct check *check, const struct lines *lines)
{
	whitespace_report(check, lines, RAW_HTML, "trailing whitespace in a line of raw HTML", PLLINT_FIX_UNSAFE);
}

const struct rule rule_trailing_whitespace_html = {
	.info =
		{
			.name = "trailing-whitespace-html",
			.page = &page_trailing_whitespace_html,
			.severity = PLLINT_INFO,
			.fix = PLLINT_FIX_UNSAFE,
			.changes = PLLINT_CHANGE_WHITESPACE,
		},
	.lines = check_lines,
	.is_of_lists = true,
	.yields = true,
};
