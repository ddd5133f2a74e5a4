// unclosed-comment: a comment that is never closed hides entries.

#include "lint/rule.h"

static void check_unclosed_comment(struct check *check, const struct deviation *deviation)
{
	report(check, deviation->at,
	       deviation->number == 1  ? "this comment is never closed, and hides {0} entry"
	       : deviation->number > 1 ? "this comment is never closed, and hides {0} entries"
				       : "this comment is never closed, and hides the groups below it",
	       "write `-->` where the comment ends", ARGUMENTS(from_number(deviation->number)));
}

const struct rule rule_unclosed_comment = {
	.info =
		{
			.name = "unclosed-comment",
			.page = &page_unclosed_comment,
			.severity = PLLINT_ERROR,
		},
	.deviations = DEVIATIONS(DEVIATION_HIDDEN_BY_COMMENT),
	.deviation = check_unclosed_comment,
	.hides = true,
};
