// field-nesting: a field is indented too little or too much.

#include "lint/edit_item.h"
#include "lint/rule.h"
#include "lint/value_form.h"

// How far lines have to move that start like the one around this place.
static struct argument spaces_of(const struct check *check, const struct deviation *deviation, uint32_t at)
{
	span before = span_of(source_line_start(check->source, at), at);
	if (deviation->kind != DEVIATION_FIELD_NESTED) {
		return span_is_empty(before) ? value_form_spaces(deviation->number)
					     : value_form_more_spaces(deviation->number);
	}
	if (source_holds(check->source, before, "\t")) {
		return from_text(span_length(before) == 1 ? "its tab" : "its tabs");
	}
	return value_form_spaces(deviation->number);
}

// The item is one line.
static bool is_one_line(const struct check *check, uint32_t index)
{
	const struct entry_item *item = &check->entry->items[index];
	return item->end == index + 1 && !item->has_more && item->details_count == 0 &&
	       edit_item_lines(check, index).end == source_line(check->source, item->marker.start).end;
}

// What is taken for the entry's title does not open as titles do, and may be a line of the entry above.
static bool has_doubtful_title(const struct check *check)
{
	for (size_t i = 0; i < check->match->deviation_count; i++) {
		if (check->match->deviations[i].kind == DEVIATION_TITLE_SHAPE) {
			return true;
		}
	}
	return false;
}

static uint32_t last_item(const struct check *check, const struct deviation *deviation)
{
	const struct entry_item *items = check->entry->items;
	uint32_t last = deviation->item;
	while (items[last].end < (uint32_t)deviation->choice) {
		last = items[last].end;
	}
	return last;
}

// The first or the last line that is beside its entry has no label: it may be none of that entry's.
static bool has_doubtful_end(const struct check *check, const struct deviation *deviation)
{
	const struct entry_item *items = check->entry->items;
	return !items[deviation->item].label.exists || !items[last_item(check, deviation)].label.exists;
}

// What is directly above the first one, and the items around that, are paragraphs: no block without an end takes in
// what is moved.
static bool may_follow(const struct check *check, uint32_t index)
{
	const struct entry *entry = check->entry;
	span above = span_of(entry->items[index].whole.start, entry->items[index].whole.start);
	for (uint32_t i = index > 0 ? index - 1 : ENTRY_NONE; i != ENTRY_NONE; i = entry->items[i].parent) {
		if (entry->items[i].has_more) {
			return false;
		}
		above.start = entry->items[i].whole.start;
	}
	// A code block between may go on where the items around it do.
	uint32_t line = source_line_start(check->source, entry->items[index].marker.start);
	uint32_t before = index > 0 ? entry->items[index - 1].whole.end : entry->heading.end;
	bool is_next = before >= line || span_is_empty(source_trim_lines(check->source, span_of(before, line)));
	return is_next && !comment_is_open_in(check->source->bytes, above);
}

// The line above is raw HTML, which goes on in lines that are indented as far.
static bool follows_html(const struct check *check, uint32_t index)
{
	uint32_t line = source_line_start(check->source, check->entry->items[index].marker.start);
	if (line == 0) {
		return false;
	}
	span above = source_trim(check->source, source_line(check->source, line - 1));
	size_t html = entry_html_after(check->entry, above.start);
	return !span_is_empty(above) && html < check->entry->html_count &&
	       check->entry->html[html].at.start <= above.start;
}

// Indents the items that belong to the field or entry above them, one after the other.
static void indent(struct check *check, struct pllint_finding *finding, const struct deviation *deviation)
{
	static const char whitespace[] = "    ";
	const struct entry *entry = check->entry;
	// Raw HTML that is not closed may swallow what is moved.
	if (deviation->number == 0 || deviation->number >= sizeof whitespace || !entry->details_are_closed ||
	    !may_follow(check, deviation->item) || follows_html(check, deviation->item)) {
		return;
	}
	const char *more = whitespace + sizeof whitespace - 1 - deviation->number;
	uint32_t end = (uint32_t)deviation->choice;
	for (uint32_t i = deviation->item; i < end; i = entry->items[i].end) {
		if (entry->items[i].indent != entry->items[deviation->item].indent || !is_one_line(check, i)) {
			return;
		}
	}
	for (uint32_t i = deviation->item; i < end; i++) {
		uint32_t line = source_line_start(check->source, entry->items[i].marker.start);
		span before = span_of(line, entry->items[i].marker.start);
		report_edit(check, finding, PLLINT_FIX_SAFE, before, PIECES(piece_text(more), piece_list(before)));
	}
}

// Where the last line of the items starts.
static uint32_t last_line(const struct check *check, const struct deviation *deviation)
{
	const struct entry_item *items = check->entry->items;
	uint32_t last = last_item(check, deviation);
	if (deviation->kind == DEVIATION_FIELD_OUTSIDE && fields_are_in_place(check->match, last)) {
		uint32_t below = source_line_start(check->source, items[last + 1].marker.start);
		return source_line_start(check->source, below - 1);
	}
	return source_line_start(check->source, edit_item_lines(check, last).end);
}

