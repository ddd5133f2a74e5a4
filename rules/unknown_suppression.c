// unknown-suppression: a comment switches off a rule that does not exist. Found by lint/suppress.c.

#include "lint/rule.h"

const struct rule rule_unknown_suppression = {
	.info =
		{
			.name = "unknown-suppression",
			.summary = "a comment that switches rules off is not understood",
			.why = "A comment with a misspelt rule switches nothing off, and whoever reads it believes "
			       "that "
			       "it does.",
			.fixing = "Write the name as `pllint --list-rules` gives it. The comments are "
				  "`pllint-disable-next-line`, `pllint-disable-entry` and `pllint-disable-file`, each "
				  "followed by the names of rules.",
			.bad = "## 2025-05-15\n"
			       "\n"
			       "### Attention Is All You Need\n"
			       "\n"
			       "<!-- pllint-disable-entry trailing-blank: copied as it is -->\n"
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
