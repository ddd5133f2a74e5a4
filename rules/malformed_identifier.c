// malformed-identifier: a link whose identifier cannot be one.

#include "lint/rule.h"

static void check_malformed_identifier(struct check *check, const struct deviation *deviation)
{
	const struct entry_link *link = &check->entry->links[deviation->number];
	struct identity identity;
	if (!match_link_identity(check->entry, link, &identity)) {
		return;
	}
	report(check, deviation->at, "{0} points to nothing: {1}", "copy the link from the page itself",
	       ARGUMENTS(from_list(deviation->at), from_text(identity.fault)));
}

const struct rule rule_malformed_identifier = {
	.info =
		{
			.name = "malformed-identifier",
			.page = &page_malformed_identifier,
			.severity = PLLINT_ERROR,
		},
	.deviations = DEVIATIONS(DEVIATION_LINK_MALFORMED),
	.deviation = check_malformed_identifier,
};
