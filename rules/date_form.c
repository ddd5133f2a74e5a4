// date-form: a real date in another form than the template's, or than most dates where the template shows none.

#include "lint/edits.h"
#include "lint/rule.h"

static void check_unlike(struct check *check, const struct deviation *deviation)
{
	char day[48];
	size_t size = date_write(deviation->form, deviation->number, day);
	struct pllint_finding *finding = report(
		check, deviation->at, "date {0} is not in the form of {1} other entries, such as {2}", "write {3}",
		ARGUMENTS(from_list(deviation->at), from_number((uint32_t)deviation->choice),
			  from_list(deviation->other), from_day(deviation->form, deviation->number)));
	report_edit(check, finding, PLLINT_FIX_SAFE, deviation->at, PIECES(piece_bytes(check, day, size)));
}

static void check_date_form(struct check *check, const struct deviation *deviation)
{
	if (deviation->kind == DEVIATION_DATE_UNLIKE) {
		check_unlike(check, deviation);
		return;
	}
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
	.deviations = DEVIATIONS(DEVIATION_DATE_FORM, DEVIATION_DATE_UNLIKE),
	.deviation = check_date_form,
};
