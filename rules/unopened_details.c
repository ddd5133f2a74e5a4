// unopened-details: a details block is closed and was never opened.

#include "lint/names.h"
#include "lint/rule.h"

// The summary that the block has kept.
static bool has_summary_above(const struct check *check, const struct deviation *deviation)
{
	span text = span_of(check->entry->heading.end, deviation->at.start);
	return source_holds(check->source, text, "<summary");
}

static bool has_block_above(const struct check *check, const struct deviation *deviation)
{
	const struct entry_item *item = &check->entry->items[deviation->item];
	return item->details_count > 0 && check->entry->details[item->first_details].open.start < deviation->at.start;
}

static void check_unopened_details(struct check *check, const struct deviation *deviation)
{
	bool is_named = deviation->field && deviation->field->is_details && deviation->item == ENTRY_NONE;
	bool is_wanted = !is_named && deviation->field && deviation->field->shape == SHAPE_DETAILS &&
			 !has_block_above(check, deviation);
	const char *help = is_wanted ? "write `<details>` on a line of its own before the text{0}"
				     : "write `<details>` on a line of its own before the text{0}, or delete the tag";
	if (is_named) {
		help = has_summary_above(check, deviation) ? "write `<details>` before `<summary>`"
							   : "write {1} on a line of its own before the text";
	}
	struct argument block = is_named ? named_block(check, deviation->field) : (struct argument){0};
	struct pllint_finding *finding = report(check, deviation->at, "`</details>` closes nothing", help,
						ARGUMENTS(details_indentation_help(deviation->certain), block));
	if (deviation->field) {
		report_expected(finding, deviation->field->at);
	}
}

const struct rule rule_unopened_details = {
	.info =
		{
			.name = "unopened-details",
			.page = &page_unopened_details,
			.severity = PLLINT_ERROR,
		},
	.deviations = DEVIATIONS(DEVIATION_DETAILS_UNOPENED),
	.deviation = check_unopened_details,
};
