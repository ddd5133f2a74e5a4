// differing-numbers: two links of one entry lead to two papers.

#include "lint/rule.h"

static void check_differing_numbers(struct check *check, const struct deviation *deviation)
{
	report(check, deviation->at, "{0} is another paper than {1} on {2}",
	       "one of the two numbers is wrong: correct it",
	       ARGUMENTS(from_list(deviation->at), from_list(deviation->other), from_line(deviation->other.start)));
}

const struct rule rule_differing_numbers = {
	.info =
		{
			.name = "differing-numbers",
			.summary = "two links of one entry lead to two papers",
			.why = "`arxiv` and `HuggingFace` lead to one and the same paper, by the same number. Where "
			       "they differ, one of them was mistyped or left over from the entry that was copied.",
			.fixing = "By hand: only a person knows which of the two is right.",
			.example_template = "### Title\n"
					    "\n"
					    "- **Tags**:\n"
					    "- **Links**:\n"
					    "  - arxiv:\n"
					    "  - HuggingFace:\n"
					    "  - GitHub:\n"
					    "  - WebSite:\n",
			.bad = "### Attention Is All You Need\n"
			       "\n"
			       "- **Tags**: NLP\n"
			       "- **Links**:\n"
			       "  - arxiv: https://arxiv.org/abs/1706.03762\n"
			       "  - HuggingFace: https://huggingface.co/papers/1706.03726\n",
			.good = "### Attention Is All You Need\n"
				"\n"
				"- **Tags**: NLP\n"
				"- **Links**:\n"
				"  - arxiv: https://arxiv.org/abs/1706.03762\n"
				"  - HuggingFace: https://huggingface.co/papers/1706.03762\n",
			.severity = PLLINT_WARNING,
		},
	.deviations = DEVIATIONS(DEVIATION_LINK_NUMBERS_DIFFER),
	.deviation = check_differing_numbers,
	.compares = true,
};
