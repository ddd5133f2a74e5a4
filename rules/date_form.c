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
			.page = &page_date_form,
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_SAFE,
			.changes = PLLINT_CHANGE_VALUE,
		},
	.deviations = DEVIATIONS(DEVIATION_DATE_FORM),
	.deviation = check_date_form,
};
