// label-spelling: a label nearly spells one of the template's.

#include "lint/edit_label.h"
#include "lint/edits.h"
#include "lint/rule.h"

static void check_link_text(struct check *check, const struct deviation *deviation)
{
	span label = deviation->field->label;
	struct pllint_finding *finding = report(check, deviation->at, "{0} may be a misspelling of {1}", "write {1}",
						ARGUMENTS(from_list(deviation->at), from_template(label)));
	report_expected(finding, deviation->field->at);
	report_edit(check, finding, PLLINT_FIX_SUGGESTED, deviation->at, PIECES(piece_template(label)));
}

static void check_label_spelling(struct check *check, const struct deviation *deviation)
{
	if (deviation->item == ENTRY_NONE) {
		check_link_text(check, deviation);
		return;
	}
	struct argument label = from_list(check->entry->items[deviation->item].label.text);
	const struct template_name *name = check->match->items[deviation->item].name;
	bool taken = !span_is_empty(deviation->other);
	struct pllint_finding *finding =
		report(check, deviation->at,
		       deviation->certain ? "{0} is a misspelling of {1}" : "{0} may be a misspelling of {1}",
		       taken ? "move what it says to {1} on {2} and delete it, or write another label" : "write {3}",
		       ARGUMENTS(label, from_template(name->at), from_line(deviation->other.start),
				 edit_label_in_form(check, deviation->field, name)));
	report_expected(finding, deviation->field->at);
	// Where entries are told apart by the fields that repeat, a known label more would part them elsewhere.
	if (!taken && !check->entry->is_part) {
		edit_label(check, finding, deviation->certain ? PLLINT_FIX_SAFE : PLLINT_FIX_SUGGESTED, deviation->item,
			   deviation->field, name);
	}
}

const struct rule rule_label_spelling = {
	.info =
		{
			.name = "label-spelling",
			.page = &page_label_spelling,
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_SAFE,
			.changes = PLLINT_CHANGE_LABEL | PLLINT_CHANGE_LINK,
		},
	.deviations = DEVIATIONS(DEVIATION_LABEL_SPELLING),
	.deviation = check_label_spelling,
	.compares = true,
};
