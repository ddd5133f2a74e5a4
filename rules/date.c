// date: a value that must be a date is none.

#include "base/date.h"
#include "lint/names.h"
#include "lint/rule.h"

static void check_date(struct check *check, const struct deviation *deviation)
{
	bool is_label = deviation->item != ENTRY_NONE && span_is_empty(check->entry->items[deviation->item].value);
	const char *text = deviation->certain ? "{0} is not a valid date" : "{0} is not a date of the form {1}";
	const char *help = deviation->number == DATE_AMBIGUOUS
				   ? "write it as {1}; it is not converted, since it may mean more than one day"
				   : "write a date as {1}";
	struct pllint_finding *finding =
		report(check, deviation->at, is_label ? "{0} has no date on its line" : text, help,
		       ARGUMENTS(is_label ? deviation_label(check, deviation) : from_list(deviation->at),
				 from_template(deviation->field->shown)));
	report_expected(finding, deviation->field->shown);
}

const struct rule rule_date = {
	.info =
		{
			.name = "date",
			.page = &page_date,
			.severity = PLLINT_ERROR,
		},
	.deviations = DEVIATIONS(DEVIATION_DATE_WRONG),
	.deviation = check_date,
};
