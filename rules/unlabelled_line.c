// unlabelled-line: a line of an entry has no label, or one that only few entries have.

#include "lint/edit_label.h"
#include "lint/rule.h"

// The label of the only field that is missing.
static void report_missing(struct check *check, const struct deviation *deviation)
{
	span at = deviation->at;
	struct pllint_piece pieces[EDIT_LABEL_PIECES + 1];
	size_t count = edit_label_pieces(check, deviation->field, NULL, pieces);
	struct argument label = edit_label_in_form(check, deviation->field, NULL);
	struct pllint_finding *finding = report(check, at, "this line has no label, and {0} is missing",
						"write {1} before it if that is what it says",
						ARGUMENTS(from_template(deviation->field->label), label));
	report_expected(finding, deviation->field->at);
	if (count > 0) {
		pieces[count++] = piece_text(" ");
		report_edit(check, finding, PLLINT_FIX_SUGGESTED, span_of(at.start, at.start), pieces, count);
	}
}

// A label that the entry's line has alone, where most entries write another.
static void report_other_label(struct check *check, const struct deviation *deviation)
{
	span label = deviation->at;
	struct argument count = from_number(deviation->number);
	struct argument all = from_number((uint32_t)deviation->choice);
	struct pllint_finding *finding = report(check, label, "{0} is not the label that {1} of {2} entries have here",
						"write {3} in its place if that is what it says",
						ARGUMENTS(from_list(label), count, all, from_list(deviation->other)));
	report_expected(finding, deviation->field->at);
	report_edit(check, finding, PLLINT_FIX_SUGGESTED, label, PIECES(piece_list(deviation->other)));
}

static void check_unlabelled_line(struct check *check, const struct deviation *deviation)
{
	span at = deviation->at;
	struct argument count = from_number(deviation->number);
	struct argument all = from_number((uint32_t)deviation->choice);
	if (deviation->certain && deviation->field) {
		report_missing(check, deviation);
	} else if (deviation->certain) {
		report(check, at, "this line has no label", "write before it what it links to", NULL, 0);
	} else if (!deviation->field) {
		report(check, at, "this line has no label, {0} of {1} lines below the first have one",
		       "write before it what it says", ARGUMENTS(count, all));
	} else if (source_ends_with(check->source, at, ":") || source_ends_with(check->source, at, "：")) {
		report_other_label(check, deviation);
	} else {
		struct pllint_finding *finding =
			report(check, at, "this line has no label, {0} of {1} entries have one here",
			       "write {2} before it if that is what it says",
			       ARGUMENTS(count, all, from_list(deviation->other)));
		report_expected(finding, deviation->field->at);
		report_edit(check, finding, PLLINT_FIX_SUGGESTED, span_of(at.start, at.start),
			    PIECES(piece_list(deviation->other), piece_text(" ")));
	}
}

const struct rule rule_unlabelled_line = {
	.info =
		{
			.name = "unlabelled-line",
			.page = &page_unlabelled_line,
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_SUGGESTED,
			.changes = PLLINT_CHANGE_LABEL,
		},
	.compares = true,
	.deviations = DEVIATIONS(DEVIATION_LINE_UNLABELLED),
	.deviation = check_unlabelled_line,
};
