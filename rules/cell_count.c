// cell-count: a line has more or fewer bars than the template's, or a row other cells than its header.

#include "lint/rule.h"

static void check_cell_count(struct check *check, const struct deviation *deviation)
{
	static const char *const texts[2][2] = {
		{"the line of {0} has too few bars: {1}, expected {2}",
		 "the line of {0} has too many bars: {1}, expected {2}"},
		{"the row of {0} has too few cells: {1}, expected {2}",
		 "the row of {0} has too many cells: {1}, expected {2}"},
	};
	const struct template_kind *kind = check->match->kind;
	bool is_row = kind->shape == ENTRY_SHAPE_ROW;
	bool has_more = deviation->number > (uint32_t)deviation->choice;
	span shown = is_row ? kind->heading : kind->line->at;
	struct pllint_finding *finding =
		report(check, deviation->at, texts[is_row][has_more],
		       has_more ? "write it as {3}; write a bar that is text as `\\|`" : "write it as {3}",
		       ARGUMENTS(from_list(deviation->at), from_number(deviation->number),
				 from_number((uint32_t)deviation->choice), from_template(shown)));
	report_expected(finding, shown);
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
