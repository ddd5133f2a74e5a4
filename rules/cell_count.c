// cell-count: a line has more or fewer bars than the template's.

#include "lint/rule.h"

static void check_cell_count(struct check *check, const struct deviation *deviation)
{
	const struct template_line *line = check->match->kind->line;
	bool has_more = deviation->number > line->bar_count;
	struct pllint_finding *finding =
		report(check, deviation->at,
		       has_more ? "the line of {0} has too many bars: {1}, expected {2}"
				: "the line of {0} has too few bars: {1}, expected {2}",
		       has_more ? "write it as {3}; write a bar that is text as `\\|`" : "write it as {3}",
		       ARGUMENTS(from_list(deviation->at), from_number(deviation->number), from_number(line->bar_count),
				 from_template(line->at)));
	report_expected(finding, line->at);
}

const struct rule rule_cell_count = {
	.info =
		{
			.name = "cell-count",
			.page = &page_cell_count,
			.severity = PLLINT_ERROR,
		},
	.deviations = DEVIATIONS(DEVIATION_CELL_COUNT),
	.deviation = check_cell_count,
};
