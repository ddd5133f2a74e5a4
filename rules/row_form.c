// row-form: a table row lacks an outer bar, or a space beside a bar, that most rows of the list have.

#include "lint/rule.h"

static void add_edits(struct check *check, struct pllint_finding *finding, enum row_form form, span at)
{
	bool is_before = form == ROW_FORM_TIGHT_BEFORE || form == ROW_FORM_TIGHT;
	bool is_behind = form == ROW_FORM_TIGHT_BEHIND || form == ROW_FORM_TIGHT;
	// The end of a line parts the row: it goes on here.
	bool goes_on = at.start < check->source->size && check->source->bytes[at.start] == ')';
	if (form == ROW_FORM_OPENING && !goes_on) {
		report_edit(check, finding, PLLINT_FIX_SAFE, span_of(at.start, at.start), PIECES(piece_text("| ")));
	} else if (form == ROW_FORM_CLOSING) {
		report_edit(check, finding, PLLINT_FIX_SAFE, span_of(at.end, at.end), PIECES(piece_text(" |")));
	}
	if (is_before) {
		report_edit(check, finding, PLLINT_FIX_SAFE, span_of(at.start, at.start), PIECES(piece_text(" ")));
	}
	if (is_behind) {
		report_edit(check, finding, PLLINT_FIX_SAFE, span_of(at.end, at.end), PIECES(piece_text(" ")));
	}
}

static void check_row_form(struct check *check, const struct deviation *deviation)
{
	static const char *const texts[][2] = {
		[ROW_FORM_OPENING] = {"this row does not start with a bar as the others do",
				      "write a bar and a space before {0}"},
		[ROW_FORM_CLOSING] = {"this row does not end with a bar as the others do",
				      "write a space and a bar at the end of the row"},
		[ROW_FORM_TIGHT_BEFORE] = {"there is no space before this bar", "put a space before it"},
		[ROW_FORM_TIGHT_BEHIND] = {"there is no space behind this bar", "put a space behind it"},
		[ROW_FORM_TIGHT] = {"there is no space around this bar", "put a space before it and one behind it"},
	};
	struct pllint_finding *finding = report(check, deviation->at, texts[deviation->number][0],
						texts[deviation->number][1], ARGUMENTS(from_list(deviation->at)));
	add_edits(check, finding, (enum row_form)deviation->number, deviation->at);
}

const struct rule rule_row_form = {
	.info =
		{
			.name = "row-form",
			.page = &page_row_form,
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_SAFE,
			.changes = PLLINT_CHANGE_WHITESPACE | PLLINT_CHANGE_VALUE,
		},
	.deviations = DEVIATIONS(DEVIATION_ROW_FORM),
	.deviation = check_row_form,
};
