// link-form: a value or a title is not a link as the template shows it.

#include "lint/rule.h"

static void check_link_form(struct check *check, const struct deviation *deviation)
{
	bool title = deviation->kind == DEVIATION_TITLE_SHAPE;
	span shown = title ? check->match->kind->title : deviation->field->shown;
	bool is_link = !title || check->match->kind->title_is_link;
	const char *text = !title    ? "{0} is not a link with a text"
			   : is_link ? "the title is not a link"
				     : "the title is not in bold";
	if (!title && source_starts_with(check->source, deviation->at, "<a")) {
		text = "{0} is a link in HTML";
	}
	if (deviation->kind == DEVIATION_LINK_BRACKETS) {
		text = "the brackets around {0} are not as in the template";
	}
	struct pllint_finding *finding = report(check, deviation->at, text, "write it in the form {1}",
						ARGUMENTS(from_list(deviation->at), from_template(shown)));
	report_expected(finding, shown);
}

const struct rule rule_link_form = {
	.info =
		{
			.name = "link-form",
			.page = &page_link_form,
			.severity = PLLINT_WARNING,
		},
	.deviations = DEVIATIONS(DEVIATION_LINK_SHAPE, DEVIATION_TITLE_SHAPE, DEVIATION_LINK_BRACKETS),
	.deviation = check_link_form,
};
