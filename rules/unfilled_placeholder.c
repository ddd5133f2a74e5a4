// unfilled-placeholder: a value is still what the template shows.

#include "lint/edit_item.h"
#include "lint/edit_label.h"
#include "lint/names.h"
#include "lint/rule.h"

// `(leave this empty)` in the header of a file.
static bool may_stay_empty(struct check *check, const struct deviation *deviation)
{
	return check->entry->file && file_may_stay_empty(check->arena, check->source, deviation->at);
}

static void check_unfilled_placeholder(struct check *check, const struct deviation *deviation)
{
	if (deviation->kind == DEVIATION_TITLE_LINK_UNFILLED) {
		report_expected(report(check, deviation->at,
				       "the link of the title still leads to the template's placeholder {0}",
				       "write its URL", ARGUMENTS(from_list(deviation->at))),
				check->match->kind->title);
		return;
	}
	const struct template_field *field = deviation->field;
	if (deviation->kind == DEVIATION_UNFILLED_PART) {
		report_expected(report(check, deviation->at, "{0} still contains the template's placeholder",
				       "delete {1}, and leave the value behind it",
				       ARGUMENTS(deviation_label(check, deviation), from_list(deviation->at))),
				field->shown);
		return;
	}
	span shown = field->shape == SHAPE_CHOICE ? field_choices(field) : field->shown;
	bool empty = entry_item_is_empty(check->entry, deviation->item);
	const char *text = empty ? "{0} is left empty" : "{0} still contains the template's placeholder";
	const char *help = "write its value";
	bool stays_empty = may_stay_empty(check, deviation);
	if (stays_empty) {
		help = "delete {2}, or write the value";
	} else if (empty && span_is_empty(check->entry->items[deviation->item].label.colon)) {
		help = field->required ? "write {3} and its value" : "write {3} and its value, or delete the field";
	} else if (!field->required) {
		help = "write its value, or delete the field";
	} else if (field->shape == SHAPE_CHOICE) {
		help = "choose one of {1}";
	} else if (field->shape == SHAPE_DATE) {
		help = "write a date as {1}";
	}
	struct pllint_finding *finding = report(
		check, deviation->at, text, help,
		ARGUMENTS(deviation_label(check, deviation),
			  field->shape == SHAPE_CHOICE ? field_choices_named(check, field) : from_template(shown),
			  from_list(deviation->at), edit_label_in_form(check, field, NULL)));
	report_expected(finding, span_is_empty(shown) ? field->at : shown);
	if (stays_empty) {
		span label = check->entry->items[deviation->item].label.whole;
		report_edit(check, finding, PLLINT_FIX_SAFE, span_of(label.end, deviation->at.end), NO_PIECES);
	} else if (!check->entry->file) {
		edit_item_delete_optional(check, finding, PLLINT_FIX_SAFE, deviation);
	}
}

const struct rule rule_unfilled_placeholder = {
	.info =
		{
			.name = "unfilled-placeholder",
			.page = &page_unfilled_placeholder,
			.severity = PLLINT_ERROR,
			.fix = PLLINT_FIX_SAFE,
			.changes = PLLINT_CHANGE_VALUE,
		},
	.deviations = DEVIATIONS(DEVIATION_UNFILLED, DEVIATION_UNFILLED_PART, DEVIATION_TITLE_LINK_UNFILLED),
	.deviation = check_unfilled_placeholder,
};
