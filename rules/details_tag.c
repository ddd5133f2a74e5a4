// details-tag: a tag of a details block is misspelled or in the place of another.

#include "lint/names.h"
#include "lint/rule.h"

static bool is_alone(const struct source *source, span tag)
{
	span line = source_trim(source, source_line(source, tag.start));
	return line.start == tag.start && line.end == tag.end;
}

static const char *help_of(uint32_t slip)
{
	static const char *const helps[] = {
		[SLIP_SPELLING] = "write {1} here{4}{5}",
		[SLIP_BOTH] = "write {1} here, and {2} on {3}{4}{5}",
		[SLIP_UNCLOSED] = "write {1} here, and {2} after the text{4}{5}",
		[SLIP_UNOPENED] = "write {1} here, and {2} before the text{4}{5}",
		[SLIP_SECOND] = "write {1} here{4}{5}",
		[SLIP_SWAPPED] = "write {1} here, and {2} on {3}{4}{5}",
	};
	return helps[slip];
}

static void check_details_tag(struct check *check, const struct deviation *deviation)
{
	static const char *const tags[] = {
		[EXPECTED_DETAILS] = "`<details>`",
		[EXPECTED_DETAILS_END] = "`</details>`",
		[EXPECTED_SUMMARY] = "`<summary>`",
		[EXPECTED_SUMMARY_END] = "`</summary>`",
	};
	bool is_summary = deviation->choice >= EXPECTED_SUMMARY;
	bool is_open_summary = is_summary && deviation->number == SLIP_UNCLOSED;
	bool is_alone_on_line = is_alone(check->source, deviation->at) &&
				(span_is_empty(deviation->other) || is_alone(check->source, deviation->other));
	const char *place = is_summary || is_alone_on_line ? "" : ", each tag on a line of its own";
	const char *text = "expected {1} here, found {0}";
	const char *help = help_of(deviation->number);
	if (is_open_summary) {
		text = "{0} is never closed";
		help = "write {1} after the text of the summary";
	} else if (deviation->number == SLIP_SWAPPED) {
		text = "{2} and {1} are swapped";
	}
	struct pllint_finding *finding =
		report(check, deviation->at, text, help,
		       ARGUMENTS(from_list(deviation->at), from_text(tags[deviation->choice]),
				 from_text(tags[deviation->choice ^ 1]), from_line(deviation->other.start),
				 from_text(place), details_indentation_help(deviation->certain && !is_summary)));
	if (deviation->field) {
		report_expected(finding, deviation->field->at);
	}
}

const struct rule rule_details_tag = {
	.info =
		{
			.name = "details-tag",
			.page = &page_details_tag,
			.severity = PLLINT_ERROR,
		},
	.deviations = DEVIATIONS(DEVIATION_DETAILS_TAG),
	.deviation = check_details_tag,
};
