// entry-without-fields: a heading or a list item is among entries and has no fields.

#include "lint/rule.h"
#include "lint/value_form.h"

static void check_entry_without_fields(struct check *check, const struct deviation *deviation)
{
	const struct template_kind *kind = check->match ? check->match->kind : &check->template->kinds[0];
	const char *text = deviation->certain ? "none of this entry's labels is one of the template's"
					      : "this entry has no fields";
	const char *help = deviation->certain ? "use the labels that the template shows below {0}, such as {1}"
					      : "write the fields as the template shows them below {0}, such as {1}";
	uint32_t first = 0; // with a label
	while (first + 1 < kind->field_count && kind->fields[first].is_slot) {
		first++;
	}
	report_expected(report(check, deviation->at, text, help,
			       ARGUMENTS(from_template(kind->title), value_form_item(check, &kind->fields[first]))),
			kind->heading);
}

const struct rule rule_entry_without_fields = {
	.info =
		{
			.name = "entry-without-fields",
			.page = &page_entry_without_fields,
			.severity = PLLINT_ERROR,
		},
	.deviations = DEVIATIONS(DEVIATION_ENTRY_BARE),
	.deviation = check_entry_without_fields,
};
