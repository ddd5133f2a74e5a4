// unclosed-details: a details block is never closed.

#include <string.h>

#include "lint/edit_item.h"
#include "lint/names.h"
#include "lint/rule.h"

// Nothing is between the field and the next one, or the end of the entry: it might be meant to be in the block.
static bool ends_before_next(const struct check *check, const struct entry_item *item, span lines)
{
	const struct entry *entry = check->entry;
	uint32_t next = item->end < entry->item_count ? entry->items[item->end].whole.start : entry->extent.end;
	return next <= lines.end || span_is_empty(source_trim_lines(check->source, span_of(lines.end, next)));
}

static void close(struct check *check, struct pllint_finding *finding, const struct deviation *deviation)
{
	// A field that the block swallows is behind where it should end.
	if (deviation->item == ENTRY_NONE || check->entry->stray_close_count > 0 || check->match->loose_count > 0) {
		return;
	}
	const struct entry_item *item = &check->entry->items[deviation->item];
	span lines = edit_item_lines(check, deviation->item);
	struct indentation indent;
	// Closed with nothing in it, it would be a field without a value; with a tag in it, that may be the
	// one that was meant to close it.
	span text = source_trim_lines(check->source, span_of(deviation->at.end, lines.end));
	if (span_is_empty(text) || memchr(source_at(check->source, text), '<', span_length(text)) ||
	    !edit_item_stands_apart(check, deviation->item) || item->details_count != 1 ||
	    item->end != deviation->item + 1 || item->has_more || !ends_before_next(check, item, lines) ||
	    !edit_line_indent(check, deviation->at.start, &indent)) {
		return;
	}
	// Whitespace at the end would become a finding of their own.
	report_edit(check, finding, PLLINT_FIX_SAFE, span_of(edit_before_whitespace(check, lines.end), lines.end),
		    PIECES(edit_newline(check->source, lines.end), indent.copied, piece_text("</details>")));
}

// The tag is on a line of its own, indented.
static bool is_indented(const struct source *source, span tag)
{
	span before = span_of(source_line_start(source, tag.start), tag.start);
	return !span_is_empty(before) && span_is_empty(source_trim(source, before));
}

static void check_unclosed_details(struct check *check, const struct deviation *deviation)
{
	struct pllint_finding *finding = report(check, deviation->at, "`<details>` is never closed",
						"write `</details>` on a line of its own after the text{0}",
						ARGUMENTS(is_indented(check->source, deviation->at)
								  ? from_text(", indented like `<details>`")
								  : details_indentation_help(deviation->certain)));
	if (deviation->field) {
		report_expected(finding, deviation->field->at);
	}
	close(check, finding, deviation);
}

const struct rule rule_unclosed_details = {
	.info =
		{
			.name = "unclosed-details",
			.page = &page_unclosed_details,
			.severity = PLLINT_ERROR,
			.fix = PLLINT_FIX_SAFE,
			.changes = PLLINT_CHANGE_DETAILS,
		},
	.deviations = DEVIATIONS(DEVIATION_DETAILS_UNCLOSED),
	.deviation = check_unclosed_details,
};
