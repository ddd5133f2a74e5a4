// empty-title: an entry's heading has no text.

#include "lint/rule.h"

static void check_empty_title(struct check *check, const struct deviation *deviation)
{
	span shown = check->match->kind->title;
	report_expected(report(check, deviation->at, "this entry has no title",
			       "write the title after the `#`s, in the place of {0}", ARGUMENTS(from_template(shown))),
			shown);
}

const struct rule rule_empty_title = {
	.info =
		{
			.name = "empty-title",
			.summary = "an entry has no title",
			.why = "Without a title an entry cannot be found, linked or spoken of.",
			.fixing = "By hand: write the title after the `#`s.",
			.bad = "## 2025-05-15\n"
			       "\n"
			       "###\n"
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
	.deviations = DEVIATIONS(DEVIATION_TITLE_EMPTY),
	.deviation = check_empty_title,
};
