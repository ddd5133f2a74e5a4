// duplicate-entry: a paper is listed twice.

#include "lint/names.h"
#include "lint/rule.h"

static void check_repeated_entry(struct check *check, const struct deviation *deviation)
{
	const char *text = deviation->file	? "{0} leads to a paper that stands in {2} on line {3} already"
			   : deviation->certain ? "{0} is listed on {4} already"
						: "{0} leads to the same paper as {1} on {4}";
	report(check, deviation->at, text, "keep one of the two entries, with what both of them say",
	       ARGUMENTS(from_list(deviation->at), from_list(deviation->other), deviation_file(check, deviation),
			 from_number(deviation->number), from_line(deviation->other.start)));
}

const struct rule rule_duplicate_entry = {
	.info =
		{
			.name = "duplicate-entry",
			.summary = "a paper is listed twice",
			.why = "Notes and progress of the two entries drift apart, and readers come upon the paper "
			       "again and again. The title may be another one: papers are renamed, and their links "
			       "stay.",
			.fixing = "By hand: keep one of the two entries, with what both of them say.",
			.example_template = "## YYYY-MM-DD\n"
					    "\n"
					    "### Title\n"
					    "\n"
					    "- **Tags**:\n"
					    "- **Authors**:\n"
					    "- **Links**:\n"
					    "  - arxiv:\n"
					    "  - GitHub:\n",
			.bad = "## 2025-05-15\n"
			       "\n"
			       "### Attention Is All You Need\n"
			       "\n"
			       "- **Tags**: NLP\n"
			       "- **Authors**: Ashish Vaswani\n"
			       "- **Links**:\n"
			       "  - arxiv: https://arxiv.org/abs/1706.03762\n"
			       "\n"
			       "### Attention is all you need!\n"
			       "\n"
			       "- **Tags**: NLP\n"
			       "- **Authors**: Ashish Vaswani\n"
			       "- **Links**:\n"
			       "  - arxiv: https://arxiv.org/abs/1706.03762\n",
			.good = "## 2025-05-15\n"
				"\n"
				"### Attention Is All You Need\n"
				"\n"
				"- **Tags**: NLP\n"
				"- **Authors**: Ashish Vaswani\n"
				"- **Links**:\n"
				"  - arxiv: https://arxiv.org/abs/1706.03762\n"
				"\n"
				"### Auto-Encoding Variational Bayes\n"
				"\n"
				"- **Tags**: NLP\n"
				"- **Authors**: Diederik Kingma\n"
				"- **Links**:\n"
				"  - arxiv: https://arxiv.org/abs/1312.6114\n",
			.severity = PLLINT_WARNING,
		},
	.deviations = DEVIATIONS(DEVIATION_WORK_REPEATED),
	.deviation = check_repeated_entry,
	.compares = true,
	.is_across = true,
};
