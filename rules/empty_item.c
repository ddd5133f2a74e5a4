// empty-item: two commas with nothing between.

#include "lint/edits.h"
#include "lint/names.h"
#include "lint/rule.h"

// The length of the comma that ends at `end`: `,`, `，` or `、`.
static uint32_t comma_before(const struct check *check, span at)
{
	return check->source->bytes[at.end - 1] == ',' ? 1 : 3;
}

static void check_empty_item(struct check *check, const struct deviation *deviation)
{
	struct pllint_finding *finding =
		report(check, deviation->at, "{0} has an empty item", "write what belongs there, or delete a comma",
		       ARGUMENTS(deviation_label(check, deviation)));
	report_expected(finding, deviation->field->at);
	if (!deviation->certain || comment_starts_in(check->source->bytes, deviation->at)) {
		return;
	}
	// At the start of the value there is no item for a comma to follow, but there may be the end of bold.
	const struct entry_item *item = &check->entry->items[deviation->item];
	span range = deviation->at;
	if (range.start == item->label.whole.end) {
		return;
	}
	if (range.start == item->value.start) {
		span rest = source_trim(check->source, span_of(range.end, source_line(check->source, range.end).end));
		range.end = span_is_empty(rest) ? range.end : rest.start;
	} else {
		range.end -= comma_before(check, range);
	}
	if (!span_is_empty(range) && edit_may_shorten(check, range)) {
		report_edit(check, finding, PLLINT_FIX_SAFE, range, NO_PIECES);
	}
}

const struct rule rule_empty_item = {
	.info =
		{
			.name = "empty-item",
			.page = &page_empty_item,
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_SAFE,
			.changes = PLLINT_CHANGE_VALUE,
		},
	.deviations = DEVIATIONS(DEVIATION_ITEM_EMPTY),
	.deviation = check_empty_item,
};
