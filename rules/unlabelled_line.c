// unlabelled-line: a line of an entry has no label.

#include <string.h>

#include "base/bytes.h"
#include "lint/edit_label.h"
#include "lint/rule.h"

// The name of the field that a line starts with, and a dash in place of the colon; empty for none.
static span name_at(const struct source *source, span line, const struct template_field *field)
{
	for (uint32_t i = 0; i < field->name_count; i++) {
		const struct template_name *name = &field->names[i];
		uint32_t end = line.start + name->exact_size;
		bool is_there = end < line.end && memcmp(source_at(source, line), name->exact, name->exact_size) == 0;
		if (is_there && byte_is_blank(source->bytes[end])) {
			span rest = source_trim(source, span_of(end, line.end));
			bool is_dash = source_starts_with(source, rest, "- ");
			return span_of(line.start, is_dash ? rest.start + 1 : end);
		}
	}
	return span_of(line.start, line.start);
}

// The label of the only field that is missing.
static void report_missing(struct check *check, const struct deviation *deviation)
{
	span at = deviation->at;
	span name = name_at(check->source, at, deviation->field);
	struct pllint_piece pieces[EDIT_LABEL_PIECES + 1];
	size_t count = edit_label_pieces(check, deviation->field, NULL, pieces);
	struct argument label = edit_label_in_form(check, deviation->field, NULL);
	struct pllint_finding *finding = report(
		check, at,
		span_is_empty(name) ? "this line has no label, and {0} is missing" : "{2} has no colon behind it",
		span_is_empty(name) ? "write {1} before it if that is what it says" : "write {1} in place of {2}",
		ARGUMENTS(from_template(deviation->field->label), label, from_list(name)));
	report_expected(finding, deviation->field->at);
	if (count > 0) {
		pieces[count] = piece_text(" ");
		count += span_is_empty(name);
		report_edit(check, finding, PLLINT_FIX_SUGGESTED, span_of(at.start, at.start + span_length(name)),
			    pieces, count);
	}
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
