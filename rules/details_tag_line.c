// details-tag-line: text is on the line of a details tag.

#include "base/bytes.h"
#include "lint/edit_item.h"
#include "lint/rule.h"

// Whether the text means the same in a paragraph and in raw HTML.
static bool is_plain(const struct source *source, span at)
{
	bool at_start = true;
	for (uint32_t i = at.start; i < at.end; i++) {
		char c = source->bytes[i];
		if (byte_is_in(c, "<&\\`*_[:") || (at_start && byte_is_in(c, "-+#>=~|0123456789"))) {
			return false;
		}
		at_start = c == '\n' || (at_start && (c == ' ' || c == '\t'));
	}
	return true;
}

// A line ending in the place of the whitespace between `start` and `end`, with indentation after it.
static void split(struct check *check, struct pllint_finding *finding, span whitespace,
		  const struct indentation *indent)
{
	report_edit(check, finding, PLLINT_FIX_SAFE, whitespace,
		    PIECES(edit_newline(check->source, whitespace.start), indent->copied, indent->whitespace));
}

// A line break on either side of a tag where something else stands.
static void split_around(struct check *check, struct pllint_finding *finding, span tag,
			 const struct indentation *indent)
{
	const struct source *source = check->source;
	span line = source_line(source, tag.start);
	span before = source_trim(source, span_of(line.start, tag.start));
	span after = source_trim(source, span_of(tag.end, source_line(source, tag.end).end));
	if (!span_is_empty(before)) {
		split(check, finding, span_of(before.end, tag.start), indent);
	}
	if (!span_is_empty(after)) {
		split(check, finding, span_of(tag.end, after.start), indent);
	}
}

// Nothing but the label of its item is before the tag on its line.
static bool follows_label(const struct check *check, const struct entry_details *details)
{
	const struct entry_item *item = &check->entry->items[details->item];
	return item->label.exists && edit_before_whitespace(check, details->open.start) == item->label.whole.end;
}

// Another block opens on the line that this one ends on: they would have to be taken apart one after the other.
static bool has_another_behind(const struct check *check, const struct entry_details *details)
{
	const struct entry *entry = check->entry;
	const struct entry_details *next = details + 1, *end = entry->details + entry->details_count;
	while (next < end && next->item == details->item && next->open.start < details->close.end) {
		next++; // within this one
	}
	return next < end && next->item == details->item &&
	       next->open.start < source_line(check->source, details->close.end).end;
}

enum { BLOCKS_MAX = 64 }; // in one item, which is looked at as a whole for each of them

// A tag in a paragraph becomes raw HTML on a line of its own, and so does what follows it up to a blank line: nothing
// may follow but another block, which is raw HTML itself; also none that is in the item only because a paragraph
// goes on there.
static bool closes_at_end_of_paragraph(const struct check *check, const struct entry_details *details)
{
	const struct source *source = check->source;
	span rest = span_of(details->close.end, source_line(source, details->close.end).end);
	uint32_t next = source_next_line(source, rest.end);
	span below = source_trim(source, source_line(source, next));
	bool is_last = next >= edit_item_lines(check, details->item).end || span_is_empty(below) ||
		       source_starts_with(source, below, "<details");
	return span_is_empty(source_trim(source, rest)) && is_last &&
	       check->entry->items[details->item].details_count <= BLOCKS_MAX &&
	       edit_item_stands_apart(check, details->item) && edit_item_is_indented(check, details->item);
}

static bool is_in_raw_html(const struct entry *entry, span tag)
{
	size_t index = entry_html_after(entry, tag.start);
	const struct entry_html *html = index < entry->html_count ? &entry->html[index] : NULL;
	return html && html->at.start <= tag.start && tag.end <= html->at.end && !html->is_text;
}

static void separate(struct check *check, struct pllint_finding *finding, const struct deviation *deviation)
{
	const struct entry_details *details = &check->entry->details[deviation->number];
	struct indentation indent;
	bool first = edit_line_indent(check, details->open.start, &indent);
	if (!check->entry->details_are_closed || details->item == ENTRY_NONE || span_is_empty(details->content) ||
	    details->depth > 0 || has_another_behind(check, details) ||
	    (!first &&
	     (!follows_label(check, details) || !is_plain(check->source, details->content) ||
	      !edit_item_indent(check, details->item, &indent) || !edit_item_stands_apart(check, details->item) ||
	      !edit_item_is_indented(check, details->item)))) {
		return;
	}
	bool ends_paragraph = !first || (is_in_raw_html(check->entry, details->open) &&
					 !is_in_raw_html(check->entry, details->close));
	if (ends_paragraph && !details->close_alone && !closes_at_end_of_paragraph(check, details)) {
		return;
	}
	span open = details->open;
	if (!span_is_empty(details->summary) && details->summary.start < source_line(check->source, open.end).end) {
		open.end = details->summary.end;
	}
	split_around(check, finding, open, &indent);
	split_around(check, finding, details->close, &indent);
}

static void check_details_tag_line(struct check *check, const struct deviation *deviation)
{
	struct pllint_finding *finding =
		report(check, deviation->at, "text is on the line of {0}",
		       "put `<details>` and `</details>` on lines of their own", ARGUMENTS(from_list(deviation->at)));
	if (deviation->field) {
		report_expected(finding, deviation->field->at);
	}
	separate(check, finding, deviation);
}

const struct rule rule_details_tag_line = {
	.info =
		{
			.name = "details-tag-line",
			.page = &page_details_tag_line,
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_SAFE,
			.changes = PLLINT_CHANGE_DETAILS,
		},
	.deviations = DEVIATIONS(DEVIATION_DETAILS_TAG_LINE),
	.deviation = check_details_tag_line,
};
