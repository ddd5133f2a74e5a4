// Details blocks: tags that do not close or share their line, and Markdown that shows as plain text.

#include <string.h>

#include "base/bytes.h"
#include "match/details_slip.h"

// `- text`, `* text` or `1. text`.
static bool is_list_line(const struct source *source, span line)
{
	const char *bytes = source_at(source, line);
	uint32_t size = span_length(line);
	uint32_t marker = 0;
	if (size > 2 && byte_is_in(bytes[0], "-*+")) {
		marker = 1;
	} else if (size > 3 && bytes[0] == '1' && (bytes[1] == '.' || bytes[1] == ')')) {
		marker = 2;
	}
	return marker > 0 && bytes[marker] == ' ' && bytes[marker + 1] != ' ';
}

// `[text](target)` in a line: its bytes, else empty.
static span find_link(const struct source *source, span line)
{
	const char *bytes = source->bytes;
	for (uint32_t at = line.start; at + 1 < line.end; at++) {
		const char *middle = memchr(bytes + at, ']', line.end - at - 1);
		if (!middle) {
			break;
		}
		at = (uint32_t)(middle - bytes);
		if (bytes[at + 1] != '(') {
			continue;
		}
		uint32_t open = at;
		while (open > line.start && bytes[open - 1] != '[' && bytes[open - 1] != ']') {
			open--;
		}
		uint32_t close = at + 2;
		while (close < line.end && !byte_is_in(bytes[close], " \t()")) {
			close++;
		}
		bool target = close > at + 2 && close < line.end && bytes[close] == ')';
		if (target && open > line.start && bytes[open - 1] == '[' && open < at) {
			return span_of(open - 1, close + 1);
		}
	}
	return span_of(line.start, line.start);
}

// The first place in raw HTML that only Markdown would show as meant.
static bool find_markdown(const struct entry *entry, span html, span *at)
{
	const struct source *source = entry->source;
	for (uint32_t start = html.start; start < html.end;) {
		span whole = source_line(source, start);
		whole.end = whole.end < html.end ? whole.end : html.end;
		span line = source_trim_lines(source, span_of(start, whole.end > start ? whole.end : start));
		start = source_next_line(source, whole.start);
		if (is_list_line(source, line) && !entry_formula_at(entry, span_of(line.start, line.start + 1))) {
			*at = line;
			return true;
		}
		*at = find_link(source, line);
		if (!span_is_empty(*at) && !entry_formula_at(entry, *at)) {
			return true;
		}
	}
	return false;
}

static span overlap(span a, span b)
{
	uint32_t start = a.start > b.start ? a.start : b.start;
	uint32_t end = a.end < b.end ? a.end : b.end;
	return span_of(start, end > start ? end : start);
}

// Below a list item a block may be on one line, unless the template shows the block.
static bool wants_tags_alone(const struct matcher *matcher, const struct entry_details *details)
{
	const struct template_field *field =
		details->item == ENTRY_NONE ? NULL : matcher->match->items[details->item].field;
	bool is_named =
		details->item != ENTRY_NONE && entry_item_is_named_details(&matcher->entry->items[details->item]);
	return !is_named && (matcher->entry->shape == ENTRY_SHAPE_HEADING || (field && field->shape == SHAPE_DETAILS));
}

static void tags_match(struct matcher *matcher, uint32_t index)
{
	const struct entry_details *details = &matcher->entry->details[index];
	if (span_is_empty(details->close)) {
		struct deviation *deviation =
			match_add_in(matcher, DEVIATION_DETAILS_UNCLOSED, details->item, details->open);
		deviation->number = index;
		deviation->certain = details_tag_is_at_margin(matcher, details->open);
	} else if (!wants_tags_alone(matcher, details)) {
		return;
	} else if (!details->open_alone) {
		match_add_in(matcher, DEVIATION_DETAILS_TAG_LINE, details->item, details->open)->number = index;
	} else if (!details->close_alone) {
		match_add_in(matcher, DEVIATION_DETAILS_TAG_LINE, details->item, details->close)->number = index;
	}
}

