// vocabulary-form: a value of the template's vocabulary in other letter case or whitespace.

#include "lint/edits.h"
#include "lint/names.h"
#include "lint/rule.h"

// Whitespace that a reporter shows as one.
static bool has_whitespace(const struct source *source, span at)
{
	for (uint32_t i = at.start; i + 1 < at.end; i++) {
		if (source->bytes[i] == '\t' || (source->bytes[i] == ' ' && source->bytes[i + 1] == ' ')) {
			return true;
		}
	}
	return false;
}

// In a column that has a vocabulary by what most rows say.
static void check_common(struct check *check, const struct deviation *deviation)
{
	struct pllint_finding *finding = report(
		check, deviation->at,
		deviation->certain ? "{0} is spelled {1} in {2} other rows"
				   : "{0} may be a misspelling of {1}, which {2} other rows have",
		"write {1}",
		ARGUMENTS(from_list(deviation->at), from_list(deviation->other), from_number(deviation->number)));
	report_edit(check, finding, deviation->certain ? PLLINT_FIX_SAFE : PLLINT_FIX_SUGGESTED, deviation->at,
		    PIECES(piece_list(deviation->other)));
}

static void check_vocabulary_form(struct check *check, const struct deviation *deviation)
{
	if (deviation->kind == DEVIATION_VALUE_SPELLING) {
		check_common(check, deviation);
		return;
	}
	const struct template_field *field = deviation->field;
	const struct template_choice *choice = &field->choices[deviation->choice];
	bool whitespace = has_whitespace(check->source, deviation->at);
	struct pllint_finding *finding = report(
		check, deviation->at,
		whitespace ? "{0} has more whitespace than in the template" : "{0} is not spelled as in the template",
		"write {1}", ARGUMENTS(from_list(deviation->at), from_template(choice->at)));
	report_expected(finding, field_choices(field));
	if (edit_is_plain(check, deviation->at)) {
		report_edit(check, finding, PLLINT_FIX_SAFE, deviation->at,
			    PIECES(piece_bytes(check, choice->text, choice->text_size)));
	}
}

const struct rule rule_vocabulary_form = {
	.info =
		{
			.name = "vocabulary-form",
			.page = &page_vocabulary_form,
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_SAFE,
			.changes = PLLINT_CHANGE_VALUE,
		},
	.deviations = DEVIATIONS(DEVIATION_CHOICE_FORM, DEVIATION_VALUE_SPELLING),
	.deviation = check_vocabulary_form,
};
