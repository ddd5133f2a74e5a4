// duplicate-name: a name stands twice in one list; they may be two people.

#include "lint/names.h"
#include "lint/rule.h"

static void check_repeated_name(struct check *check, const struct deviation *deviation)
{
	struct pllint_finding *finding = report(check, deviation->at, "{0} stands twice in {1}",
						"delete one of the two unless they are two people",
						ARGUMENTS(from_list(deviation->at), deviation_label(check, deviation)));
	report_expected(finding, deviation->field->at);
}

const struct rule rule_duplicate_name = {
	.info =
		{
			.name = "duplicate-name",
			.summary = "a name stands twice",
			.why = "Most often a name was pasted twice. It may also be right: namesakes write papers "
			       "together.",
			.fixing = "By hand, where it is a mistake. No fix deletes a person.",
			.bad = "## 2025-05-15\n"
			       "\n"
			       "### Why We Think\n"
			       "\n"
			       "- **Tags**: LLM\n"
			       "- **Author(s)**: Lilian Weng, Ann Lee, Lilian Weng\n"
			       "- **Links**: https://lilianweng.github.io/posts/why-we-think/\n"
			       "- **Progress**: done\n",
			.good = "## 2025-05-15\n"
				"\n"
				"### Why We Think\n"
				"\n"
				"- **Tags**: LLM\n"
				"- **Author(s)**: Lilian Weng, Ann Lee\n"
				"- **Links**: https://lilianweng.github.io/posts/why-we-think/\n"
				"- **Progress**: done\n",
			.severity = PLLINT_INFO,
		},
	.deviations = DEVIATIONS(DEVIATION_NAME_REPEATED),
	.deviation = check_repeated_name,
};
