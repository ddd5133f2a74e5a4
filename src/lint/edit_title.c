// Lines that a writer may have meant as the title of another entry, whatever Markdown makes of them.

#include "base/bytes.h"
#include "lint/edit_item.h"

// The text of a line behind the markers of quotes and lists that it starts with.
static span behind_markers(const struct source *source, span line)
{
	span text = source_trim(source, line);
	for (;;) {
		uint32_t at = text.start;
		while (at < text.end && source->bytes[at] >= '0' && source->bytes[at] <= '9') {
			at++;
		}
		bool is_number = at > text.start;
		if (at >= text.end || !byte_is_among(source->bytes[at], is_number ? ".)" : "*+->")) {
			return text;
		}
		bool is_quote = source->bytes[at] == '>';
		at++;
		if (!is_quote && at < text.end && !(source->bytes[at] == ' ' || source->bytes[at] == '\t')) {
			return text;
		}
		text = source_trim(source, span_of(at, text.end));
	}
}

static bool is_wholly(const struct source *source, span text, const char *marks)
{
	for (uint32_t i = text.start; i < text.end; i++) {
		if (!byte_is_among(source->bytes[i], marks)) {
			return false;
		}
	}
	return !span_is_empty(text);
}

// `**B**`, and not `**Links:**`, which is a label.
static bool is_bold(const struct source *source, span text)
{
	for (unsigned i = 0; i < 2; i++) {
		const char *mark = i == 0 ? "**" : "__";
		if (span_length(text) > 4 && source_starts_with(source, text, mark) &&
		    source_ends_with(source, text, mark)) {
			span inner = source_trim(source, span_of(text.start + 2, text.end - 2));
			return !source_ends_with(source, inner, ":") && !source_ends_with(source, inner, "：");
		}
	}
	return false;
}

static bool is_raw_heading(const struct source *source, span text)
{
	const char *bytes = source_at(source, text);
	return span_length(text) > 3 && bytes[0] == '<' && (bytes[1] | 0x20) == 'h' && bytes[2] >= '1' &&
	       bytes[2] <= '6';
}

static bool may_be_title(const struct source *source, span line)
{
	span text = behind_markers(source, line);
	bool is_underline = is_wholly(source, source_trim(source, line), "=") ||
			    (is_wholly(source, source_trim(source, line), "-") && span_length(text) > 1);
	return source_starts_with(source, text, "#") || is_underline || is_bold(source, text) ||
	       is_raw_heading(source, text);
}

// A title in details is a part of what they hold.
static bool is_in_details(const struct check *check, uint32_t item, uint32_t offset)
{
	const struct entry *entry = check->entry;
	for (uint32_t i = item; i < entry->items[item].end; i++) {
		for (uint32_t j = 0; j < entry->items[i].details_count; j++) {
			const struct entry_details *details = &entry->details[entry->items[i].first_details + j];
			if (details->open.end <= offset && offset < details->close.start) {
				return true;
			}
		}
	}
	return false;
}

bool edit_item_holds_title(const struct check *check, uint32_t item)
{
	const struct source *source = check->source;
	span lines = edit_item_lines(check, item);
	bool has_label = entry_item_is_paragraph(&check->entry->items[item]); // a line in bold, maybe
	for (uint32_t at = has_label ? source_next_line(source, lines.start) : lines.start; at < lines.end;
	     at = source_next_line(source, at)) {
		if (may_be_title(source, source_line(source, at)) && !is_in_details(check, item, at)) {
			return true;
		}
	}
	return false;
}

// A label of which there are two says that a second entry starts somewhere.
static bool has_duplicate_label(const struct check *check)
{
	const struct entry *entry = check->entry;
	for (uint32_t i = 0; i < entry->item_count; i = entry->items[i].end) {
		const struct item_match *match = &check->match->items[i];
		if (match->repeated || match->role == ROLE_DUPLICATE) {
			return true;
		}
		for (uint32_t j = entry->items[i].end; match->role == ROLE_UNKNOWN && j < entry->item_count;
		     j = entry->items[j].end) {
			if (unicode_key_equal(entry->items[i].label.key, entry->items[j].label.key)) {
				return true;
			}
		}
	}
	return false;
}

// Blank lines and comments alone.
static bool is_empty_between(const struct check *check, span gap)
{
	const struct source *source = check->source;
	for (span text = source_trim_lines(source, gap); !span_is_empty(text); text = source_trim_lines(source, text)) {
		if (!source_starts_with(source, text, "<!--")) {
			return false;
		}
		text.start = comment_end(source->bytes, text.start, text.end);
	}
	return true;
}

bool edit_items_are_one_entry(const struct check *check, uint32_t first, uint32_t last)
{
	const struct entry *entry = check->entry;
	if (entry->is_part || has_duplicate_label(check)) {
		return false;
	}
	for (uint32_t i = first, end = first; i != ENTRY_NONE && i <= last; i = edit_item_next(entry, i)) {
		span lines = edit_item_lines(check, i);
		if (check->match->items[i].role == ROLE_TEXT || !edit_item_is_indented(check, i) ||
		    edit_item_holds_title(check, i) ||
		    (i != first && !is_empty_between(check, span_of(end, lines.start)))) {
			return false;
		}
		end = lines.end;
	}
	return true;
}
