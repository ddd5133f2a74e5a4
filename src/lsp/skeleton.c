// A new entry, as the template shows one.

#include "lsp/skeleton.h"

#include "base/bytes.h"

#include <string.h>

// --- fields ---------------------------------------------------------------------------------------

bool skeleton_is_slot(const struct pllint_field *field)
{
	struct pllint_span at = pllint_field_span(field), shown = pllint_field_shown(field);
	return pllint_field_shape(field) != PLLINT_VALUE_DETAILS && at.start <= shown.start && shown.start < at.end;
}

// A final period stays.
static void add_slot(struct snippet *snippet, const struct pllint_field *field)
{
	const char *bytes = snippet_bytes(snippet);
	struct pllint_span at = pllint_field_span(field);
	bool is_choice = pllint_field_shape(field) == PLLINT_VALUE_CHOICE;
	bool ends_in_period = at.end - at.start > 1 && bytes[at.end - 1] == '.' && bytes[at.end - 2] != '.';
	if (is_choice) {
		snippet_choice(snippet, field, at);
	} else {
		at.end -= ends_in_period;
		snippet_fill(snippet, at, NULL, pllint_field_label(field));
	}
}

void skeleton_field(struct snippet *snippet, const struct pllint_field *field)
{
	struct pllint_span at = pllint_field_span(field), shown = pllint_field_shown(field);
	size_t count = pllint_field_child_count(field);
	enum pllint_value_shape shape = pllint_field_shape(field);
	bool has_stops = snippet->form == SNIPPET_STOPS;
	const char *bytes = snippet_bytes(snippet);
	if (at.start < snippet->at || at.start == at.end) {
		return; // it is part of what was copied
	}
	if (skeleton_is_slot(field)) {
		add_slot(snippet, field);
		return;
	}
	snippet_copy(snippet, at.end);
	for (size_t i = 0; i < count; i++) {
		skeleton_field(snippet, pllint_field_child(field, i));
	}
	if (count || (shape == PLLINT_VALUE_DETAILS && has_stops && snippet_details(snippet))) {
		return;
	}
	if (shape == PLLINT_VALUE_CHOICE && shown.start < shown.end && shown.start >= snippet->at) {
		snippet_choice(snippet, field, shown);
		return;
	}
	struct pllint_span rest = snippet_rest_of_line(snippet, at.end);
	if (shown.start < shown.end && snippet_is_within(shown, rest)) {
		// Words around it say that the field is optional.
		bool has_mark = snippet_holds_words(bytes, rest.start, shown.start) ||
				snippet_holds_words(bytes, shown.end, rest.end);
		snippet_copy(snippet, rest.start);
		snippet->at = has_mark ? shown.start : snippet->at;
		snippet_fill(snippet, shown, NULL, (struct pllint_span){0});
		snippet->at = has_mark ? rest.end : snippet->at;
		snippet_copy(snippet, rest.end);
	} else if (rest.start < rest.end) {
		snippet_fill(snippet, rest, NULL, (struct pllint_span){0});
	} else if (has_stops) {
		buffer_add_string(&snippet->text, " ");
		snippet_stop(snippet, rest, NULL);
	}
}

// --- entries --------------------------------------------------------------------------------------

// All of it is on one line.
static bool is_line(const struct pllint_kind *kind)
{
	return pllint_kind_field_count(kind) &&
	       snippet_is_within(pllint_field_span(pllint_kind_field(kind, 0)), pllint_kind_head(kind));
}

struct pllint_text skeleton_marker(const struct text *template, const struct pllint_kind *kind)
{
	struct pllint_span head = pllint_kind_head(kind);
	const char *bytes = template->bytes.bytes, *start = bytes + head.start;
	if (byte_is_in(*start, "-*+") && byte_is_blank(start[1])) {
		return (struct pllint_text){start, 2};
	}
	if (!is_line(kind) || *start == '|') {
		return (struct pllint_text){"", 0};
	}
	bool is_shown = head.start > 1 && byte_is_in(start[-2], "-*+") && byte_is_blank(start[-1]);
	return (struct pllint_text){is_shown ? start - 2 : "- ", 2};
}

// Words in brackets behind the title, such as `[links]`.
static void add_tail(struct snippet *snippet, uint32_t end)
{
	const char *bytes = snippet_bytes(snippet);
	for (uint32_t at = snippet->at; at < end; at++) {
		uint32_t close = bytes[at] == '[' ? snippet_closing(bytes, at, end, '[', ']') : end;
		if (close < end && bytes[close + 1] != '(') {
			snippet_stop(snippet, (struct pllint_span){at, close + 1}, NULL);
			at = close;
		}
	}
}

// Behind the tag that closes a block.
static uint32_t block_end(const char *bytes, uint32_t start)
{
	unsigned depth = 0;
	for (const char *at = bytes + start; (at = strchr(at, '<')); at++) {
		depth += strncmp(at, "<details", 8) == 0;
		if (strncmp(at, "</details>", 10) == 0 && --depth == 0) {
			return (uint32_t)(at - bytes) + 10;
		}
	}
	return start;
}

// The lines below that are links by their names: `[Paper](link) | [Code](link)`.
static void add_link_lines(struct snippet *snippet)
{
	struct text *text = snippet->template;
	for (uint32_t i = text_place(text, snippet->at).line + 1; i < text_line_count(text); i++) {
		struct pllint_span line = text_line(text, i);
		if (snippet_is_links(snippet_bytes(snippet), line)) {
			snippet_fill_links(snippet, line.end, (struct pllint_span){0}, true);
		} else if (line.start < line.end) {
			return;
		}
	}
}

void skeleton_entry(struct snippet *snippet, const struct pllint_kind *kind)
{
	const char *bytes = snippet_bytes(snippet);
	struct pllint_span head = pllint_kind_head(kind), title = pllint_kind_title(kind);
	struct pllint_span line = snippet_line(snippet, head.start), indentation = {line.start, head.start};
	bool opens_line = snippet_trimmed(bytes, indentation).start == head.start, is_block = bytes[head.start] == '<';
	bool has_marker = byte_is_in(bytes[head.start], "-*+") && byte_is_blank(bytes[head.start + 1]);
	snippet->indentation = opens_line ? head.start - line.start : 0;
	snippet->at = head.start + (has_marker ? 2 : 0);
	snippet_fill(snippet, title, SNIPPET_TITLE, (struct pllint_span){0});
	if (has_marker) {
		add_tail(snippet, head.end);
	}
	for (size_t i = 0; i < pllint_kind_field_count(kind); i++) {
		skeleton_field(snippet, pllint_kind_field(kind, i));
	}
	if (is_block) {
		snippet_fill_links(snippet, block_end(bytes, head.start), (struct pllint_span){0}, true);
	} else {
		snippet_copy(snippet, is_line(kind) ? head.end : snippet_line(snippet, snippet->at).end);
		add_link_lines(snippet);
	}
}
