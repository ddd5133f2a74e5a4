// Whitespace at the ends of lines.

#include "lint/whitespace.h"

#include <string.h>

#include "base/bytes.h"

// The text is nothing but what underlines a heading; `- ` may be an empty item.
static bool may_underline(const struct source *source, span text)
{
	for (uint32_t i = text.start; i < text.end; i++) {
		if (source->bytes[i] != '-' && source->bytes[i] != '=') {
			return false;
		}
	}
	return !span_is_empty(text);
}

// `-`, `*`, `12.`: an empty item, which the whitespace after it are a part of.
static bool is_list_marker(const struct source *source, span text)
{
	uint32_t digits = 0;
	while (digits < span_length(text) && source->bytes[text.start + digits] >= '0' &&
	       source->bytes[text.start + digits] <= '9') {
		digits++;
	}
	return span_length(text) == digits + 1 && byte_is_among(source->bytes[text.end - 1], digits > 0 ? ".)" : "*+-");
}

// md4c 0.4.8 reads `#` with a tab after it as text, and without one as the end of a heading. What is the definition of
// a target, which may go on in a second line, is none to it with a tab at its end, or to CommonMark.
static bool may_mean_more(const struct source *source, span whitespace, span line)
{
	span above = line.start > 0 ? source_line(source, line.start - 1) : line;
	bool has_tab = memchr(source_at(source, whitespace), '\t', span_length(whitespace)) != NULL;
	bool follows_hash = whitespace.start > 0 && source->bytes[whitespace.start - 1] == '#';
	bool may_define = source_holds(source, line, "]:") || source_holds(source, above, "]:");
	return (has_tab && follows_hash) || ((has_tab || span_length(whitespace) > 1) && may_define);
}

// At the line's end a backslash would become a line break, and a CR a half of the line ending.
static bool may_be_deleted(const struct source *source, span whitespace, span line)
{
	span text = source_trim(source, span_of(line.start, whitespace.start));
	char last = span_is_empty(text) ? ' ' : source->bytes[text.end - 1];
	return last != '\\' && last != '\r' && !may_underline(source, text) && !is_list_marker(source, text) &&
	       !may_mean_more(source, whitespace, line);
}

// A line indented by four or more goes on with the paragraph above it; md4c 0.4.8 may open a block of raw
// HTML there, which hides that the whitespace break the line.
static bool may_break_line(const struct source *source, span whitespace, const struct raw_line *line)
{
	const char *next = source->bytes + line->next;
	uint32_t left = source->size - line->next;
	bool is_indented = left > 4 && (next[0] == '\t' || memcmp(next, "    ", 4) == 0);
	return span_length(whitespace) > 1 && !line->is_blank && is_indented;
}

void whitespace_report(struct check *check, const struct lines *lines, enum raw_place place, const char *text,
		       enum pllint_fix fix)
{
	for (size_t i = 0; i < lines->count; i++) {
		const struct raw_line *line = &lines->list[i];
		span whitespace = lines_trailing_whitespace(check->source, line);
		span text_before = span_of(line->at.start, whitespace.start);
		if (lines_is_bare_task(check->source, source_trim(check->source, text_before)) ||
		    line->place != place || line->has_hard_break || line->is_in_formula || span_is_empty(whitespace) ||
		    (place == RAW_TEXT && may_break_line(check->source, whitespace, line))) {
			continue;
		}
		struct pllint_finding *finding = report(check, whitespace, text, "delete them", NULL, 0);
		if (may_be_deleted(check->source, whitespace, line->at) &&
		    (place != RAW_TEXT || !lines_may_be_html(check->source, line->at.start, false))) {
			report_edit(check, finding, fix, whitespace, NO_PIECES);
		}
	}
}
