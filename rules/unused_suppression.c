// unused-suppression: a comment switches off a rule that finds nothing there. Found by lint/suppress.c.

#include "lint/rule.h"

const struct rule rule_unused_suppression = {
	.info =
		{
			.name = "unused-suppression",
			.page = &page_unused_suppression,
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_UNSAFE,
		},
};
