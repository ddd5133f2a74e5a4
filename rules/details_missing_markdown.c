// details-missing-markdown: a value with Markdown in it stands outside the details block that the template shows.

#include "lint/edit_item.h"
#include "lint/names.h"
#include "lint/rule.h"

static void check_details_missing_markdown(struct check *check, const struct deviation *deviation)
{
	struct pllint_finding *finding = report(
		check, deviation->at,
		"{0} stands outside the `<details>` block that the template shows, with Markdown in it",
		"put it between `<details>` and `</details>`, with a blank line after the first and before the second",
		ARGUMENTS(deviation_label(check, deviation)));
	report_expected(finding, deviation->field->at);
	edit_item_wrap(check, finding, PLLINT_FIX_UNSAFE, deviation->item, true);
}

const struct rule rule_details_missing_markdown = {
	.info =
		{
			.name = "details-missing-markdown",
			.summary = "a value with Markdown stands outside the `<details>` block",
			.why = "Inside the block a link or a list shows as plain text unless blank lines part it "
			       "from the tags. Whoever wrote it outside may have known that.",
			.fixing = "With `--unsafe-fixes` the formatter puts a value of one paragraph into the block, "
				  "with the blank lines that keep it Markdown; they make the list around it loose, "
				  "which spaces its lines out.",
			.bad = "## 2025-05-15\n"
			       "\n"
			       "### Attention Is All You Need\n"
			       "\n"
			       "- **Tags**: NLP\n"
			       "- **Authors**: Ashish Vaswani\n"
			       "- **Abstract**: A network built on *attention* alone.\n"
			       "- **Links**:\n"
			       "  - arxiv: https://arxiv.org/abs/1706.03762\n"
			       "- **Progress**: done\n",
			.good = "## 2025-05-15\n"
				"\n"
				"### Attention Is All You Need\n"
				"\n"
				"- **Tags**: NLP\n"
				"- **Authors**: Ashish Vaswani\n"
				"- **Abstract**:\n"
				"  <details>\n"
				"\n"
				"  A network built on *attention* alone.\n"
				"\n"
				"  </details>\n"
				"- **Links**:\n"
				"  - arxiv: https://arxiv.org/abs/1706.03762\n"
				"- **Progress**: done\n",
			.severity = PLLINT_INFO,
			.fix = PLLINT_FIX_UNSAFE,
			.changes = PLLINT_CHANGE_DETAILS | PLLINT_CHANGE_WHITESPACE,
		},
	.deviations = DEVIATIONS(DEVIATION_DETAILS_MISSING_MARKDOWN),
	.deviation = check_details_missing_markdown,
};
