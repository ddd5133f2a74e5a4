// repository-label: a repository stands under a label for any URL, and the template has one for code.

#include "lint/edit_label.h"
#include "lint/rule.h"

static void check_repository_label(struct check *check, const struct deviation *deviation)
{
	const struct template_field *meant = deviation->owner;
	struct pllint_finding *finding =
		report(check, deviation->at, "{0} leads to a repository, for which the template has {1}",
		       "label it {1} if it is the paper's own code",
		       ARGUMENTS(from_list(deviation->at), from_template(meant->label)));
	report_expected(finding, meant->at);
	edit_label(check, finding, PLLINT_FIX_SUGGESTED, deviation->item, meant, NULL);
}

const struct rule rule_repository_label = {
	.info =
		{
			.name = "repository-label",
			.summary = "a repository stands under another label than the template's for code",
			.why = "Whoever looks for the code looks under the label that the template has for it, and "
			       "takes the entry for one without code.",
			.fixing = "By hand: give it the template's label. Nothing is said where the entry uses that "
				  "label for another link, and of links to a file in a repository.",
			.example_template = "### Title\n"
					    "\n"
					    "- **Tags**:\n"
					    "- **Links**:\n"
					    "  - arxiv:\n"
					    "  - HuggingFace:\n"
					    "  - GitHub:\n"
					    "  - WebSite:\n",
			.bad = "### Attention Is All You Need\n"
			       "\n"
			       "- **Tags**: NLP\n"
			       "- **Links**:\n"
			       "  - arxiv: https://arxiv.org/abs/1706.03762\n"
			       "  - WebSite: https://github.com/tensorflow/tensor2tensor\n",
			.good = "### Attention Is All You Need\n"
				"\n"
				"- **Tags**: NLP\n"
				"- **Links**:\n"
				"  - arxiv: https://arxiv.org/abs/1706.03762\n"
				"  - GitHub: https://github.com/tensorflow/tensor2tensor\n",
			.severity = PLLINT_INFO,
			.fix = PLLINT_FIX_SUGGESTED,
			.changes = PLLINT_CHANGE_LABEL,
		},
	.deviations = DEVIATIONS(DEVIATION_LINK_REPOSITORY),
	.deviation = check_repository_label,
};
