// What a template shows as a field's value: marks, placeholders, what counts as unfilled.

#include "template/compile.h"

#include <string.h>

#include "base/bytes.h"
#include "base/url.h"
#include "template/placeholder.h"

static bool has_content(const struct entry_details *details)
{
	return !span_is_empty(details->content);
}

// Takes the mark at either end of the text off.
static void take_mark(struct value *value)
{
	const struct source *source = value->text.source;
	span at = value->text.at;
	span mark = at;
	enum mark_meaning meaning = mark_is(source, at, true);
	if (meaning != MARK_NONE) {
		value->text.at.end = at.start;
	} else if ((meaning = mark_at_end(source, at, &mark)) != MARK_NONE) {
		value->text.at = source_trim_lines(source, span_of(at.start, mark.start));
	} else if ((meaning = mark_at_start(source, at, &mark)) != MARK_NONE) {
		value->text.at = source_trim_lines(source, span_of(mark.end, at.end));
	}
	if (meaning != MARK_NONE) {
		value->meaning = meaning;
		value->mark = text_file_span(value->text.source, mark);
	}
}

// `- **Notes**:` with `- (if any)` below it.
static void take_nested_mark(struct value *value, const struct entry *entry, uint32_t item)
{
	const struct entry_item *nested = &entry->items[item + 1];
	if (entry->items[item].end != item + 2 || nested->label.exists || span_is_empty(nested->value)) {
		return;
	}
	enum mark_meaning meaning = mark_is(entry->source, nested->value, true);
	if (meaning != MARK_NONE) {
		value->meaning = meaning;
		value->mark = text_file_span(entry->source, nested->value);
	}
}

struct value value_read(struct skeleton *skeleton, const struct entry *entry, uint32_t item, span hint)
{
	const struct entry_item *it = &entry->items[item];
	struct value value = {.meaning = MARK_NONE};
	value.whole = text_without_comments(skeleton->memory, entry->source, it->value);
	value.text = value.whole;
	if (!span_is_empty(value.text.at)) {
		take_mark(&value);
	} else {
		take_nested_mark(&value, entry, item);
	}
	if (it->details_count == 0) {
		if (span_is_empty(value.whole.at) && !span_is_empty(hint)) {
			value.text = (struct text){entry->source, hint};
		}
		return value;
	}
	value.details = &entry->details[it->first_details];
	if (span_is_empty(value.details->close)) {
		skeleton_fault(skeleton, value.details->open, "this {0} is never closed",
			       "write `</details>` where it ends: contributors copy it as it is", value.details->open);
	}
	span content = has_content(value.details) ? value.details->content : span_of(0, 0);
	value.content = text_without_comments(skeleton->memory, entry->source, content);
	enum mark_meaning meaning =
		has_content(value.details) ? mark_is(value.content.source, value.content.at, true) : MARK_NONE;
	if (meaning != MARK_NONE && value.meaning == MARK_NONE) {
		value.meaning = meaning;
		value.mark = text_file_span(value.content.source, value.content.at);
	}
	return value;
}

// --- unfilled -------------------------------------------------------------------------------------

// Nobody shows as many; each value of a list is held against all of them.
enum { UNFILLED_MAX = 64 };

struct unfilled {
	struct unicode_key *items;
	uint32_t count, room;
};

static void add(struct unfilled *unfilled, struct unicode_key key)
{
	for (uint32_t i = 0; i < unfilled->count; i++) {
		if (unicode_key_equal(unfilled->items[i], key)) {
			return;
		}
	}
	if (key.size > 0 && unfilled->count < unfilled->room) {
		unfilled->items[unfilled->count++] = key;
	}
}

// A box that nobody has ticked says that it is not so, which may well be right: `[ ]`, and no link without a text.
static bool has_box(const struct text *text)
{
	for (uint32_t i = text->at.start; i + 3 <= text->at.end; i++) {
		span rest = span_of(i, text->at.end);
		if (source_starts_with(text->source, rest, "☐") || source_starts_with(text->source, rest, "⬜") ||
		    (source_starts_with(text->source, rest, "[ ]") &&
		     !source_starts_with(text->source, rest, "[ ]("))) {
			return true;
		}
	}
	return false;
}

enum { NUMBER_MAX = 5 };

