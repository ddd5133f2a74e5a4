// cross-listed: a paper is listed in two groups.

#include "lint/names.h"
#include "lint/rule.h"

static void check_cross_listed(struct check *check, const struct deviation *deviation)
{
	const char *text =
		deviation->file ? "{0} is listed in {1} on line {2} too" : "{0} is listed in another group too, on {3}";
	report(check, deviation->at, text, "keep one of the two entries unless both are meant",
	       ARGUMENTS(from_list(deviation->at), deviation_file(check, deviation), from_number(deviation->number),
			 from_line(deviation->other.start)));
}

const struct rule rule_cross_listed = {
	.info =
		{
			.name = "cross-listed",
			.summary = "a paper is listed in two groups",
			.why = "Lists by topic do that on purpose, lists by day by accident. The template says which "
			       "it is: `<!-- pllint: rule cross-listed error -->` forbids it, `<!-- pllint: rule "
			       "cross-listed off -->` allows it.",
			.fixing = "By hand: keep one of the two entries unless both are meant.",
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
			       "## 2025-05-14\n"
			       "\n"
			       "### Attention Is All You Need\n"
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
				"## 2025-05-14\n"
				"\n"
				"### Auto-Encoding Variational Bayes\n"
				"\n"
				"- **Tags**: NLP\n"
				"- **Authors**: Diederik Kingma\n"
				"- **Links**:\n"
				"  - arxiv: https://arxiv.org/abs/1312.6114\n",
			.severity = PLLINT_INFO,
		},
	.deviations = DEVIATIONS(DEVIATION_WORK_CROSS_LISTED),
	.deviation = check_cross_listed,
	.compares = true,
	.is_across = true,
};
