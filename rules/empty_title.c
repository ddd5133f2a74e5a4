// empty-title: an entry's heading has no text.

#include "lint/rule.h"

static void check_empty_title(struct check *check, const struct deviation *deviation)
{
	span shown = check->match->kind->title;
	bool is_heading = check->match->kind->shape == ENTRY_SHAPE_HEADING;
	report_expected(report(check, deviation->at, "this entry has no title",
			       is_heading ? "write the title after the `#`s, in the place of {0}"
					  : "write the title there, in the place of {0}",
			       ARGUMENTS(from_template(shown))),
			shown);
}

const struct rule rule_empty_title = {
	.info =
		{
			.name = "empty-title",
			.page = &page_empty_title,
			.severity = PLLINT_ERROR,
		},
	.deviations = DEVIATIONS(DEVIATION_TITLE_EMPTY),
	.deviation = check_empty_title,
};
