// separator: what parts two pieces of a line is not what the template shows.

#include "base/bytes.h"
#include "lint/edits.h"
#include "lint/rule.h"
#include "match/line.h"

static bool is_tight(const struct source *file, uint32_t at)
{
	return !byte_is_blank(file->bytes[at]);
}

// How to write whitespace around it.
static const char *whitespace_help(const struct check *check, span shown)
{
	const struct source *file = check->template->file;
	if (is_tight(file, shown.start)) {
		return is_tight(file, shown.end - 1) ? "write no whitespace around it"
						     : "write one space behind it and none before it";
	}
	return is_tight(file, shown.end - 1) ? "write one space before it and none behind it"
					     : "write one space before it and one behind it";
}

static void check_separator(struct check *check, const struct deviation *deviation)
{
	static const char *const texts[] = {
		[SEPARATOR_DIFFERS] = "expected {1} here, found {0}",
		[SEPARATOR_WHITESPACE] = "the whitespace around {0} is not as in the template",
		[SEPARATOR_MISSING] = "the separator {1} is missing behind {2}",
		[SEPARATOR_BAR] = "the whitespace around {0} is not as in the template",
	};
	enum separator_fault fault = (enum separator_fault)deviation->number;
	const struct template_line *line = check->match->kind->line;
	span shown = fault == SEPARATOR_BAR ? line->bar : line->separator;
	bool is_whitespace = fault == SEPARATOR_BAR || fault == SEPARATOR_WHITESPACE;
	span at = deviation->at;
	struct pllint_finding *finding =
		report(check, at, texts[fault], is_whitespace ? whitespace_help(check, shown) : "write {1}",
		       ARGUMENTS(from_list(at), from_template(shown), from_list(check->entry->title)));
	report_expected(finding, shown);
	if (deviation->choice >= 0) {
		report_edit(check, finding, deviation->certain ? PLLINT_FIX_SAFE : PLLINT_FIX_SUGGESTED, at,
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
