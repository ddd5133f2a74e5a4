// unused-suppression: a comment switches off a rule that finds nothing there. Found by lint/suppress.c.

#include "lint/rule.h"

const struct rule rule_unused_suppression = {
	.info =
		{
			.name = "unused-suppression",
			.summary = "a comment switches off a rule that finds nothing there",
			.why = "What it excused has been mended or moved. The comment now only hides the next mistake "
			       "of "
			       "its kind.",
			.fixing = "Delete the comment, or the name of the rule in it.",
			.bad = "## 2025-05-15\n"
			       "\n"
			       "### Attention Is All You Need\n"
			       "\n"
			       "<!-- pllint-disable-entry trailing-blanks: copied as it is -->\n"
			       "\n"
			       "- **Tags**: NLP\n"
			       "- **Author(s)**: Ashish Vaswani\n"
			       "- **Abstract**:\n"
			       "  <details>\n"
			       "\n"
			       "  A network that is built on attention alone.\n"
			       "\n"
			       "  </details>\n"
			       "- **Links**: https://arxiv.org/abs/1706.03762\n"
			       "- **Progress**: done\n"
			       "- **Notes**: Read it twice.\n",
			.good = "## 2025-05-15\n"
				"\n"
				"### Attention Is All You Need\n"
				"\n"
				"- **Tags**: NLP\n"
				"- **Author(s)**: Ashish Vaswani\n"
				"- **Abstract**:\n"
				"  <details>\n"
				"\n"
				"  A network that is built on attention alone.\n"
				"\n"
				"  </details>\n"
				"- **Links**: https://arxiv.org/abs/1706.03762\n"
				"- **Progress**: done\n"
				"- **Notes**: Read it twice.\n",
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_UNSAFE,
		},
};
