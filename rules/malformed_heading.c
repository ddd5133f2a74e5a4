// malformed-heading: a line is where a heading belongs and is not one, or the heading is missing.

#include "base/bytes.h"
#include "lint/edits.h"
#include "lint/rule.h"
#include "match/matcher.h"
#include "match/parts.h"

static const char *text_of(uint32_t form)
{
	switch (form) {
	case STRAY_TIGHT:
		return "this is not a heading: there is no space after {1}";
	case STRAY_NESTED:
		return "this heading is inside the list item above it";
	case STRAY_ITEM:
		return "this heading is inside a list item";
	case STRAY_CODE:
		return "this is not a heading: it is indented so far that it is code";
	case HEADING_PLAIN:
		return "is this another entry? Its title is not in bold";
	case HEADING_NESTED:
		return "is this another entry? It is nested in the entry above";
	case HEADING_LOST:
		return "is this another entry? There is no title above its fields";
	case HEADING_BOLD:
		return "is this another entry? It is bold text, not a heading";
	default:
		return "is this another entry? Its fields follow those of the entry above without a heading";
	}
}

static const char *help_of(uint32_t form)
{
	switch (form) {
	case STRAY_TIGHT:
		return "put a space after {1}";
	case STRAY_NESTED:
	case STRAY_CODE:
		return "start the line with {1}, without whitespace before it, the fields below it with their list "
		       "markers, and put a blank line above and below the heading";
	case STRAY_ITEM:
		return "start the line with {1}, without a list marker before it, and put a blank line above and below "
		       "it";
	case HEADING_PLAIN:
		return "write two asterisks directly before and after the title, as in {2}";
	case HEADING_NESTED:
		return "indent it as the entry above, and its fields as those of that";
	case HEADING_LOST:
		return "write a title above {0}, in the form of {2}";
	case HEADING_BOLD:
		return "write it as a heading: {1}, a space and the title without asterisks, with a blank line above "
		       "and below it";
	default:
		return "write a heading above {0}: {1}, a space and a title, with a blank line above and below it; or "
		       "delete "
		       "the fields that repeat";
	}
}

// The line below is blank or an item: all else would be read otherwise below a heading.
static bool is_alone(const struct source *source, uint32_t line)
{
	uint32_t next = source_next_line(source, line);
	span text = source_trim(source, source_line(source, next));
	return span_is_empty(text) || next == source->size ||
	       (text.start - next < 4 && span_length(text) > 1 && byte_is_in(source->bytes[text.start], "-*+") &&
		source->bytes[text.start + 1] == ' ');
}

enum { LINES_MAX = 1000 }; // of an entry, that are looked through

// The next heading below may be in an item with it, and become one of its own, since it is indented or in an item; or
// it has the name of a field, and may come to be in its place.
static bool precedes_heading(struct check *check, uint32_t line)
{
	const struct source *source = check->source;
	uint32_t at = source_next_line(source, line);
	for (uint32_t i = 0; i < LINES_MAX && at < source->size; i++, at = source_next_line(source, at)) {
		span text = source_trim_lines(source, source_line(source, at));
		while (text.start < text.end && byte_is_in(source->bytes[text.start], "-*+ \t")) {
			text.start++;
		}
		if (source_starts_with(source, text, "#")) {
			return text.start > at || field_heading_is_named(check->template, check->arena, source, text);
		}
	}
	return false;
}

// A paragraph above would lose its line break, or the field that it is.
static bool ends_paragraph(const struct source *source, uint32_t line)
{
	span above = source_trim(source, source_line(source, line > 0 ? line - 1 : 0));
	return line > 0 && (source_ends_with(source, above, "\\") || source_starts_with(source, above, "**") ||
			    source_starts_with(source, above, "__"));
}

static void fix(struct check *check, struct pllint_finding *finding, const struct deviation *deviation)
{
	uint32_t marks = deviation->at.start + (uint32_t)deviation->choice;
	uint32_t line = source_line_start(check->source, deviation->at.start);
	if (deviation->number == STRAY_TIGHT && deviation->certain && deviation->at.start == line &&
	    is_alone(check->source, line) && !precedes_heading(check, line) && !ends_paragraph(check->source, line)) {
		report_edit(check, finding, PLLINT_FIX_SAFE, span_of(marks, marks), PIECES(piece_text(" ")));
	}
}

static void check_malformed_heading(struct check *check, const struct deviation *deviation)
{
	static const char *const marks[] = {"`#`", "`##`", "`###`", "`####`", "`#####`", "`######`"};
	struct pllint_finding *finding =
		report(check, deviation->at, text_of(deviation->number), help_of(deviation->number),
		       ARGUMENTS(from_list(deviation->at), from_text(marks[(deviation->choice - 1) % 6]),
				 from_template(check->template->kinds[0].heading)));
	report_expected(finding, check->template->kinds[0].heading);
	fix(check, finding, deviation);
}

const struct rule rule_malformed_heading = {
	.info =
		{
			.name = "malformed-heading",
			.page = &page_malformed_heading,
			.severity = PLLINT_ERROR,
			.fix = PLLINT_FIX_SAFE,
			.changes = PLLINT_CHANGE_TITLE,
		},
	.deviations = DEVIATIONS(DEVIATION_HEADING_MALFORMED),
	.deviation = check_malformed_heading,
};
