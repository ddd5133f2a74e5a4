// repeated-name: a name stands twice in one list; they may be two people.

#include "lint/names.h"
#include "lint/rule.h"

static void check_repeated_name(struct check *check, const struct verdict *verdict)
{
	struct pllint_finding *finding = report(check, verdict->at, "{0} stands twice in {1}",
						"delete one of the two unless they are two people",
						ARGUMENTS(from_list(verdict->at), verdict_label(check, verdict)));
	report_expected(finding, verdict->field->at);
}

const struct rule rule_repeated_name = {
	.info =
		{
			.name = "repeated-name",
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
	.verdicts = VERDICTS(VERDICT_NAME_REPEATED),
	.verdict = check_repeated_name,
};
