// redirect-link: a link over a page that only redirects.

#include "lint/edit_link.h"
#include "lint/rule.h"

enum { URL_MAX_SIZE = 1024 };

static void check_redirect_link(struct check *check, const struct deviation *deviation)
{
	struct pllint_finding *finding =
		report(check, deviation->at, "{0} only redirects", "link to the page that it leads to",
		       ARGUMENTS(from_list(deviation->at)));
	char target[URL_MAX_SIZE];
	size_t size = identity_unwrap(source_at(check->source, deviation->at), span_length(deviation->at), target,
				      sizeof target);
	if (size > 0) {
		edit_link_target(check, finding, PLLINT_FIX_UNSAFE, &check->entry->links[deviation->number], target,
				 size);
	}
}

const struct rule rule_redirect_link = {
	.info =
		{
			.name = "redirect-link",
			.summary = "a link leads over a page that only redirects",
			.why = "A search engine or a network put its own address around the link when it was copied. "
			       "It counts who follows it, and the link dies with that service.",
			.fixing = "With `--unsafe-fixes`, the formatter writes the address that the redirecting one "
				  "holds.",
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
			       "  - WebSite: https://link.zhihu.com/?target=https%3A%2F%2Fexample.org%2Fpage\n",
			.good = "### Attention Is All You Need\n"
				"\n"
				"- **Tags**: NLP\n"
				"- **Links**:\n"
				"  - WebSite: https://example.org/page\n",
			.severity = PLLINT_INFO,
			.fix = PLLINT_FIX_UNSAFE,
			.changes = PLLINT_CHANGE_LINK | PLLINT_CHANGE_TARGET,
		},
	.deviations = DEVIATIONS(DEVIATION_LINK_WRAPPED),
	.deviation = check_redirect_link,
};
