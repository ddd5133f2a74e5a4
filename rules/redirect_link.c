// redirect-link: a link over a page that only redirects.

#include "lint/edit_link.h"
#include "lint/rule.h"

enum { URL_MAX_SIZE = 1024 };

// The URL says itself where its reader is sent, so the fix leads to the same page.
static void check_redirect_link(struct check *check, const struct deviation *deviation)
{
	char target[URL_MAX_SIZE];
	size_t size = identity_unwrap(source_at(check->source, deviation->at), span_length(deviation->at), target,
				      sizeof target);
	struct argument page = size > 0 ? from_bytes(check, target, size) : (struct argument){0};
	struct pllint_finding *finding =
		report(check, deviation->at,
		       size > 0 ? "this link is a redirect to {0}" : "this link is a redirect to another page",
		       size > 0 ? "write {0}" : "open it, and link to the page that it points to", ARGUMENTS(page));
	if (size > 0) {
		edit_link_target(check, finding, PLLINT_FIX_SAFE, &check->entry->links[deviation->number], target,
				 size);
	}
}

const struct rule rule_redirect_link = {
	.info =
		{
			.name = "redirect-link",
			.page = &page_redirect_link,
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_SAFE,
			.changes = PLLINT_CHANGE_LINK | PLLINT_CHANGE_TARGET,
		},
	.deviations = DEVIATIONS(DEVIATION_LINK_WRAPPED),
	.deviation = check_redirect_link,
};
