// trailing-whitespace: whitespace at the ends of lines.

#include "lint/rule.h"
#include "lint/whitespace.h"

static void check_lines(struct check *check, const struct lines *lines)
{
	whitespace_report(check, lines, RAW_TEXT, "whitespace at the end of the line", PLLINT_FIX_SAFE);
}

const struct rule rule_trailing_whitespace = {
	.info =
		{
			.name = "trailing-whitespace",
			.summary = "whitespace stand at the end of a line",
			.why = "Nobody sees them, but they show as changes in every diff and stay when lines are "
			       "moved. Two or more of them that break a line within a paragraph are meant and are "
			       "never reported, nor are those in code.",
			.fixing = "The formatter deletes them.",
			.bad = "## 2025-05-15\n"
			       "\n"
			       "### How Transformers Work\n"
			       "\n"
			       "- **Tags**: NLP\n"
			       "- **Author(s)**: Jay Alammar\n"
			       "- **Links**: https://jalammar.github.io/illustrated-transformer/\n"
			       "- **Progress**: done\n"
			       "\n"
			       "Read it twice. \n",
			.good = "## 2025-05-15\n"
				"\n"
				"### How Transformers Work\n"
				"\n"
				"- **Tags**: NLP\n"
				"- **Author(s)**: Jay Alammar\n"
				"- **Links**: https://jalammar.github.io/illustrated-transformer/\n"
				"- **Progress**: done\n"
				"\n"
				"Read it twice.\n",
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_SAFE,
			.changes = PLLINT_CHANGE_WHITESPACE,
		},
	.lines = check_lines,
	.yields = true,
};
