// unfilled-title: an entry's title is still the template's.

#include "lint/rule.h"

static void check_unfilled_title(struct check *check, const struct deviation *deviation)
{
	bool group = !check->match;
	report_expected(
		report(check, deviation->at,
		       group ? "{0} is still the template's group heading" : "{0} is still the template's title",
		       group ? "write what the entries below it have in common, such as their date"
			     : "write the title of what the entry is about",
		       ARGUMENTS(from_list(deviation->at))),
		group ? check->template->group.title : check->match->kind->title);
}

const struct rule rule_unfilled_title = {
	.info =
		{
			.name = "unfilled-title",
			.page = &page_unfilled_title,
			.severity = PLLINT_ERROR,
		},
	.deviations = DEVIATIONS(DEVIATION_TITLE_UNFILLED),
	.deviation = check_unfilled_title,
};
