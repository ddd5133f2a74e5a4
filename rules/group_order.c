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
			.summary = "a group is out of order",
			.why = "Readers look for what is new at one end of the list, and do not find what was added "
			       "in the middle.",
			.fixing =
				"With `--unsafe-fixes` the formatter moves the group with all that stands in it; "
				"groups of one day stay as they follow each other. It leaves them alone where it "
				"cannot tell what belongs to which: a section between them that is no date, a comment "
				"or a tag that may speak of the next heading, details or a fence that stay open, a "
				"definition or a footnote. Without a word in the template the order is the one that "
				"most groups of the list follow; `<!-- pllint: order any -->` demands none.",
			.example_template = "<!-- pllint: order newest-first -->\n"
					    "\n"
					    "## YYYY-MM-DD\n"
					    "\n"
					    "### Title\n"
					    "\n"
					    "- **Tags**:\n"
					    "- **Progress**: not started / reading / done\n",
			.bad = "## 2025-05-15\n"
			       "\n"
			       "### Why We Think\n"
			       "\n"
			       "- **Tags**: LLM\n"
			       "- **Progress**: done\n"
			       "\n"
			       "## 2025-05-16\n"
			       "\n"
			       "### Reward Hacking\n"
			       "\n"
			       "- **Tags**: LLM\n"
			       "- **Progress**: done\n",
			.good = "## 2025-05-16\n"
				"\n"
				"### Reward Hacking\n"
				"\n"
				"- **Tags**: LLM\n"
				"- **Progress**: done\n"
				"\n"
				"## 2025-05-15\n"
				"\n"
				"### Why We Think\n"
				"\n"
				"- **Tags**: LLM\n"
				"- **Progress**: done\n",
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_UNSAFE,
			.changes = PLLINT_CHANGE_ORDER,
		},
	.deviations = DEVIATIONS(DEVIATION_GROUP_ORDER),
	.deviation = check_group_order,
	.moves_sections = true,
};
