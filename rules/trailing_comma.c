// trailing-comma: a list ends in a comma.

#include "lint/edits.h"
#include "lint/names.h"
#include "lint/rule.h"

// Whether a reader sees anything of that part of a value: `&nbsp;` alone would be no value.
static bool shows(const struct check *check, const struct entry_item *item, span part)
{
	struct unicode_key text = entry_visible_part(check->entry, item->value_tokens, part, check->arena);
	return unicode_fold(check->arena, text.bytes, text.size).size > 0;
}

static void check_trailing_comma(struct check *check, const struct deviation *deviation)
{
	struct pllint_finding *finding =
		report(check, deviation->at, "{0} ends in a comma", "delete the comma, or write what should follow it",
		       ARGUMENTS(deviation_label(check, deviation)));
	report_expected(finding, deviation->field->at);
	span range = span_of(edit_before_whitespace(check, deviation->at.start),
			     edit_over_whitespace(check, deviation->at.end));
	const struct entry_item *item = &check->entry->items[deviation->item];
	bool is_all = range.start <= item->value.start || !shows(check, item, span_of(item->value.start, range.start));
	if (deviation->certain && !is_all && !comment_starts_in(check->source->bytes, range) &&
	    edit_may_shorten(check, range)) {
		report_edit(check, finding, PLLINT_FIX_SAFE, range, NO_PIECES);
	}
}

const struct rule rule_trailing_comma = {
	.info =
		{
			.name = "trailing-comma",
			.page = &page_trailing_comma,
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_SAFE,
			.changes = PLLINT_CHANGE_VALUE,
		},
	.deviations = DEVIATIONS(DEVIATION_ITEM_TRAILING),
	.deviation = check_trailing_comma,
};
