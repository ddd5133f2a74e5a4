// pasted-link: the link of another entry.

#include "lint/names.h"
#include "lint/rule.h"

static void check_pasted_link(struct check *check, const struct deviation *deviation)
{
	const char *text = deviation->file ? "{0} is also the link of another entry, in {2} on line {3}"
					   : "{0} is also the link of {1} on {4}";
	report(check, deviation->at, text, "give each of the two entries its own link",
	       ARGUMENTS(from_list(deviation->at), from_list(deviation->other), deviation_file(check, deviation),
			 from_number(deviation->number), from_line(deviation->other.start)));
}

const struct rule rule_pasted_link = {
	.info =
		{
			.name = "pasted-link",
			.summary = "an entry has the link of another one",
			.why = "Two entries with quite different titles lead to one and the same paper. Mostly an "
			       "entry was copied and its link not replaced: whoever follows it reads the wrong paper.",
			.fixing = "By hand: find the right link of the entry that has the wrong one.",
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
			       "### Auto-Encoding Variational Bayes\n"
			       "\n"
			       "- **Tags**: NLP\n"
			       "- **Authors**: Diederik Kingma\n"
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
			.severity = PLLINT_ERROR,
		},
	.deviations = DEVIATIONS(DEVIATION_WORK_PASTED),
	.deviation = check_pasted_link,
	.compares = true,
	.is_across = true,
};
