// group-order: a group stands out of the order of the groups. Its edits come from lint/arrange.c, when it is known
// which of these findings are shown.

#include "lint/rule.h"

static void check_group_order(struct check *check, const struct deviation *deviation)
{
	bool newest = deviation->number == ORDER_NEWEST_FIRST;
	const char *help = newest ? "the newest comes first: move it after {1}, on {2}"
				  : "the oldest comes first: move it after {1}, on {2}";
	if (deviation->certain) {
		help = newest ? "the newest comes first: move it before {1}, on {2}"
			      : "the oldest comes first: move it before {1}, on {2}";
	}
	struct pllint_finding *finding = report(
		check, deviation->at, "group {0} is out of order", help,
		ARGUMENTS(from_list(deviation->at), from_list(deviation->other), from_line(deviation->other.start)));
	if (check->template->order != ORDER_OBSERVED) {
		report_expected(finding, check->template->order_at);
	}
}

const struct rule rule_group_order = {
	.info =
		{
			.name = "group-order",
			.page = &page_group_order,
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_UNSAFE,
			.changes = PLLINT_CHANGE_ORDER,
		},
	.deviations = DEVIATIONS(DEVIATION_GROUP_ORDER),
	.deviation = check_group_order,
	.moves_sections = true,
};
