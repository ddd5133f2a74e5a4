// several-links: several links where the template shows one.

#include "lint/names.h"
#include "lint/rule.h"

static void check_several_links(struct check *check, const struct deviation *deviation)
{
	struct pllint_finding *finding =
		report(check, deviation->at, "{0} has several links, the template shows one",
		       "keep the one that the field asks for", ARGUMENTS(deviation_label(check, deviation)));
	report_expected(finding, deviation->field->shown);
}

const struct rule rule_several_links = {
	.info =
		{
			.name = "several-links",
			.summary = "several links stand where the template shows one",
			.why = "Whoever wants the link cannot know which of them is meant.",
			.fixing = "By hand: keep the one that the field asks for.",
			.example_template = "### Title\n"
					    "\n"
					    "- **Tags**:\n"
					    "- **Page**: <url>\n",
			.bad = "### Why We Think\n"
			       "\n"
			       "- **Tags**: LLM\n"
			       "- **Page**: https://example.org/a, https://example.org/b\n",
			.good = "### Why We Think\n"
				"\n"
				"- **Tags**: LLM\n"
				"- **Page**: https://example.org/a\n",
			.severity = PLLINT_WARNING,
		},
	.deviations = DEVIATIONS(DEVIATION_LINK_SEVERAL),
	.deviation = check_several_links,
};
