// unknown-suppression: a comment switches off a rule that does not exist. Found by lint/suppress.c.

#include "lint/rule.h"

const struct rule rule_unknown_suppression = {
	.info =
		{
			.name = "unknown-suppression",
			.page = &page_unknown_suppression,
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_UNSAFE,
		},
};
