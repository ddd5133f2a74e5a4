// unknown-suppression: a comment switches off a rule that does not exist. Found by lint/suppress.c.

#include "lint/rule.h"

const struct rule rule_unknown_suppression = {
	.info =
		{
			.name = "unknown-suppression",
			.summary = "a comment that switches rules off is not understood",
			.why = "A comment with a misspelled rule switches nothing off, and whoever reads it believes "
			       "that "
			       "it does.",
			.fixing = "Write the name as `pllint --list-rules` gives it. The comments are "
				  "`pllint-disable-next-line`, `pllint-disable-entry` and `pllint-disable-file`, each "
				  "followed by the names of rules.",
			.bad = "## 2025-05-15\n"
			       "\n"
			       "### How Transformers Work\n"
			       "\n"
			       "<!-- pllint-disable-entry trailing-whitespce: copied as it is -->\n"
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
