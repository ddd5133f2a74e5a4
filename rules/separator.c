// separator: what parts two pieces of a line is not what the template shows.

#include <string.h>

#include "base/bytes.h"
#include "lint/edits.h"
#include "lint/rule.h"
#include "match/line.h"

static bool is_tight(const struct source *file, uint32_t at)
{
	return !byte_is_blank(file->bytes[at]);
}

// How the separator is written, whitespace on its sides included.
static const char *help_of(enum separator_fault fault, bool is_tight_before, bool is_tight_behind, bool has_mark)
{
	enum how { WHITESPACE, IN_PLACE, BEHIND };
	static const char *const helps[3][2][2] = {
		// [how][tight before][tight behind]
		[WHITESPACE] = {{"write one space before it and one behind it",
				 "write one space before it and none behind it"},
				{"write one space behind it and none before it", "write no whitespace around it"}},
		[IN_PLACE] = {{"write {1} in place of {3}, with a space on either side",
			       "write {1} in place of {3}, with a space before it and none behind it"},
			      {"write {1} in place of {3}, with a space behind it and none before it",
			       "write {1} in place of {3}, without whitespace around it"}},
		[BEHIND] = {{"write {1} behind {2}, with a space on either side",
			     "write {1} behind {2}, with a space before it and none behind it"},
			    {"write {1} behind {2}, with a space behind it and none before it",
			     "write {1} behind {2}, without whitespace around it"}},
	};
	enum how how = fault == SEPARATOR_BAR || fault == SEPARATOR_WHITESPACE ? WHITESPACE
		       : fault == SEPARATOR_DIFFERS || has_mark		       ? IN_PLACE
									       : BEHIND;
	return helps[how][is_tight_before][is_tight_behind];
}

// A comma, dash or the like that text opens with where the separator belongs; empty for none.
static span mark_at(const struct source *source, uint32_t at)
{
	static const char *const marks[] = {",", ";", ":", ".", "-", "\xE2\x80\x93", "\xE2\x80\x94", "\xEF\xBC\x9A"};
	span line = source_line(source, at);
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (source_starts_with(source, span_of(at, line.end), marks[i])) {
			return span_of(at, at + (uint32_t)strlen(marks[i]));
		}
	}
	return span_of(at, at);
}

// Between two typed pieces of the line; the entry is not at hand.
static void check_glue(struct check *check, const struct deviation *deviation)
{
	const struct template_kind *kind = template_kind_with(check->template, deviation->field);
	span at = deviation->at;
	span shown = kind->line->at;
	struct pllint_finding *finding =
		report(check, at,
		       span_is_empty(at) ? "the separator before {0} is missing"
					 : "the separator before {0} is not the template's",
		       "write it as in {1}", ARGUMENTS(from_template(deviation->field->label), from_template(shown)));
	report_expected(finding, shown);
	if (deviation->choice >= 0) {
		report_edit(check, finding, PLLINT_FIX_SUGGESTED, at,
			    PIECES(piece_template(kind->line->slots[deviation->choice].glue)));
	}
}

static void check_separator(struct check *check, const struct deviation *deviation)
{
	if (deviation->number == SEPARATOR_SOFT) {
		check_glue(check, deviation);
		return;
	}
	static const char *const texts[] = {
		[SEPARATOR_DIFFERS] = "expected {1} here, found {0}",
		[SEPARATOR_WHITESPACE] = "the whitespace around {0} is not as in the template",
		[SEPARATOR_MISSING] = "the separator {1} is missing behind {2}",
		[SEPARATOR_BAR] = "the whitespace around {0} is not as in the template",
	};
	enum separator_fault fault = (enum separator_fault)deviation->number;
	const struct template_line *line = check->match->kind->line;
	span shown = fault == SEPARATOR_BAR ? line->bar : line->separator;
	span at = deviation->at;
	const struct source *file = check->template->file;
	span mark = fault == SEPARATOR_MISSING ? mark_at(check->source, at.start) : at;
	const char *help =
		help_of(fault, is_tight(file, shown.start), is_tight(file, shown.end - 1), !span_is_empty(mark));
	struct pllint_finding *finding =
		report(check, at, texts[fault], help,
		       ARGUMENTS(from_list(at), from_template(shown), from_list(check->entry->title), from_list(mark)));
	report_expected(finding, shown);
	if (deviation->choice >= 0) {
		span place = at;
		while (span_is_empty(at) && place.start > 0 && byte_is_blank(check->source->bytes[place.start - 1])) {
			place.start--; // the separator has its own whitespace
		}
		report_edit(check, finding, deviation->certain ? PLLINT_FIX_SAFE : PLLINT_FIX_SUGGESTED, place,
			    PIECES(piece_template(shown)));
	}
}

const struct rule rule_separator = {
	.info =
		{
			.name = "separator",
			.page = &page_separator,
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_SAFE,
			.changes = PLLINT_CHANGE_VALUE | PLLINT_CHANGE_LABEL, // a colon behind bold makes a label of it
		},
	.deviations = DEVIATIONS(DEVIATION_SEPARATOR),
	.deviation = check_separator,
};
