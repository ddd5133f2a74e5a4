// final-newline: the last line has no line ending.

#include "lint/edits.h"
#include "lint/rule.h"

static void check_file(struct check *check)
{
	const struct source *source = check->source;
	span last = source_line(source, source->size);
	if (span_is_empty(source_trim(source, last))) {
		return; // also where it holds nothing but whitespace, which are a finding themselves
	}
	span end = span_of(source->size, source->size), end_of_text = span_of(0, source->size);
	struct pllint_finding *finding =
		report(check, end, "the last line does not end with a newline", "add one", NULL, 0);
	// A carriage return alone ends the line for Markdown: an ending takes its place, and that of several would take
	// blank lines away.
	end.start -= source_ends_with(source, end_of_text, "\r");
	// A summary that stops in the middle is the end of a file that was cut off.
	bool is_cut = source_holds(source, last, "<summary>") && !source_holds(source, last, "</summary>");
	if (!source_ends_with(source, end_of_text, "\r\r") && !is_cut) {
		report_edit(check, finding, PLLINT_FIX_SAFE, end, PIECES(edit_newline(source, end.end)));
	}
}

const struct rule rule_final_newline = {
	.info =
		{
			.name = "final-newline",
			.page = &page_final_newline,
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_SAFE,
			.changes = PLLINT_CHANGE_WHITESPACE,
		},
	.file = check_file,
};
