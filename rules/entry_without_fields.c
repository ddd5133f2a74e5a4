// entry-without-fields: a heading stands among entries and has no fields.

#include "lint/rule.h"

static void check_entry_without_fields(struct check *check, const struct deviation *deviation)
{
	const struct template_kind *kind = &check->template->kinds[0];
	report_expected(report(check, deviation->at, "this entry has no fields",
			       "add the fields that the template shows below {0}",
			       ARGUMENTS(from_template(kind->title))),
			kind->heading);
}

const struct rule rule_entry_without_fields = {
	.info =
		{
			.name = "entry-without-fields",
			.summary = "an entry has no fields",
			.why = "It stands where entries stand, so a reader expects what the others say: what it is "
			       "about, by whom, where to find it.",
			.fixing = "By hand: copy the fields from the template, or give the heading another level where "
				  "it is no entry.",
			.bad = "## 2025-05-15\n"
			       "\n"
			       "### Why We Think\n"
			       "\n"
			       "- **Tags**: LLM\n"
			       "- **Author(s)**: Lilian Weng\n"
			       "- **Links**: https://lilianweng.github.io/\n"
			       "- **Progress**: done\n"
			       "\n"
			       "### Reward Hacking\n"
			       "\n"
			       "- **Tags**: LLM\n"
			       "- **Author(s)**: Lilian Weng\n"
			       "- **Links**: https://lilianweng.github.io/\n"
			       "- **Progress**: done\n"
			       "\n"
			       "### Extrinsic Hallucinations\n"
			       "\n"
			       "To be read soon.\n",
			.good = "## 2025-05-15\n"
				"\n"
				"### Why We Think\n"
				"\n"
				"- **Tags**: LLM\n"
				"- **Author(s)**: Lilian Weng\n"
				"- **Links**: https://lilianweng.github.io/\n"
				"- **Progress**: done\n"
				"\n"
				"### Reward Hacking\n"
				"\n"
				"- **Tags**: LLM\n"
				"- **Author(s)**: Lilian Weng\n"
				"- **Links**: https://lilianweng.github.io/\n"
				"- **Progress**: done\n"
				"\n"
				"### Extrinsic Hallucinations\n"
				"\n"
				"- **Tags**: LLM\n"
				"- **Author(s)**: Lilian Weng\n"
				"- **Links**: https://lilianweng.github.io/\n"
				"- **Progress**: done\n",
			.severity = PLLINT_ERROR,
		},
	.deviations = DEVIATIONS(DEVIATION_ENTRY_BARE),
	.deviation = check_entry_without_fields,
};
