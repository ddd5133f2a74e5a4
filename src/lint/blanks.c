// Blanks at the ends of lines.

#include "lint/blanks.h"

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

// At the line's end a backslash would become a line break, and a CR a half of the line ending.
static bool may_be_deleted(const struct source *source, span blanks, span line)
{
	span text = source_trim(source, span_of(line.start, blanks.start));
	char last = span_is_empty(text) ? ' ' : source->bytes[text.end - 1];
	return last != '\\' && last != '\r' && !may_underline(source, text);
}

void blanks_report(struct check *check, const struct token_batch *batch, enum line_place place, const char *text,
		   enum pllint_fix fix)
{
	struct line_walk walk = line_walk(check->source, batch);
	for (struct line line; line_next(&walk, &line);) {
		span blanks = line_trailing_blanks(check->source, &line);
		if (line.place != place || line.has_hard_break || span_is_empty(blanks)) {
			continue;
		}
		struct pllint_finding *finding = report(check, blanks, text, "delete them", NULL, 0);
		if (may_be_deleted(check->source, blanks, line.at)) {
			report_edit(check, finding, fix, blanks, NO_PIECES);
		}
	}
}
