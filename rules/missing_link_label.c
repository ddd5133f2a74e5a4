// missing-link-label: a nested link has no label.

#include "lint/edit_label.h"
#include "lint/rule.h"

static void check_missing_link_label(struct check *check, const struct deviation *deviation)
{
	const struct template_field *field = deviation->field;
	struct pllint_finding *finding =
		report(check, deviation->at, "the link has no label",
		       field ? "write {0} before it" : "write one of the template's labels before it",
		       ARGUMENTS(field ? edit_label_in_form(check, field, NULL) : (struct argument){0}));
	report_expected(finding, field ? field->at : deviation->owner->at);
	struct pllint_piece pieces[EDIT_LABEL_PIECES + 1];
	size_t count = field ? edit_label_pieces(check, field, NULL, pieces) : 0;
	if (count > 0) {
		pieces[count++] = piece_text(field->colon_wide ? "" : " ");
		report_edit(check, finding, PLLINT_FIX_SUGGESTED, span_of(deviation->at.start, deviation->at.start),
			    pieces, count);
	}
}

const struct rule rule_missing_link_label = {
	.info =
		{
			.name = "missing-link-label",
			.page = &page_missing_link_label,
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_SUGGESTED,
			.changes = PLLINT_CHANGE_LABEL,
		},
	.deviations = DEVIATIONS(DEVIATION_LINK_LABEL_MISSING),
	.deviation = check_missing_link_label,
};
