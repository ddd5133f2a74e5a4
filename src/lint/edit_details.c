// The edit that puts a value into a details block.

#include "base/bytes.h"
#include "lint/edit_item.h"

// A paragraph behind its label or below it, with nothing else in its item. A block inside the one that the entry is
// would be another one's for what is below.
static bool stands_alone(const struct check *check, uint32_t index)
{
	const struct entry_item *item = &check->entry->items[index];
	span lines = edit_item_lines(check, index);
	return check->entry->shape != ENTRY_SHAPE_DETAILS && edit_item_stands_apart(check, index) &&
	       check->entry->details_are_closed && !span_is_empty(item->value) && !item->has_more &&
	       item->end == index + 1 && edit_item_follows_label(check, item) &&
	       !comment_starts_in(check->source->bytes, lines) && !edit_item_holds_title(check, index) &&
	       edit_over_whitespace(check, item->value.end) == lines.end;
}

// The lines of the value but the first, one after the other: what is in front of their text.
static bool next_margin(const struct source *source, span value, span *margin)
{
	uint32_t start = source_next_line(source, margin->end);
	if (start >= value.end) {
		return false;
	}
	span line = source_line(source, start);
	*margin = span_of(start, source_trim(source, line).start);
	return true;
}

// `[name]: ...` is a definition where it is first.
static bool may_define(const char *bytes, uint32_t size)
{
	for (uint32_t i = 1; i < size; i++) {
		if (bytes[i] == ':' && bytes[i - 1] == ']') {
			return true;
		}
	}
	return false;
}

// Whether the value would be more than a paragraph once it is first on its line.
static bool may_open_block(const struct source *source, span value)
{
	const char *bytes = source_at(source, value);
	uint32_t size = span_length(value);
	uint32_t same = 1; // as many as it starts with
	while (same < size && bytes[same] == bytes[0]) {
		same++;
	}
	uint32_t digits = 0;
	while (digits < size && bytes[digits] >= '0' && bytes[digits] <= '9') {
		digits++;
	}
	bool marks = byte_is_in(bytes[0], "*_`");
	bool number = digits > 0 && digits < size && byte_is_in(bytes[digits], ".)");
	return byte_is_in(bytes[0], "#>|-+~=") || number || (bytes[0] == '[' && may_define(bytes, size)) ||
	       (bytes[0] == '<' && !source_starts_with(source, value, "<http")) ||
	       (marks && (same > 2 || same == size || byte_is_in(bytes[same], " \t\r\n")));
}

// A line that is in the item only because a paragraph goes on there has to be indented to stay in it.
// Where the value stays Markdown, some of them would then be read otherwise.
static bool keeps_lines(const struct check *check, span value, uint32_t width)
{
	const struct source *source = check->source;
	for (span margin = span_of(value.start, value.start); next_margin(source, value, &margin);) {
		bool lazy = edit_width(source, margin) < width;
		if (lazy && byte_is_in(source->bytes[margin.end], "=-|:")) {
			return false;
		}
	}
	return true;
}

static void indent_lines(struct check *check, struct pllint_finding *finding, enum pllint_fix fix, span value,
			 const struct indentation *indent)
{
	const struct source *source = check->source;
	uint32_t width = edit_indent_width(source, indent);
	for (span margin = span_of(value.start, value.start); next_margin(source, value, &margin);) {
		if (edit_width(source, margin) < width) {
			report_edit(check, finding, fix, margin, PIECES(indent->copied, indent->whitespace));
		}
	}
}

// Every line keeps its ending; one that comes gets that of the line before it.
void edit_item_wrap(struct check *check, struct pllint_finding *finding, enum pllint_fix fix, uint32_t index,
		    bool apart)
{
	const struct source *source = check->source;
	const struct entry_item *item = &check->entry->items[index];
	struct indentation indent;
	if (!stands_alone(check, index) || !edit_item_indent(check, index, &indent) ||
	    (apart && (may_open_block(source, item->value) ||
		       !keeps_lines(check, item->value, edit_indent_width(source, &indent))))) {
		return;
	}
	struct pllint_piece first = edit_newline(source, item->label.whole.end);
	struct pllint_piece last = edit_newline(source, item->value.end);
	struct pllint_piece none = piece_text("");
	report_edit(check, finding, fix, span_of(item->label.whole.end, item->value.start),
		    PIECES(first, indent.copied, indent.whitespace, piece_text("<details>"), first,
			   apart ? first : none, indent.copied, indent.whitespace));
	indent_lines(check, finding, fix, item->value, &indent);
	report_edit(check, finding, fix, span_of(item->value.end, edit_over_whitespace(check, item->value.end)),
		    PIECES(last, apart ? last : none, indent.copied, indent.whitespace, piece_text("</details>")));
}
