// duplicate-link-label: two links of one entry have one label.

#include "lint/rule.h"

static void check_repeated_link_label(struct check *check, const struct deviation *deviation)
{
	report(check, deviation->at,
	       deviation->certain ? "duplicate link label {0}, with the same link" : "duplicate link label {0}",
	       deviation->certain ? "delete one of the two, the other is on {1}"
				  : "say in the label what this link points to; the other is on {1}",
	       ARGUMENTS(from_list(deviation->at), from_line(deviation->other.start)));
}

const struct rule rule_duplicate_link_label = {
	.info =
		{
			.name = "duplicate-link-label",
			.page = &page_duplicate_link_label,
			.severity = PLLINT_INFO,
		},
	.deviations = DEVIATIONS(DEVIATION_LINK_LABEL_REPEATED),
	.deviation = check_repeated_link_label,
};