// `2024`, `5`, `4.5`, `3/5`; a longer one is the number of something.
static bool is_short_number(const char *bytes, size_t size)
{
	bool has_digit = false;
	for (size_t i = 0; i < size; i++) {
		bool is_digit = bytes[i] >= '0' && bytes[i] <= '9';
		if (!is_digit && bytes[i] != '.' && bytes[i] != '/') {
			return false;
		}
		has_digit |= is_digit;
	}
	return has_digit && size <= NUMBER_MAX;
}

// `★★★☆☆`
static bool is_rating(const struct source *source, span at)
{
	static const char *const stars[] = {"★", "☆", "⭐"};
	uint32_t left = span_length(at);
	for (size_t i = 0; i < sizeof stars / sizeof *stars; i++) {
		for (uint32_t k = at.start; k + 3 <= at.end; k += 3) {
			left -= source_starts_with(source, span_of(k, at.end), stars[i]) ? 3 : 0;
		}
	}
	return left == 0 && !span_is_empty(at);
}

// An entry that says the same as the template may well be right: the year of an example, or no code yet.
static bool may_be_right(const struct text *text)
{
	const struct source *source = text->source;
	span at = text_plain(source, text->at);
	return is_short_number(source_at(source, at), span_length(at)) || is_rating(source, at) ||
	       source_is(source, at, "❌") || has_box(text);
}

static void add_text(struct skeleton *skeleton, struct unfilled *unfilled, const struct text *text)
{
	if (!span_is_empty(text->at) && !may_be_right(text)) {
		add(unfilled, entry_folded_bytes(text->source, text->at, &skeleton->arena));
		add(unfilled, entry_folded_bytes(text->source, text_plain(text->source, text->at), &skeleton->arena));
	}
}

// `[todo / done]` is as unfilled without its brackets.
static void add_unwrapped(struct skeleton *skeleton, struct unfilled *unfilled, const struct text *text)
{
	enum text_wrap wrap;
	struct text inner = *text;
	inner.at = text_unwrap(text->source, text_plain(text->source, text->at), &wrap);
	add_text(skeleton, unfilled, &inner);
}

enum { LINE_WORDS = 3 }; // a line of fewer words may well be a value

// Of a text with several lines, each line that is left alone is as unfilled: `Write two lines`, `of your own here`.
static void add_lines(struct skeleton *skeleton, struct unfilled *unfilled, const struct text *text)
{
	const struct source *source = text->source;
	if (!memchr(source_at(source, text->at), '\n', span_length(text->at))) {
		return;
	}
	for (uint32_t start = text->at.start; start < text->at.end && unfilled->count < unfilled->room;) {
		uint32_t next = source_next_line(source, start);
		span line = source_trim_lines(source, span_of(start, next < text->at.end ? next : text->at.end));
		start = next;
		bool is_stand_in = placeholder_is_value(&skeleton->arena, source, line);
		if (!span_is_empty(line) && (is_stand_in || text_word_count(source, line) >= LINE_WORDS)) {
			add_text(skeleton, unfilled, &(struct text){source, line});
		}
	}
}

// Of alternatives, those that stand for what is to be written: `[GitHub](url)` of `[GitHub](url) / N/A`.
static void add_alternatives(struct skeleton *skeleton, struct unfilled *unfilled, const struct text *text)
{
	static const char separators[] = "/|";
	const struct source *source = text->source;
	for (const char *c = separators; *c; c++) {
		struct text_parts parts = text_split(&skeleton->arena, source, text->at, *c, true);
		for (uint32_t i = 0; parts.count > 1 && i < parts.count; i++) {
			span part = parts.items[i];
			bool is_stand_in = !span_is_empty(part) && byte_is_in(source->bytes[part.start], "<{[") &&
					   byte_is_in(source->bytes[part.end - 1], ">})");
			if (is_stand_in && placeholder_is_value(&skeleton->arena, source, part)) {
				add_text(skeleton, unfilled, &(struct text){source, part});
			}
		}
	}
}

static void add_details(struct skeleton *skeleton, struct unfilled *unfilled, const struct entry *entry,
			const struct entry_item *item)
{
	for (uint32_t i = 0; i < item->details_count && unfilled->count < unfilled->room; i++) {
		const struct entry_details *details = &entry->details[item->first_details + i];
		if (!has_content(details) || details->depth > 0) {
			continue;
		}
		struct text content = text_without_comments(skeleton->memory, entry->source, details->content);
		add_text(skeleton, unfilled, &content);
		add_lines(skeleton, unfilled, &content);
		span mark;
		if (mark_at_end(content.source, content.at, &mark) != MARK_NONE) {
			content.at = source_trim_lines(content.source, span_of(content.at.start, mark.start));
			add_text(skeleton, unfilled, &content);
		} else if (mark_at_start(content.source, content.at, &mark) != MARK_NONE) {
			content.at = source_trim_lines(content.source, span_of(mark.end, content.at.end));
			add_text(skeleton, unfilled, &content);
		}
	}
}

