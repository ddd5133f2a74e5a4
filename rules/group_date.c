// group-date: a group heading is no date where the template shows one, or a day that does not exist.

#include "lint/rule.h"

static void check_group_date(struct check *check, const struct deviation *deviation)
{
	span shown = check->template->group.title;
	bool impossible = deviation->number == 1;
	report_expected(report(check, deviation->at, impossible ? "{0} is not a valid date" : "{0} is not a date",
			       "write a date as {1}", ARGUMENTS(from_list(deviation->at), from_template(shown))),
			shown);
}

const struct rule rule_group_date = {
	.info =
		{
			.name = "group-date",
			.page = &page_group_date,
			.severity = PLLINT_ERROR,
		},
	.deviations = DEVIATIONS(DEVIATION_GROUP_DATE),
	.deviation = check_group_date,
};
