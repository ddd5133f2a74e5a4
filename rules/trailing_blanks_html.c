// trailing-blanks-html: blanks at the ends of lines of raw HTML.

#include "lint/blanks.h"
#include "lint/rule.h"

// What stands in a `<pre>` shows its blanks, so deleting them is for a person to decide.
static void check_lines(struct check *check, const struct lines *lines)
{
	blanks_report(check, lines, RAW_HTML, "blanks at the end of a line of raw HTML", PLLINT_FIX_UNSAFE);
}

const struct rule rule_trailing_blanks_html = {
	.info =
		{
			.name = "trailing-blanks-html",
			.summary = "blanks stand at the end of a line of raw HTML",
			.why = "Inside a details block the text goes to the web page as it stands, and blanks at the "
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
			.changes = PLLINT_CHANGE_BLANKS,
		},
	.lines = check_lines,
	.yields = true,
};
