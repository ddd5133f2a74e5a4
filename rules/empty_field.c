// empty-field: a label is there, and nothing after it.

#include "lint/edit_item.h"
#include "lint/edit_label.h"
#include "lint/names.h"
#include "lint/rule.h"
#include "lint/value_form.h"

static void check_empty_field(struct check *check, const struct deviation *deviation)
{
	bool nests = deviation->field && deviation->field->shape == SHAPE_FIELDS;
	bool has_value = nests && !entry_item_is_empty(check->entry, deviation->item);
	bool is_required = deviation->field && (deviation->field->required || has_value);
	struct value_form form = value_form_of(check, deviation->field);
	if (check->entry->items[deviation->item].details_count > 0) {
		form.words = from_text("its value between `<details>` and `</details>`, on lines of its own");
		form.shown = deviation->field ? value_form_indentation(check, deviation->field) : from_text("");
	}
	const char *help = is_required ? "write {1}{2}" : "write {1}{2}, or delete the field";
	if (deviation->field && span_is_empty(check->entry->items[deviation->item].label.colon)) {
		help = is_required ? "write {3}, with {1}{2}" : "write {3}, with {1}{2}, or delete the field";
	}
	struct pllint_finding *finding = report(
		check, deviation->at, has_value ? "{0} has no nested items" : "{0} has no value", help,
		ARGUMENTS(deviation_label(check, deviation), form.words, form.shown,
			  deviation->field ? edit_label_in_form(check, deviation->field, NULL) : (struct argument){0}));
	if (deviation->field) {
		report_expected(finding, deviation->field->at);
	}
	edit_item_delete_optional(check, finding, PLLINT_FIX_SAFE, deviation);
}

const struct rule rule_empty_field = {
	.info =
		{
			.name = "empty-field",
			.page = &page_empty_field,
			.severity = PLLINT_ERROR,
			.fix = PLLINT_FIX_SAFE,
			.changes = PLLINT_CHANGE_VALUE,
		},
	.deviations = DEVIATIONS(DEVIATION_FIELD_EMPTY),
	.deviation = check_empty_field,
};
