// What edits of any kind ask of the text around them.

#include "lint/edits.h"

#include <string.h>

#include "base/bytes.h"

uint32_t edit_over_whitespace(const struct check *check, uint32_t offset)
{
	uint32_t end = source_line(check->source, offset).end;
	uint32_t at = offset;
	while (at < end && byte_is_blank(check->source->bytes[at])) {
		at++;
	}
	return at == end ? end : offset;
}

uint32_t edit_before_whitespace(const struct check *check, uint32_t offset)
{
	while (offset > 0 && byte_is_blank(check->source->bytes[offset - 1])) {
		offset--;
	}
	return offset;
}

bool edit_is_plain(const struct check *check, span at)
{
	const char *bytes = check->source->bytes;
	for (uint32_t i = at.start; i < at.end; i++) {
		bool links = bytes[i] == ']' && i + 1 < check->source->size && byte_is_in(bytes[i + 1], "([");
		if (links || byte_is_in(bytes[i], "<!~*_`\\&\n")) {
			return false;
		}
	}
	return true;
}

bool edit_may_shorten(const struct check *check, span at)
{
	uint32_t line = source_line(check->source, at.start).start;
	return source_holds_word(check->source, span_of(line, at.start)) && edit_ends_lines_alike(check, at);
}

bool edit_ends_lines_alike(const struct check *check, span at)
{
	uint32_t crlf = 0;
	uint32_t lf = 0;
	for (uint32_t i = at.start; i < check->source->size && (i < at.end || crlf + lf == 0);) {
		span line = source_line(check->source, i);
		uint32_t next = source_next_line(check->source, i);
		crlf += next - line.end == 2;
		lf += next - line.end == 1;
		i = next;
	}
	span last = source_line(check->source, at.end);
	uint32_t ending = source_next_line(check->source, at.end) - last.end;
	return (crlf == 0 || lf == 0) && (ending == 0 || (ending == 2) == (crlf > 0));
}

struct pllint_piece edit_newline(const struct source *source, uint32_t offset)
{
	span line = source_line(source, offset);
	uint32_t next = source_next_line(source, offset);
	if (next == line.end && line.start > 0) {
		next = line.start; // the last line has no ending: take the one before
		line = source_line(source, line.start - 1);
	}
	return next > line.end ? piece_list(span_of(line.end, next)) : piece_text("\n");
}

uint32_t edit_width(const struct source *source, span whitespace)
{
	uint32_t width = 0;
	for (uint32_t i = whitespace.start; i < whitespace.end; i++) {
		width += source->bytes[i] == '\t' ? 4 - width % 4 : 1;
	}
	return width;
}

uint32_t edit_indent_width(const struct source *source, const struct indentation *indent)
{
	return edit_width(source, indent->copied.span) + span_length(indent->whitespace.span);
}

bool edit_line_indent(const struct check *check, uint32_t offset, struct indentation *indent)
{
	span before = span_of(source_line_start(check->source, offset), offset);
	*indent = (struct indentation){piece_list(before), piece_text("")};
	return span_is_empty(source_trim(check->source, before));
}
