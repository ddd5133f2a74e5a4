// template-fault: something in the template could not be read. Found while the template is compiled.

#include "lint/rule.h"

const struct rule rule_template_fault = {
	.info =
		{
			.name = "template-fault",
			.summary = "a part of the template cannot be read",
			.why = "The template is what entries are checked against. Where a part of it says nothing that "
			       "pllint understands, entries are checked without that part, and nobody notices.",
			.fixing = "By hand: correct the line of the template that the finding names. "
				  "`pllint --show-template` prints what was understood of each line.",
			.bad = "### Paper Title\n"
			       "\n"
			       "- **Tags**:\n"
			       "- **Progress**: not started / reading / done <!-- pllint: optionall -->\n",
			.good = "### Paper Title\n"
				"\n"
				"- **Tags**:\n"
				"- **Progress**: not started / reading / done <!-- pllint: optional -->\n",
			.severity = PLLINT_ERROR,
		},
};
