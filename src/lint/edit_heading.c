// Edits of headings.

#include "lint/edit_heading.h"

#include <string.h>

static bool finds_heading_link(const struct source *source)
{
	const char *at = source->bytes;
	const char *end = source->bytes + source->size;
	while (at < end && (at = memchr(at, '#', (size_t)(end - at))) != NULL) {
		if (at > source->bytes && memchr("(\"'<", at[-1], 4)) {
			return true;
		}
		at++;
	}
	return false;
}

bool edit_headings_are_linked(struct check *check)
{
	if (check->heading_links == HEADING_LINKS_UNKNOWN) {
		check->heading_links = finds_heading_link(check->source) ? HEADING_LINKS_SOME : HEADING_LINKS_NONE;
	}
	return check->heading_links == HEADING_LINKS_SOME;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

void edit_heading_level(struct check *check, struct pllint_finding *finding, enum pllint_fix fix, uint32_t offset,
			uint8_t level)
{
	static const char marks[] = "######";
	span line = span_of(offset, source_line(check->source, offset).end);
	uint32_t end = line.start;
	while (end < line.end && check->source->bytes[end] == '#') {
		end++;
	}
	// Text that starts with `#` may be a heading by its underline.
	bool marked = end > line.start && (end == line.end || is_blank(check->source->bytes[end]));
	if (marked && level >= 1 && level <= 6 && end - line.start != level) {
		report_edit(check, finding, fix, span_of(line.start, end), PIECES(piece_text(marks + 6 - level)));
	}
}
