// label-form: a label is written otherwise than in the template: bold, colon, letter case.

#include "lint/edit_label.h"
#include "lint/rule.h"

// A dash or the like stands for the colon, and would stay behind it.
static bool starts_with_word(const struct source *source, span value)
{
	size_t length;
	if (span_is_empty(value)) {
		return true;
	}
	uint32_t first = unicode_decode(source_at(source, value), span_length(value), &length);
	return unicode_is_letter(first) || unicode_is_digit(first) || first == '[';
}

static const char *text_of(const struct entry_label *label)
{
	if (!span_is_empty(label->late)) {
		return "the bold of label {0} does not close before the value";
	}
	if (label->spaced) {
		return "there is a space inside the bold of label {0}";
	}
	if (!span_is_empty(label->dash)) {
		return "label {2} is followed by {3}, not by a colon";
	}
	if (label->broken) {
		return label->colon_inside && label->strong ? "the bold of label {0} does not close"
							    : "the bold marks of label {0} do not pair";
	}
	return span_is_empty(label->colon) ? "label {0} has no colon" : "label {0} is not written as in the template";
}

static const char *help_of(const struct entry_item *item, const struct template_field *field)
{
	const struct entry_label *label = &item->label;
	if (!span_is_empty(label->late)) {
		return "write {1} in place of {0}, and delete {4} after the value";
	}
	bool is_tight = !span_is_empty(item->value) && item->value.start == label->whole.end;
	if (label->broken && !label->spaced && field->colon_inside && is_tight) {
		return "leave a space after {1}";
	}
	if (is_tight && span_is_empty(label->dash)) {
		return "write {1} and a space after it";
	}
	return span_is_empty(label->dash) ? "write {1}" : "write {1} in place of {0}";
}

// Marks in the value may pair otherwise once those of the label do: some are text, or pair with marks outside.
static bool has_open_marks(const struct check *check, const struct entry_item *item)
{
	const struct source *source = check->source;
	bool may_pair = item->label.broken || item->label.spaced;
	int32_t depth = 0;
	for (uint32_t i = 0; i < item->value_tokens.count; i++) {
		const struct token *token = &check->entry->tokens[item->value_tokens.first + i];
		uint32_t start = token->at.start > item->value.start ? token->at.start : item->value.start;
		bool is_mark = token->type == TOKEN_EMPHASIS || token->type == TOKEN_STRONG;
		if (is_mark && start < token->at.end && start < item->value.end) {
			depth += token->side == TOKEN_OPEN ? 1 : -1;
		} else if (may_pair && token->type == TOKEN_TEXT && start < token->at.end &&
			   source_holds(source, span_of(start, token->at.end), "*")) {
			return true;
		}
	}
	return depth != 0;
}

static void check_tight(struct check *check, const struct deviation *deviation)
{
	struct pllint_finding *finding = report(check, deviation->at, "there is no space after label {0}",
						"put a space after {0}", ARGUMENTS(from_list(deviation->at)));
	report_expected(finding, deviation->field->at);
	if (starts_with_word(check->source, deviation->other)) {
		span at = span_of(deviation->at.end, deviation->at.end);
		report_edit(check, finding, PLLINT_FIX_SAFE, at, PIECES(piece_text(" ")));
	}
}

static void check_label_form(struct check *check, const struct deviation *deviation)
{
	if (deviation->kind == DEVIATION_LABEL_TIGHT) {
		check_tight(check, deviation);
		return;
	}
	const struct template_name *name = check->match->items[deviation->item].name;
	const struct entry_item *item = &check->entry->items[deviation->item];
	const struct entry_label *label = &item->label;
	struct pllint_finding *finding =
		report(check, deviation->at, text_of(label), help_of(item, deviation->field),
		       ARGUMENTS(from_list(deviation->at), edit_label_in_form(check, deviation->field, name),
				 from_list(span_of(label->whole.start, label->colon.start)), from_list(label->dash),
				 from_list(label->late)));
	report_expected(finding, deviation->field->at);
	if (!span_is_empty(label->late)) {
		report_edit(check, finding, PLLINT_FIX_SUGGESTED, label->late, NO_PIECES);
	}
	bool is_read_on = !span_is_empty(label->colon) || starts_with_word(check->source, item->value);
	if (is_read_on && !source_has_lone_cr(check->source, span_of(label->whole.start, item->whole.end))) {
		bool is_open = label->lost || has_open_marks(check, item);
		edit_label(check, finding, is_open ? PLLINT_FIX_SUGGESTED : PLLINT_FIX_SAFE, deviation->item,
			   deviation->field, name);
	}
}

const struct rule rule_label_form = {
	.info =
		{
			.name = "label-form",
			.page = &page_label_form,
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_SAFE,
			.changes = PLLINT_CHANGE_LABEL,
		},
	.deviations = DEVIATIONS(DEVIATION_LABEL_FORM, DEVIATION_LABEL_TIGHT),
	.deviation = check_label_form,
};
