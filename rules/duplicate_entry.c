// duplicate-entry: a paper, or what else a title links to, is listed twice.

#include "lint/names.h"
#include "lint/rule.h"

static void check_repeated_entry(struct check *check, const struct deviation *deviation)
{
	const char *text = deviation->file	? "{0} is listed in {2} on line {3} already"
			   : deviation->certain ? "{0} is listed on {4} already"
						: "{0} links to the same paper, data set or program as {1} on {4}";
	report(check, deviation->at, text, "keep one of the two entries, with what both of them say",
	       ARGUMENTS(from_list(deviation->at), from_list(deviation->other), deviation_file(check, deviation),
			 from_number(deviation->number), from_line(deviation->other.start)));
}

const struct rule rule_duplicate_entry = {
	.info =
		{
			.name = "duplicate-entry",
			.page = &page_duplicate_entry,
			.severity = PLLINT_WARNING,
		},
	.deviations = DEVIATIONS(DEVIATION_WORK_REPEATED),
	.deviation = check_repeated_entry,
	.compares = true,
	.is_across = true,
};
