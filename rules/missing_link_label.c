// missing-link-label: a nested link has no label.

#include "lint/edit_label.h"
#include "lint/rule.h"

static void check_missing_link_label(struct check *check, const struct deviation *deviation)
{
	const struct template_field *field = deviation->field;
	struct pllint_finding *finding =
		report(check, deviation->at, "the link has no label",
		       field ? "write {0} before it" : "write one of the template's labels before it",
		       ARGUMENTS(field ? edit_label_in_form(check, field, NULL) : (struct argument){0}));
	report_expected(finding, field ? field->at : deviation->owner->at);
	struct pllint_piece pieces[EDIT_LABEL_PIECES + 1];
	size_t count = field ? edit_label_pieces(check, field, NULL, pieces) : 0;
	if (count > 0) {
		pieces[count++] = piece_text(field->colon_wide ? "" : " ");
		report_edit(check, finding, PLLINT_FIX_SUGGESTED, span_of(deviation->at.start, deviation->at.start),
			    pieces, count);
	}
}

const struct rule rule_missing_link_label = {
	.info =
		{
			.name = "missing-link-label",
			.summary = "a nested link has no label",
			.why = "The label says what the link leads to, which the URL often does not.",
			.fixing = "By hand: write one of the template's labels before it.",
			.bad = "## 2025-05-15\n"
			       "\n"
			       "### Attention Is All You Need\n"
			       "\n"
			       "- **Tags**: NLP\n"
			       "- **Authors**: Ashish Vaswani\n"
			       "- **Abstract**:\n"
			       "  <details>\n"
			       "  A network built on attention alone.\n"
			       "  </details>\n"
			       "- **Links**:\n"
			       "  - https://arxiv.org/abs/1706.03762\n"
			       "- **Progress**: done\n",
			.good = "## 2025-05-15\n"
				"\n"
				"### Attention Is All You Need\n"
				"\n"
				"- **Tags**: NLP\n"
				"- **Authors**: Ashish Vaswani\n"
				"- **Abstract**:\n"
				"  <details>\n"
				"  A network built on attention alone.\n"
				"  </details>\n"
				"- **Links**:\n"
				"  - arxiv: https://arxiv.org/abs/1706.03762\n"
				"- **Progress**: done\n",
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_SUGGESTED,
			.changes = PLLINT_CHANGE_LABEL,
		},
	.deviations = DEVIATIONS(DEVIATION_LINK_LABEL_MISSING),
	.deviation = check_missing_link_label,
};
