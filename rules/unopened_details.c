// unopened-details: a details block is closed and was never opened.

#include "lint/rule.h"

static void check_unopened_details(struct check *check, const struct deviation *deviation)
{
	report(check, deviation->at, "`</details>` closes nothing",
	       "write `<details>` before the text, or delete the tag", NULL, 0);
}

const struct rule rule_unopened_details = {
	.info =
		{
			.name = "unopened-details",
			.summary = "`</details>` closes nothing",
			.why = "Either the opening tag is missing, and the text is not folded, or the tag is left "
			       "over. In an outer block it closes that one too early.",
			.fixing = "By hand: write `<details>` before the text, or delete the tag.",
			.bad = "## 2025-05-15\n"
			       "\n"
			       "### Why We Think\n"
			       "\n"
			       "- **Tags**: LLM\n"
			       "- **Author(s)**: Lilian Weng\n"
			       "- **Abstract**:\n"
			       "  <details>\n"
			       "  On thinking longer.\n"
			       "  </details>\n"
			       "  </details>\n"
			       "- **Links**: https://lilianweng.github.io/posts/why-we-think/\n"
			       "- **Progress**: done\n",
			.good = "## 2025-05-15\n"
				"\n"
				"### Why We Think\n"
				"\n"
				"- **Tags**: LLM\n"
				"- **Author(s)**: Lilian Weng\n"
				"- **Abstract**:\n"
				"  <details>\n"
				"  On thinking longer.\n"
				"  </details>\n"
				"- **Links**: https://lilianweng.github.io/posts/why-we-think/\n"
				"- **Progress**: done\n",
			.severity = PLLINT_ERROR,
		},
	.deviations = DEVIATIONS(DEVIATION_DETAILS_UNOPENED),
	.deviation = check_unopened_details,
};