// A paragraph below the list item that is the entry.
static void check_line(struct check *check, const struct deviation *deviation)
{
	uint32_t last = deviation->at.end - 1;
	struct pllint_finding *finding = report(
		check, deviation->at, "this line is below the entry that it belongs to, not in it", "indent {1} by {0}",
		ARGUMENTS(spaces_of(check, deviation, deviation->at.start),
			  from_line_range(deviation->at.start, last)));
	report_expected(finding, check->match->kind->fields[0].at);
}

// Of a title that is a link, what that shows.
static span text_of_title(const struct entry *entry)
{
	for (size_t i = 0; i < entry->link_count; i++) {
		if (entry->links[i].whole.start == entry->title.start && !span_is_empty(entry->links[i].text)) {
			return entry->links[i].text;
		}
	}
	return entry->title;
}

// A line that Markdown reads as text.
static void check_deep_line(struct check *check, const struct deviation *deviation)
{
	bool is_title = deviation->item == ENTRY_NONE;
	const struct entry_item *item = is_title ? NULL : &check->entry->items[deviation->item];
	uint32_t marker = is_title ? check->entry->heading.start : item->marker.start;
	span text = is_title ? text_of_title(check->entry) : item->label.exists ? item->label.text : item->value;
	span before = span_of(source_line_start(check->source, marker), marker);
	bool has_tab = source_holds(check->source, before, "\t");
	const char *help = "indent {1} only as far as the lines around it";
	if (deviation->number == 0) {
		help = "start {1} at the margin";
	} else if (deviation->number <= 4 && !has_tab) {
		help = "indent {1} by {2} only";
	}
	struct pllint_finding *finding =
		report(check, deviation->at, "this line is indented too far: Markdown reads it as text of {0}", help,
		       ARGUMENTS(from_list(text), from_line_range(deviation->at.start, deviation->other.end - 1),
				 value_form_spaces(deviation->number)));
	report_expected(finding, deviation->field->at);
}

static void check_field_nesting(struct check *check, const struct deviation *deviation)
{
	if (deviation->kind == DEVIATION_LINE_OUTSIDE) {
		check_line(check, deviation);
		return;
	}
	if (deviation->kind == DEVIATION_LINE_DEEP) {
		check_deep_line(check, deviation);
		return;
	}
	bool has_label = check->entry->items[deviation->item].label.exists;
	struct argument label = from_list(has_label ? check->entry->items[deviation->item].label.text : deviation->at);
	struct argument other = from_list(deviation->other);
	uint32_t last = last_line(check, deviation);
	const char *text = "{0} is beside {1}, not nested in it";
	const char *help = "indent {3} by {2}";
	if (deviation->kind == DEVIATION_FIELD_NESTED) {
		text = "{0} is nested in {1}";
		help = "move {3} left by {2}";
	} else if (deviation->kind == DEVIATION_FIELD_OUTSIDE) {
		bool is_one = last == source_line_start(check->source, deviation->at.start);
		other = from_list(text_of_title(check->entry));
		text = is_one ? text : "{3} are beside {1}, not nested in it";
		if (span_is_empty(check->entry->title)) {
			text = is_one ? "{0} is beside the entry that it belongs to, not nested in it"
				      : "{3} are beside the entry that they belong to, not nested in it";
		}
	}
	uint32_t first = check->entry->items[deviation->item].marker.start;
	struct pllint_finding *finding = report(check, deviation->at, text, help,
						ARGUMENTS(label, other, spaces_of(check, deviation, first),
							  from_line_range(deviation->at.start, last)));
	if (deviation->field) {
		report_expected(finding, deviation->field->at);
	}
	// Of two entries without a heading between them, where one ends depends on which fields are nested.
	bool is_outside = deviation->kind == DEVIATION_FIELD_OUTSIDE;
	bool is_doubtful = check->entry->is_part ||
			   (is_outside && (has_doubtful_title(check) || has_doubtful_end(check, deviation)));
	if (deviation->kind != DEVIATION_FIELD_NESTED && !is_doubtful) {
		indent(check, finding, deviation);
	}
}

const struct rule rule_field_nesting = {
	.info =
		{
			.name = "field-nesting",
			.page = &page_field_nesting,
			.severity = PLLINT_ERROR,
			.fix = PLLINT_FIX_SAFE,
			.changes = PLLINT_CHANGE_LINK | PLLINT_CHANGE_TARGET,
		},
	.deviations = DEVIATIONS(DEVIATION_FIELD_NESTED, DEVIATION_FIELD_BESIDE, DEVIATION_FIELD_OUTSIDE,
				 DEVIATION_LINE_OUTSIDE, DEVIATION_LINE_DEEP),
	.deviation = check_field_nesting,
};
