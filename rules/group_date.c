// group-date: a group heading is no date where the template shows one, a day that does not exist, or one before the
// papers in its group.

#include "lint/rule.h"

static const struct date_form months = {2, {{DATE_YEAR, 4, "-"}, {DATE_MONTH, 2, ""}}};

static void check_group_date(struct check *check, const struct deviation *deviation)
{
	span shown = check->template->group.title;
	if (deviation->kind == DEVIATION_GROUP_EARLY) {
		report(check, deviation->at, "{0} is before {1}, the month of a paper in this group",
		       "correct the date, or move the entry with {2}, on {3}, to a group of {1} or later",
		       ARGUMENTS(from_list(deviation->at), from_day(&months, deviation->number * 100),
				 from_list(deviation->other), from_line(deviation->other.start)));
		return;
	}
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
	.deviations = DEVIATIONS(DEVIATION_GROUP_DATE, DEVIATION_GROUP_EARLY),
	.deviation = check_group_date,
	.compares = true,
};
