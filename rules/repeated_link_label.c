// repeated-link-label: two links of one entry have one label.

#include "lint/rule.h"

static void check_repeated_link_label(struct check *check, const struct verdict *verdict)
{
	report(check, verdict->at, verdict->certain ? "{0} stands twice, with the same link" : "{0} stands twice",
	       verdict->certain ? "delete one of the two, the other is on {1}"
				: "say in the label what this one leads to; the other is on {1}",
	       ARGUMENTS(from_list(verdict->at), from_line(verdict->other.start)));
}

const struct rule rule_repeated_link_label = {
	.info =
		{
			.name = "repeated-link-label",
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
	.verdicts = VERDICTS(VERDICT_LINK_LABEL_REPEATED),
	.verdict = check_repeated_link_label,
};