static bool opens_tag(const char *bytes, size_t size, const char *tag, size_t length)
{
	return size >= length && memcmp(bytes, tag, length) == 0 &&
	       (size == length || !source_is_word_byte(bytes[length]));
}

bool html_is_preformatted(const struct source *source, span text)
{
	const char *end = source->bytes + text.end;
	for (const char *at = source_at(source, text); at < end; at++) {
		at = memchr(at, '<', (size_t)(end - at));
		if (!at) {
			return false;
		}
		size_t size = (size_t)(end - at);
		if (opens_tag(at, size, "<pre", 4) || opens_tag(at, size, "<code", 5)) {
			return true;
		}
	}
	return false;
}

// The first place in a details block where Markdown shows as plain text: each block is one finding.
static void markdown_match(struct matcher *matcher, uint32_t index)
{
	const struct entry *entry = matcher->entry;
	const struct entry_details *details = &entry->details[index];
	for (size_t i = entry_html_after(entry, details->content.start);
	     i < entry->html_count && entry->html[i].at.start < details->content.end; i++) {
		if (entry->html[i].is_text) {
			continue;
		}
		span text = overlap(entry->html[i].at, details->content);
		span at;
		if (!html_is_preformatted(entry->source, text) && find_markdown(entry, text, &at)) {
			match_add_in(matcher, DEVIATION_DETAILS_MARKDOWN, details->item, at)->number = index;
			return;
		}
	}
}

// The field that is a details block and not there; NULL for none.
static const struct template_field *missing_block(const struct matcher *matcher)
{
	const struct template_kind *kind = matcher->match->kind;
	for (uint32_t i = 0; i < kind->field_count && kind->has_named; i++) {
		bool is_there = !kind->fields[i].is_details;
		for (uint32_t k = 0; k < matcher->entry->item_count && !is_there; k++) {
			is_there = matcher->match->items[k].field == &kind->fields[i];
		}
		if (!is_there) {
			return &kind->fields[i];
		}
	}
	return NULL;
}

static void unopened_match(struct matcher *matcher, span tag)
{
	const struct template_field *missing = missing_block(matcher);
	uint32_t root = missing ? ENTRY_NONE : details_root(matcher->entry, tag.start);
	struct deviation *deviation = match_add_in(matcher, DEVIATION_DETAILS_UNOPENED, root, tag);
	deviation->field = missing ? missing : deviation->field;
	deviation->certain = details_tag_is_at_margin(matcher, tag);
}

// The tag of the block that the entry is.
static void own_tag_match(struct matcher *matcher)
{
	const struct entry *entry = matcher->entry;
	uint32_t start = entry->heading.start;
	const char *close = memchr(source_at(entry->source, entry->heading), '>', span_length(entry->heading));
	if (entry->shape == ENTRY_SHAPE_DETAILS && entry->is_open && close) {
		uint32_t end = (uint32_t)(close - entry->source->bytes) + 1;
		match_add(matcher, DEVIATION_DETAILS_UNCLOSED, span_of(start, end))->item = ENTRY_NONE;
	}
}

void details_match(struct matcher *matcher)
{
	const struct entry *entry = matcher->entry;
	struct explained explained = {NULL, NULL};
	if (!entry->details_are_closed || matcher->match->has_slip) {
		explained = details_slips_match(matcher);
	}
	for (uint32_t i = 0; i < entry->details_count; i++) {
		uint32_t item = entry->details[i].item;
		if (item == ENTRY_NONE && matcher->match->kind->has_named) {
			summary_slip_match(matcher, i);
		}
		if (item == ENTRY_NONE || matcher->match->items[item].unfilled) {
			continue;
		}
		if (!summary_slip_match(matcher, i) && !(explained.details && explained.details[i])) {
			tags_match(matcher, i);
		}
		bool is_closed = !span_is_empty(entry->details[i].close);
		if (entry->details[i].depth == 0 && (is_closed || matcher->match->loose_count == 0)) {
			markdown_match(matcher, i);
		}
	}
	own_tag_match(matcher);
	for (size_t i = 0; i < entry->stray_close_count; i++) {
		if (!explained.strays || !explained.strays[i]) {
			unopened_match(matcher, entry->stray_closes[i]);
		}
	}
}
