// trailing-whitespace-html: whitespace at the ends of lines of raw HTML.

#include "lint/rule.h"
#include "lint/whitespace.h"

// What stands in a `<pre>` shows its whitespace, so deleting them is for a person to decide.
static void check_lines(struct check *check, const struct lines *lines)
{
	whitespace_report(check, lines, RAW_HTML, "whitespace at the end of a line of raw HTML", PLLINT_FIX_UNSAFE);
}

const struct rule rule_trailing_whitespace_html = {
	.info =
		{
			.name = "trailing-whitespace-html",
			.summary = "whitespace stand at the end of a line of raw HTML",
			.why = "Inside a details block the text goes to the web page as it stands, and whitespace at "
			       "the "
			       "end of a line break no line there. They may be left over from a line break that was "
			       "meant.",
			.fixing = "Delete them, or write `<br>` where a line break is meant.",
			.bad = "## 2025-05-15\n"
			       "\n"
			       "### How Transformers Work\n"
			       "\n"
			       "- **Tags**: NLP\n"
			       "- **Author(s)**: Jay Alammar\n"
			       "- **Abstract**:\n"
			       "  <details>\n"
			       "  An introduction with many pictures.  \n"
			       "  It starts from machine translation.\n"
			       "  </details>\n"
			       "- **Links**: https://jalammar.github.io/illustrated-transformer/\n"
			       "- **Progress**: done\n",
			.good = "## 2025-05-15\n"
				"\n"
				"### How Transformers Work\n"
				"\n"
				"- **Tags**: NLP\n"
				"- **Author(s)**: Jay Alammar\n"
				"- **Abstract**:\n"
				"  <details>\n"
				"  An introduction with many pictures.\n"
				"  It starts from machine translation.\n"
				"  </details>\n"
				"- **Links**: https://jalammar.github.io/illustrated-transformer/\n"
				"- **Progress**: done\n",
			.severity = PLLINT_INFO,
			.fix = PLLINT_FIX_UNSAFE,
			.changes = PLLINT_CHANGE_WHITESPACE,
		},
	.lines = check_lines,
	.yields = true,
};
