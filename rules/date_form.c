// date-form: a real date in another form than the template's.

#include "lint/edits.h"
#include "lint/rule.h"

static void check_date_form(struct check *check, const struct deviation *deviation)
{
	const struct template_field *field = deviation->field;
	char day[48];
	size_t size = date_write(&field->date, deviation->number, day);
	struct pllint_finding *finding =
		report(check, deviation->at, "date {0} is not in the template's form", "write {1}",
		       ARGUMENTS(from_list(deviation->at), from_day(&field->date, deviation->number)));
	report_expected(finding, field->shown);
	if (edit_is_plain(check, deviation->at)) {
		report_edit(check, finding, PLLINT_FIX_SAFE, deviation->at, PIECES(piece_bytes(check, day, size)));
	}
}

const struct rule rule_date_form = {
	.info =
		{
			.name = "date-form",
			.summary = "a date is not in the template's form",
			.why = "Dates in one form sort as text and leave no doubt which number is the month.",
			.fixing = "The formatter writes the date in the template's form. A date that could mean two "
				  "days is not touched.",
			.example_template = "### Title\n"
					    "\n"
					    "- **Read on**: YYYY-MM-DD\n"
					    "- **Tags**:\n",
			.bad = "### Why We Think\n"
			       "\n"
			       "- **Read on**: 2025/5/4\n"
			       "- **Tags**: LLM\n",
			.good = "### Why We Think\n"
				"\n"
				"- **Read on**: 2025-05-04\n"
				"- **Tags**: LLM\n",
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_SAFE,
			.changes = PLLINT_CHANGE_VALUE,
		},
	.deviations = DEVIATIONS(DEVIATION_DATE_FORM),
	.deviation = check_date_form,
};
