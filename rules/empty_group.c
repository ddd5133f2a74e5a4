// empty-group: a group has no entry.

#include "lint/rule.h"

static void check_empty_group(struct check *check, const struct deviation *deviation)
{
	report_expected(report(check, deviation->at, "group {0} has no entry",
			       "add an entry below it, or delete the heading", ARGUMENTS(from_list(deviation->at))),
			check->template->group.title);
}

const struct rule rule_empty_group = {
	.info =
		{
			.name = "empty-group",
			.summary = "a group has no entry",
			.why = "A heading with nothing below it is left over, or waits for an entry that was never "
			       "added.",
			.fixing = "By hand: add an entry below it, or delete the heading.",
			.bad = "## 2025-05-16\n"
			       "\n"
			       "## 2025-05-15\n"
			       "\n"
			       "### Why We Think\n"
			       "\n"
			       "- **Tags**: LLM\n"
			       "- **Author(s)**: Lilian Weng\n"
			       "- **Links**: https://lilianweng.github.io/posts/why-we-think/\n"
			       "- **Progress**: done\n",
			.good = "## 2025-05-15\n"
				"\n"
				"### Why We Think\n"
				"\n"
				"- **Tags**: LLM\n"
				"- **Author(s)**: Lilian Weng\n"
				"- **Links**: https://lilianweng.github.io/posts/why-we-think/\n"
				"- **Progress**: done\n",
			.severity = PLLINT_WARNING,
		},
	.deviations = DEVIATIONS(DEVIATION_GROUP_EMPTY),
	.deviation = check_empty_group,
};
