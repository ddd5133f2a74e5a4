// link-site: a link leads to another site than its label names.

#include "lint/names.h"
#include "lint/rule.h"

static void check_link_site(struct check *check, const struct deviation *deviation)
{
	const struct template_field *owner = deviation->owner;
	const struct template_field *meant = deviation->field;
	struct pllint_finding *finding =
		report(check, deviation->at, "{0} does not lead to {1}",
		       meant ? "label it {2}, or correct the link" : "correct the link or its label",
		       ARGUMENTS(from_list(deviation->at), deviation_label(check, deviation),
				 meant ? from_template(meant->label) : (struct argument){0}));
	report_expected(finding, owner->at);
}

const struct rule rule_link_site = {
	.info =
		{
			.name = "link-site",
			.summary = "a link leads elsewhere than its label says",
			.why = "Whoever looks for the code under `GitHub:` finds a paper. Mostly two lines were "
			       "mixed up, or one was copied and not adapted.",
			.fixing = "By hand: correct the link or its label; only a person knows which of the two is "
				  "right.",
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
			       "  - GitHub: https://arxiv.org/abs/1706.03762\n"
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
			.severity = PLLINT_ERROR,
		},
	.deviations = DEVIATIONS(DEVIATION_LINK_SITE),
	.deviation = check_link_site,
};
