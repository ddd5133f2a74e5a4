// duplicate-field: a field stands twice in one entry.

#include "lint/rule.h"

static void check_duplicate_field(struct check *check, const struct deviation *deviation)
{
	struct pllint_finding *finding = report(check, deviation->at, "{0} stands in this entry already",
						"the first one is on {1}: make one of the two",
						ARGUMENTS(from_list(check->entry->items[deviation->item].label.text),
							  from_line(deviation->other.start)));
	report_expected(finding, deviation->field->at);
}

const struct rule rule_duplicate_field = {
	.info =
		{
			.name = "duplicate-field",
			.summary = "a field stands twice in an entry",
			.why = "Of two fields with one label a reader believes the first, and a program the last.",
			.fixing =
				"By hand: make one field of the two, or give one of them the label that was meant. No "
				"fix chooses between two values.",
			.bad = "## 2025-05-15\n"
			       "\n"
			       "### Why We Think\n"
			       "\n"
			       "- **Tags**: LLM\n"
			       "- **Author(s)**: Lilian Weng\n"
			       "- **Links**: https://lilianweng.github.io/posts/why-we-think/\n"
			       "- **Progress**: done\n"
			       "- **Progress**: reading\n",
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
	.deviations = DEVIATIONS(DEVIATION_FIELD_DUPLICATE),
	.deviation = check_duplicate_field,
};
