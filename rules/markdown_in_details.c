// markdown-in-details: Markdown inside a details block that shows as plain text.

#include <string.h>

#include "base/bytes.h"
#include "lint/edit_item.h"
#include "lint/rule.h"

static bool is_blank_line(const struct source *source, span line)
{
	return span_is_empty(source_trim(source, line));
}

// Whether what is in the block belongs to the item also when a blank line comes before it.
static bool is_indented(const struct check *check, const struct entry_details *details)
{
	struct indentation indent;
	span line = source_line(check->source, details->open.start);
	uint32_t outer = details->open.start - line.start;
	if (details->item == ENTRY_NONE || !edit_item_indent(check, details->item, &indent)) {
		return false;
	}
	return memchr(source_at(check->source, line), '\t', outer) ||
	       outer >= span_length(indent.copied.span) + span_length(indent.whitespace.span);
}

// Whether a line that is read as Markdown could be more than text, a list or a link: a heading, a rule, code,
// another block of raw HTML.
static bool is_structure(const struct source *source, span text)
{
	char first = source->bytes[text.start];
	if (first == '<' || first == '#' || first == '`' || first == '~') {
		return true;
	}
	if (!byte_is_in(first, "-=*_")) {
		return false;
	}
	for (uint32_t i = text.start; i < text.end; i++) {
		char c = source->bytes[i];
		if (c != first && c != ' ' && c != '\t') {
			return false;
		}
	}
	return true;
}

// Every line is indented as the opening tag is, and reads as Markdown without a surprise.
static bool may_be_markdown(const struct check *check, span content, span indent)
{
	const struct source *source = check->source;
	uint32_t at = source_line_start(source, content.start);
	if (source_has_lone_cr(source, content)) {
		return false;
	}
	while (at < content.end) {
		span line = source_line(source, at);
		span text = source_trim(source, line);
		bool indented = span_length(line) >= span_length(indent) &&
				memcmp(source_at(source, line), source_at(source, indent), span_length(indent)) == 0;
		if (!span_is_empty(text) && (!indented || is_structure(source, text))) {
			return false;
		}
		at = source_next_line(source, at);
	}
	return true;
}

// Blank lines inside both tags, unless the text would become code by its indentation.
static void part(struct check *check, struct pllint_finding *finding, const struct entry_details *details)
{
	const struct source *source = check->source;
	struct indentation indent;
	uint32_t opened = span_is_empty(details->summary) ? details->open.end : details->summary.end;
	span first = source_line(source, details->content.start);
	span last = source_line(source, details->close.start);
	uint32_t outer = details->open.start - source_line_start(source, details->open.start);
	bool apart = details->open_alone && details->close_alone &&
		     edit_line_indent(check, details->open.start, &indent) &&
		     source_next_line(source, opened) == first.start;
	// A tag that closes nothing may swallow the block up to the blank line that would be written here.
	if (!apart || check->entry->stray_close_count > 0 || !is_indented(check, details) ||
	    details->content.start - first.start > outer + 3 ||
	    !may_be_markdown(check, details->content, indent.copied.span) ||
	    is_blank_line(source, source_line(source, last.start - 1))) {
		return;
	}
	report_edit(check, finding, PLLINT_FIX_UNSAFE, span_of(first.start, first.start),
		    PIECES(edit_newline(source, first.start - 1)));
	report_edit(check, finding, PLLINT_FIX_UNSAFE, span_of(last.start, last.start),
		    PIECES(edit_newline(source, last.start - 1)));
}

static const char *help_of(const struct entry_details *details)
{
	if (span_is_empty(details->close)) {
		return span_is_empty(details->summary) ? "leave a blank line after `<details>`"
						       : "leave a blank line after `</summary>`";
	}
	return span_is_empty(details->summary) ? "leave a blank line after `<details>` and before `</details>`"
					       : "leave a blank line after `</summary>` and before `</details>`";
}

static void check_markdown_in_details(struct check *check, const struct deviation *deviation)
{
	const struct entry_details *details = &check->entry->details[deviation->number];
	bool link = check->source->bytes[deviation->at.start] == '[';
	struct pllint_finding *finding = report(check, deviation->at,
						link ? "this link is rendered as plain text inside `<details>`"
						     : "this list is rendered as plain text inside `<details>`",
						help_of(details), NULL, 0);
	if (deviation->field) {
		report_expected(finding, deviation->field->at);
	}
	part(check, finding, details);
}

const struct rule rule_markdown_in_details = {
	.info =
		{
			.name = "markdown-in-details",
			.page = &page_markdown_in_details,
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_UNSAFE,
			.changes = PLLINT_CHANGE_WHITESPACE | PLLINT_CHANGE_DETAILS,
		},
	.deviations = DEVIATIONS(DEVIATION_DETAILS_MARKDOWN),
	.deviation = check_markdown_in_details,
};
