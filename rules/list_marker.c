// list-marker: an entry's line has no list marker, or no space behind it.

#include "lint/rule.h"

static const char *text_of(uint32_t marker)
{
	switch (marker) {
	case ENTRY_MARKER_TIGHT:
		return "there is no space after {0}: this line is not a list item";
	case ENTRY_MARKER_HEADING:
		return "the title of this entry is a heading, not a list item";
	case ENTRY_MARKER_QUOTE:
		return "the title of this entry is in a block quote, not in a list item";
	default:
		return "this entry has no list marker: its line is not a list item";
	}
}

// Fields at the margin are beside an item, and not in it.
static bool fields_are_at_margin(const struct entry *entry)
{
	return entry->shape == ENTRY_SHAPE_ITEM && entry->item_count > 0 && entry->items[0].indent < 2;
}

static const char *help_of(uint32_t marker, bool is_margin)
{
	switch (marker) {
	case ENTRY_MARKER_TIGHT:
		return is_margin ? "put a space after {0}, and indent the lines below it by 2 spaces"
				 : "put a space after {0}";
	case ENTRY_MARKER_HEADING:
	case ENTRY_MARKER_QUOTE:
		return is_margin ? "write `-` in place of {0}, and indent the lines below it by 2 spaces"
				 : "write `-` in place of {0}";
	default:
		return is_margin ? "start the line with `-` and a space, and indent the lines below it by 2 spaces"
				 : "start the line with `-` and a space";
	}
}

static void check_list_marker(struct check *check, const struct deviation *deviation)
{
	bool is_margin = fields_are_at_margin(check->entry);
	struct pllint_finding *finding =
		report(check, deviation->at, text_of(deviation->number), help_of(deviation->number, is_margin),
		       ARGUMENTS(from_list(deviation->at)));
	report_expected(finding, check->match->kind->heading);
	if (deviation->number == ENTRY_MARKER_TIGHT && !is_margin) {
		report_edit(check, finding, PLLINT_FIX_SUGGESTED, span_of(deviation->at.end, deviation->at.end),
			    PIECES(piece_text(" ")));
	}
}

const struct rule rule_list_marker = {
	.info =
		{
			.name = "list-marker",
			.page = &page_list_marker,
			.severity = PLLINT_ERROR,
			.fix = PLLINT_FIX_SUGGESTED,
			.changes = PLLINT_CHANGE_LINK,
		},
	.deviations = DEVIATIONS(DEVIATION_ENTRY_MARKER),
	.deviation = check_list_marker,
};
