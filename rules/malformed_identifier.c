// malformed-identifier: a link whose identifier cannot be one.

#include "lint/rule.h"

static void check_malformed_identifier(struct check *check, const struct deviation *deviation)
{
	const struct entry_link *link = &check->entry->links[deviation->number];
	struct identity identity;
	if (!match_link_identity(check->entry, link, &identity)) {
		return;
	}
	report(check, deviation->at, "{0} leads nowhere: {1}", "copy the link from the page that it leads to",
	       ARGUMENTS(from_list(deviation->at), from_text(identity.fault)));
}

const struct rule rule_malformed_identifier = {
	.info =
		{
			.name = "malformed-identifier",
			.summary = "a link has an identifier that cannot be one",
			.why = "A month 13, a digit too few: the number was mistyped or cut off, and the link leads "
			       "nowhere. It can be told without asking the site.",
			.fixing = "By hand: copy the link from the page that it was meant to lead to.",
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
			       "  - arxiv: https://arxiv.org/abs/1713.03762\n",
			.good = "### Attention Is All You Need\n"
				"\n"
				"- **Tags**: NLP\n"
				"- **Links**:\n"
				"  - arxiv: https://arxiv.org/abs/1706.03762\n",
			.severity = PLLINT_ERROR,
		},
	.deviations = DEVIATIONS(DEVIATION_LINK_MALFORMED),
	.deviation = check_malformed_identifier,
};
