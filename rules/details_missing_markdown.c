// details-missing-markdown: a value with Markdown in it is outside the details block that the template shows.

#include "lint/edit_item.h"
#include "lint/names.h"
#include "lint/rule.h"
#include "lint/value_form.h"

static void check_details_missing_markdown(struct check *check, const struct deviation *deviation)
{
	struct pllint_finding *finding =
		report(check, deviation->at,
		       "{0} is outside the `<details>` block that the template shows, with Markdown in it",
		       "put it below the label: `<details>`, a blank line, the text, a blank line and `</details>`{1}",
		       ARGUMENTS(deviation_label(check, deviation), value_form_indentation(check, deviation->field)));
	report_expected(finding, deviation->field->at);
	edit_item_wrap(check, finding, PLLINT_FIX_UNSAFE, deviation->item, true);
}

const struct rule rule_details_missing_markdown = {
	.info =
		{
			.name = "details-missing-markdown",
			.page = &page_details_missing_markdown,
			.severity = PLLINT_INFO,
			.fix = PLLINT_FIX_UNSAFE,
			.changes = PLLINT_CHANGE_DETAILS | PLLINT_CHANGE_WHITESPACE,
		},
	.deviations = DEVIATIONS(DEVIATION_DETAILS_MISSING_MARKDOWN),
	.deviation = check_details_missing_markdown,
};
