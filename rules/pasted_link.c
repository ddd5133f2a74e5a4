// pasted-link: the link of another entry.

#include "lint/names.h"
#include "lint/rule.h"

static void check_pasted_link(struct check *check, const struct deviation *deviation)
{
	const char *text = deviation->file ? "{0} is also the link of another entry, in {2} on line {3}"
					   : "{0} is also the link of {1} on {4}";
	report(check, deviation->at, text, "give each of the two entries its own link",
	       ARGUMENTS(from_list(deviation->at), from_list(deviation->other), deviation_file(check, deviation),
			 from_number(deviation->number), from_line(deviation->other.start)));
}

const struct rule rule_pasted_link = {
	.info =
		{
			.name = "pasted-link",
			.page = &page_pasted_link,
			.severity = PLLINT_ERROR,
		},
	.deviations = DEVIATIONS(DEVIATION_WORK_PASTED),
	.deviation = check_pasted_link,
	.compares = true,
	.is_across = true,
};
