// duplicate-title: two papers have one title.

#include "lint/names.h"
#include "lint/rule.h"

static void check_repeated_title(struct check *check, const struct deviation *deviation)
{
	const char *text = deviation->file ? "{0} is also listed in {1} on line {2}, with a link to another paper"
					   : "{0} is also listed on {3}, with a link to another paper";
	report(check, deviation->at, text,
	       "make one entry of them if they are one paper; else correct a title or a link",
	       ARGUMENTS(from_list(deviation->at), deviation_file(check, deviation), from_number(deviation->number),
			 from_line(deviation->other.start)));
}

const struct rule rule_duplicate_title = {
	.info =
		{
			.name = "duplicate-title",
			.page = &page_duplicate_title,
			.severity = PLLINT_WARNING,
		},
	.deviations = DEVIATIONS(DEVIATION_TITLE_REPEATED),
	.deviation = check_repeated_title,
	.compares = true,
	.is_across = true,
};
