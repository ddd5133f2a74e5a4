// template-fault: something in the template could not be read. Found while the template is compiled.

#include "lint/rule.h"

const struct rule rule_template_fault = {
	.info =
		{
			.name = "template-fault",
			.page = &page_template_fault,
			.severity = PLLINT_ERROR,
		},
};