// What nested items without a label show: `- (your notes)`.
static void add_nested(struct skeleton *skeleton, struct unfilled *unfilled, const struct entry *entry, uint32_t item)
{
	uint32_t end = entry->items[item].end;
	for (uint32_t i = item + 1; i < end && unfilled->count < unfilled->room; i = entry->items[i].end) {
		if (!field_item_is_field(entry, i)) {
			struct text text =
				text_without_comments(skeleton->memory, entry->source, entry->items[i].value);
			add_text(skeleton, unfilled, &text);
		}
	}
}

void value_read_unfilled(struct skeleton *skeleton, const struct entry *entry, uint32_t item, const struct value *value,
			 struct template_field *field)
{
	const struct entry_item *it = &entry->items[item];
	uint64_t room = 24 + 4 * (uint64_t)it->details_count + 2 * (uint64_t)(it->end - item);
	struct unfilled unfilled = {.room = room < UNFILLED_MAX ? (uint32_t)room : UNFILLED_MAX};
	unfilled.items = arena_alloc(&skeleton->arena, unfilled.room * sizeof *unfilled.items);
	add_text(skeleton, &unfilled, &value->whole);
	add_text(skeleton, &unfilled, &value->text);
	if (field->shape != SHAPE_CHOICE) {
		add_lines(skeleton, &unfilled, &value->text);
		add_alternatives(skeleton, &unfilled, &value->text);
	}
	if (!span_is_empty(value->whole.at) && !may_be_right(&value->whole)) {
		add(&unfilled, entry_folded_value(entry, it, &skeleton->arena));
	}
	if ((field->shape == SHAPE_CHOICE || field->shape == SHAPE_DATE) && !span_is_empty(value->text.at)) {
		add_unwrapped(skeleton, &unfilled, &value->text);
	}
	add_details(skeleton, &unfilled, entry, it);
	add_nested(skeleton, &unfilled, entry, item);
	field->unfilled = unfilled.items;
	field->unfilled_count = unfilled.count;
}

// --- filled ---------------------------------------------------------------------------------------

static bool is_placeholder(struct skeleton *skeleton, const struct text *text)
{
	enum text_wrap wrap;
	span at = text_unwrap(text->source, text_plain(text->source, text->at), &wrap);
	bool wrapped = wrap == WRAP_ROUND || wrap == WRAP_SQUARE || wrap == WRAP_CURLY || wrap == WRAP_ANGLE;
	const char *bytes = source_at(text->source, at);
	bool url = source_starts_with(text->source, at, "http") && url_check(bytes, span_length(at)) == URL_FITS;
	if (wrapped && !url) {
		return true;
	}
	if (span_is_empty(at) || source_ends_with(text->source, at, "...") || source_ends_with(text->source, at, "…")) {
		return true;
	}
	return url ? url_is_pattern(bytes, span_length(at))
		   : text_is_word(text_fold(&skeleton->arena, text->source, at), "xxx|todo|tbd|-|n/a|xx|x|?|none");
}

// `[Paper](https://arxiv.org/abs/1)`, not `[Paper](url)`.
static bool leads_somewhere(const struct text *text)
{
	span shown;
	span target;
	if (!shape_link(text->source, text->at, &shown, &target)) {
		return false;
	}
	const char *bytes = source_at(text->source, target);
	size_t size = span_length(target);
	return url_check(bytes, size) == URL_FITS && !url_is_pattern(bytes, size) &&
	       !source_ends_with(text->source, target, "...");
}

bool value_is_filled(struct skeleton *skeleton, const struct value *value, const struct template_field *field)
{
	switch (field->shape) {
	case SHAPE_DATE:
	case SHAPE_CHOICE:
	case SHAPE_URL_PATTERN:
		return false;
	case SHAPE_DETAILS:
		return value->meaning == MARK_NONE && !span_is_empty(value->content.at) &&
		       !is_placeholder(skeleton, &value->content);
	case SHAPE_LINK:
		return leads_somewhere(&value->text);
	default:
		return value->meaning == MARK_NONE && !span_is_empty(value->text.at) &&
		       !is_placeholder(skeleton, &value->text);
	}
}
