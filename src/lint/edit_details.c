// The edit that puts a value into a details block.

#include "lint/edit_item.h"

// A value of one line, behind its label or on the next line, with nothing else in its item.
static bool stands_alone(const struct check *check, uint32_t index)
{
	const struct entry_item *item = &check->entry->items[index];
	span line = source_line(check->source, item->value.start);
	return edit_item_stands_apart(check, index) && check->entry->details_are_closed &&
	       !span_is_empty(item->value) && item->value.end <= line.end && !item->has_more &&
	       item->end == index + 1 && edit_item_follows_label(check, item) && !edit_has_comment(check, line);
}

void edit_item_wrap(struct check *check, struct pllint_finding *finding, enum pllint_fix fix, uint32_t index,
		    bool apart)
{
	const struct entry_item *item = &check->entry->items[index];
	struct indentation indent;
	if (!stands_alone(check, index) || !edit_item_indent(check, index, &indent)) {
		return;
	}
	span range = span_of(item->label.whole.end, edit_over_blanks(check, item->value.end));
	struct pllint_piece newline = edit_newline(check->source, item->value.start);
	struct pllint_piece gap = apart ? newline : piece_text("");
	report_edit(check, finding, fix, range,
		    PIECES(newline, indent.copied, indent.blanks, piece_text("<details>"), newline, gap, indent.copied,
			   indent.blanks, piece_list(item->value), newline, gap, indent.copied, indent.blanks,
			   piece_text("</details>")));
}
