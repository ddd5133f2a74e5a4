// vocabulary: a value is none of those that the template lists.

#include "lint/names.h"
#include "lint/rule.h"

static void check_vocabulary(struct check *check, const struct deviation *deviation)
{
	const struct template_field *field = deviation->field;
	bool near = deviation->choice >= 0;
	const struct template_choice *choice = near ? &field->choices[deviation->choice] : NULL;
	struct argument meant = near ? from_template(choice->at) : (struct argument){0};
	struct pllint_finding *finding = report(check, deviation->at, "{0} is not one of the values of {1}",
						near ? "did you mean {3}?" : "write one of {2}",
						ARGUMENTS(from_list(deviation->at), from_template(field->label),
							  field_choices_named(check, field), meant));
	report_expected(finding, field_choices(field));
	if (near) {
		report_edit(check, finding, PLLINT_FIX_SUGGESTED, deviation->at,
			    PIECES(piece_bytes(check, choice->text, choice->text_size)));
	}
}

const struct rule rule_vocabulary = {
	.info =
		{
			.name = "vocabulary",
			.page = &page_vocabulary,
			.severity = PLLINT_ERROR,
			.fix = PLLINT_FIX_SUGGESTED,
			.changes = PLLINT_CHANGE_VALUE,
		},
	.deviations = DEVIATIONS(DEVIATION_CHOICE_WRONG),
	.deviation = check_vocabulary,
};
