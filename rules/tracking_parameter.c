// tracking-parameter: a parameter that says only where the reader came from.

#include "lint/edit_link.h"
#include "lint/rule.h"

enum { URL_MAX_SIZE = 1024 };

static void check_tracking_parameter(struct check *check, const struct deviation *deviation)
{
	struct pllint_finding *finding = report(check, deviation->other, "{0} only says where a reader came from",
						"leave it out of the link", ARGUMENTS(from_list(deviation->other)));
	char rest[URL_MAX_SIZE];
	size_t size = identity_drop_tracking(source_at(check->source, deviation->at), span_length(deviation->at), rest,
					     sizeof rest);
	if (size > 0) {
		edit_link_target(check, finding, PLLINT_FIX_UNSAFE, &check->entry->links[deviation->number], rest,
				 size);
	}
}

const struct rule rule_tracking_parameter = {
	.info =
		{
			.name = "tracking-parameter",
			.summary = "a link has a parameter that only tracks readers",
			.why = "`utm_source` and its kin tell a site where its visitors came from: in a list, from "
			       "the mail or the feed in which somebody found the link. The page is the same without "
			       "them.",
			.fixing = "With `--unsafe-fixes`, the formatter leaves such parameters out.",
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
			       "  - WebSite: https://example.org/page?id=7&utm_source=newsletter\n",
			.good = "### Attention Is All You Need\n"
				"\n"
				"- **Tags**: NLP\n"
				"- **Links**:\n"
				"  - WebSite: https://example.org/page?id=7\n",
			.severity = PLLINT_INFO,
			.fix = PLLINT_FIX_UNSAFE,
			.changes = PLLINT_CHANGE_LINK | PLLINT_CHANGE_TARGET,
		},
	.deviations = DEVIATIONS(DEVIATION_LINK_TRACKED),
	.deviation = check_tracking_parameter,
};
