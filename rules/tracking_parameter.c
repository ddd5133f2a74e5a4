// tracking-parameter: a parameter that says only where the reader came from.

#include "lint/edit_link.h"
#include "lint/rule.h"

enum { URL_MAX_SIZE = 1024 };

static void check_tracking_parameter(struct check *check, const struct deviation *deviation)
{
	struct pllint_finding *finding = report(check, deviation->other, "{0} is a tracking parameter",
						"delete it from the link", ARGUMENTS(from_list(deviation->other)));
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
			.page = &page_tracking_parameter,
			.severity = PLLINT_INFO,
			.fix = PLLINT_FIX_UNSAFE,
			.changes = PLLINT_CHANGE_LINK | PLLINT_CHANGE_TARGET,
		},
	.deviations = DEVIATIONS(DEVIATION_LINK_TRACKED),
	.deviation = check_tracking_parameter,
};
