// unused-suppression: a comment switches off a rule that finds nothing there. Found by lint/suppress.c.

#include "lint/rule.h"

const struct rule rule_unused_suppression = {
	.info =
		{
			.name = "unused-suppression",
			.summary = "a comment switches off a rule that finds nothing there",
			.why = "What it excused has been fixed or moved. The comment now only hides the next mistake "
			       "of "
			       "its kind.",
			.fixing = "Delete the comment, or the name of the rule in it.",
			.bad = "## 2025-05-15\n"
			       "\n"
			       "### How Transformers Work\n"
			       "\n"
			       "<!-- pllint-disable-entry trailing-whitespace: copied as it is -->\n"
			       "\n"
			       "- **Tags**: NLP\n"
			       "- **Author(s)**: Jay Alammar\n"
			       "- **Links**: https://jalammar.github.io/illustrated-transformer/\n"
			       "- **Progress**: done\n",
			.good = "## 2025-05-15\n"
				"\n"
				"### How Transformers Work\n"
				"\n"
				"- **Tags**: NLP\n"
				"- **Author(s)**: Jay Alammar\n"
				"- **Links**: https://jalammar.github.io/illustrated-transformer/\n"
				"- **Progress**: done\n",
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_UNSAFE,
		},
};
