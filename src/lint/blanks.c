// Blanks at the ends of lines.

#include "lint/blanks.h"

// A backslash that comes to stand at the line's end would become a line break.
static bool may_be_deleted(const struct source *source, span blanks, span line)
{
	return blanks.start == line.start || source->bytes[blanks.start - 1] != '\\';
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
