// entry-order: an entry is out of the order that the list keeps.

#include "lint/rule.h"

static void check_entry_order(struct check *check, const struct deviation *deviation)
{
	static const char *const texts[] = {
		[ENTRY_ORDER_TITLE] = "{0} is out of the alphabetical order of this list",
		[ENTRY_ORDER_NEWEST] = "{0} is out of the order of this list, newest first",
		[ENTRY_ORDER_OLDEST] = "{0} is out of the order of this list, oldest first",
	};
	struct pllint_finding *finding = report(
		check, deviation->at, texts[deviation->number],
		deviation->certain ? "move it before {1}, on {2}" : "move it after {1}, on {2}",
		ARGUMENTS(from_list(deviation->at), from_list(deviation->other), from_line(deviation->other.start)));
	if (!span_is_empty(deviation->lines)) {
		report_edit(check, finding, PLLINT_FIX_UNSAFE, deviation->lines, NO_PIECES);
		report_edit(check, finding, PLLINT_FIX_UNSAFE, span_of(deviation->place, deviation->place),
			    PIECES(piece_list(deviation->lines)));
	}
}

const struct rule rule_entry_order = {
	.info =
		{
			.name = "entry-order",
			.page = &page_entry_order,
			.severity = PLLINT_INFO,
			.fix = PLLINT_FIX_UNSAFE,
			.changes = PLLINT_CHANGE_ORDER |
				   PLLINT_CHANGE_VALUE, // a table is text, whatever the order of its rows
		},
	.compares = true,
	.deviations = DEVIATIONS(DEVIATION_ENTRY_ORDER),
	.deviation = check_entry_order,
};
