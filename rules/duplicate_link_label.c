// duplicate-link-label: two links of one entry have one label.

#include "lint/rule.h"

static void check_repeated_link_label(struct check *check, const struct deviation *deviation)
{
	report(check, deviation->at, deviation->certain ? "{0} stands twice, with the same link" : "{0} stands twice",
	       deviation->certain ? "delete one of the two, the other is on {1}"
				  : "say in the label what this one leads to; the other is on {1}",
	       ARGUMENTS(from_list(deviation->at), from_line(deviation->other.start)));
}

const struct rule rule_duplicate_link_label = {
	.info =
		{
			.name = "duplicate-link-label",
			.summary = "two links of one entry have the same label",
			.why = "Whoever wants the code cannot know which of the two to follow. Often one was copied "
			       "and not adapted.",
			.fixing = "By hand: delete one of them, or give it a label that tells it from the other.",
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
			       "  - GitHub: https://github.com/tensorflow/tensor2tensor\n"
			       "  - GitHub: https://github.com/harvardnlp/annotated-transformer\n",
			.good = "### Attention Is All You Need\n"
				"\n"
				"- **Tags**: NLP\n"
				"- **Links**:\n"
				"  - arxiv: https://arxiv.org/abs/1706.03762\n"
				"  - GitHub: https://github.com/tensorflow/tensor2tensor\n",
			.severity = PLLINT_INFO,
		},
	.deviations = DEVIATIONS(DEVIATION_LINK_LABEL_REPEATED),
	.deviation = check_repeated_link_label,
};
