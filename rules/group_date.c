// group-date: a group heading is written like a date, and there is no such day.

#include "lint/rule.h"

static void check_group_date(struct check *check, const struct verdict *verdict)
{
	span shown = check->template->group.title;
	report_expected(report(check, verdict->at, "{0} is not a real date", "write a date as {1}",
			       ARGUMENTS(from_list(verdict->at), from_template(shown))),
			shown);
}

const struct rule rule_group_date = {
	.info =
		{
			.name = "group-date",
			.summary = "a group heading is not a real date",
			.why = "The groups are days. One that does not exist has no place in their order.",
			.fixing = "By hand: write the day that was meant.",
			.bad = "## 2025-02-30\n"
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
			.severity = PLLINT_ERROR,
		},
	.verdicts = VERDICTS(VERDICT_GROUP_DATE),
	.verdict = check_group_date,
};
