// link-form: a value or a title is not a link as the template shows it.

#include "lint/rule.h"

static void check_link_form(struct check *check, const struct deviation *deviation)
{
	bool title = deviation->kind == DEVIATION_TITLE_SHAPE;
	span shown = title ? check->match->kind->title : deviation->field->shown;
	struct pllint_finding *finding =
		report(check, deviation->at, title ? "the title is not a link" : "{0} is not a link with a text",
		       "write it in the form {1}", ARGUMENTS(from_list(deviation->at), from_template(shown)));
	report_expected(finding, shown);
}

const struct rule rule_link_form = {
	.info =
		{
			.name = "link-form",
			.summary = "a link is not written as `[text](target)`",
			.why = "The template shows a link with a text, so that the page says where it leads.",
			.fixing =
				"By hand: write the text between square brackets and the URL in parentheses after it. "
				"No fix can know the text.",
			.example_template = "### Title\n"
					    "\n"
					    "- **Tags**:\n"
					    "- **Paper**: [Title](link)\n",
			.bad = "### Why We Think\n"
			       "\n"
			       "- **Tags**: LLM\n"
			       "- **Paper**: https://example.org/think\n",
			.good = "### Why We Think\n"
				"\n"
				"- **Tags**: LLM\n"
				"- **Paper**: [Why we think](https://example.org/think)\n",
			.severity = PLLINT_WARNING,
		},
	.deviations = DEVIATIONS(DEVIATION_LINK_SHAPE, DEVIATION_TITLE_SHAPE),
	.deviation = check_link_form,
};
