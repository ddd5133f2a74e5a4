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
			.page = &page_redirect_link,
			.severity = PLLINT_INFO,
			.fix = PLLINT_FIX_UNSAFE,
			.changes = PLLINT_CHANGE_LINK | PLLINT_CHANGE_TARGET,
		},
	.deviations = DEVIATIONS(DEVIATION_LINK_WRAPPED),
	.deviation = check_redirect_link,
};
