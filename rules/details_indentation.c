// details-indentation: a details block, or a line of one, at the margin swallows the fields below it.

#include "lint/rule.h"
#include "lint/value_form.h"

static void check_details_indentation(struct check *check, const struct deviation *deviation)
{
	span lines = deviation->other;
	const char *help = "indent each line from `<details>` to `</details>` as far as the label of the field, or "
			   "further";
	if (deviation->choice > 0) {
		help = "indent {0} by {1}";
	}
	report_expected(report(check, deviation->at,
			       deviation->certain
				       ? "this block is not indented, so that the fields below it are raw HTML"
				       : "this line is not indented, so that the fields below the block are raw HTML",
			       help,
			       ARGUMENTS(from_line_range(lines.start, lines.end),
					 value_form_spaces((uint32_t)deviation->choice))),
			deviation->field->at);
}

const struct rule rule_details_indentation = {
	.info =
		{
			.name = "details-indentation",
			.page = &page_details_indentation,
			.severity = PLLINT_ERROR,
		},
	.deviations = DEVIATIONS(DEVIATION_DETAILS_SWALLOWS),
	.deviation = check_details_indentation,
};
