// duplicate-group: a group stands twice.

#include "lint/rule.h"

static void check_repeated_group(struct check *check, const struct deviation *deviation)
{
	report_expected(report(check, deviation->at, "group {0} stands here a second time",
			       "move its entries below the first one, on {1}",
			       ARGUMENTS(from_list(deviation->at), from_line(deviation->other.start))),
			check->template->group.title);
}

const struct rule rule_duplicate_group = {
	.info =
		{
			.name = "duplicate-group",
			.summary = "a group stands twice",
			.why = "Whoever looks for that day reads the first group and misses the second.",
			.fixing = "By hand: move the entries of the second group below the first heading.",
			.bad = "## 2025-05-15\n"
			       "\n"
			       "### Why We Think\n"
			       "\n"
			       "- **Tags**: LLM\n"
			       "- **Author(s)**: Lilian Weng\n"
			       "- **Links**: https://lilianweng.github.io/posts/why-we-think/\n"
			       "- **Progress**: done\n"
			       "\n"
			       "## 2025-05-15\n"
			       "\n"
			       "### Reward Hacking\n"
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
				"- **Progress**: done\n"
				"\n"
				"### Reward Hacking\n"
				"\n"
				"- **Tags**: LLM\n"
				"- **Author(s)**: Lilian Weng\n"
				"- **Links**: https://lilianweng.github.io/posts/why-we-think/\n"
				"- **Progress**: done\n",
			.severity = PLLINT_WARNING,
		},
	.deviations = DEVIATIONS(DEVIATION_GROUP_REPEATED),
	.deviation = check_repeated_group,
};
