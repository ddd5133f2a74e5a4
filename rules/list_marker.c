// list-marker: an entry's line has no list marker, or no space behind it.

#include "lint/rule.h"

static void check_list_marker(struct check *check, const struct deviation *deviation)
{
	bool is_tight = deviation->number == ENTRY_MARKER_TIGHT;
	struct pllint_finding *finding =
		report(check, deviation->at,
		       is_tight ? "there is no space after {0}: this line is not a list item"
				: "this entry has no list marker: its line is not a list item",
		       is_tight ? "put a space after {0}" : "start the line with `-` and a space",
		       ARGUMENTS(from_list(deviation->at)));
	report_expected(finding, check->match->kind->heading);
	if (is_tight) {
		report_edit(check, finding, PLLINT_FIX_SUGGESTED, span_of(deviation->at.end, deviation->at.end),
			    PIECES(piece_text(" ")));
	}
}

const struct rule rule_list_marker = {
	.info =
		{
			.name = "list-marker",
			.page = &page_list_marker,
			.severity = PLLINT_ERROR,
			.fix = PLLINT_FIX_SUGGESTED,
			.changes = PLLINT_CHANGE_LINK,
		},
	.deviations = DEVIATIONS(DEVIATION_ENTRY_MARKER),
	.deviation = check_list_marker,
};
