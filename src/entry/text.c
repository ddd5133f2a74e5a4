// The text of an entry as a reader of the page sees it.

#include <string.h>

#include "base/bisect.h"
#include "base/bytes.h"
#include "entry/entry.h"

struct buffer {
	char *bytes;
	uint32_t size;
};

static void put(struct buffer *buffer, const char *bytes, size_t size)
{
	memcpy(buffer->bytes + buffer->size, bytes, size);
	buffer->size += (uint32_t)size;
}

static void put_code_point(struct buffer *buffer, uint32_t c)
{
	if (c < 0x80) {
		buffer->bytes[buffer->size++] = (char)c;
	} else if (c < 0x800) {
		buffer->bytes[buffer->size++] = (char)(0xC0 | (c >> 6));
		buffer->bytes[buffer->size++] = (char)(0x80 | (c & 0x3F));
	} else if (c < 0x10000) {
		buffer->bytes[buffer->size++] = (char)(0xE0 | (c >> 12));
		buffer->bytes[buffer->size++] = (char)(0x80 | ((c >> 6) & 0x3F));
		buffer->bytes[buffer->size++] = (char)(0x80 | (c & 0x3F));
	} else {
		buffer->bytes[buffer->size++] = (char)(0xF0 | (c >> 18));
		buffer->bytes[buffer->size++] = (char)(0x80 | ((c >> 12) & 0x3F));
		buffer->bytes[buffer->size++] = (char)(0x80 | ((c >> 6) & 0x3F));
		buffer->bytes[buffer->size++] = (char)(0x80 | (c & 0x3F));
	}
}

static uint32_t numeric_entity(const char *bytes, size_t size)
{
	unsigned base = 10;
	size_t i = 2;
	if (size > 3 && (bytes[2] == 'x' || bytes[2] == 'X')) {
		base = 16;
		i = 3;
	}
	uint32_t value = 0;
	for (; i + 1 < size && value < 0x110000; i++) {
		char c = bytes[i];
		uint32_t digit = c <= '9' ? (uint32_t)(c - '0') : (uint32_t)((c | 0x20) - 'a') + 10;
		value = value * base + digit;
	}
	bool surrogate = value >= 0xD800 && value < 0xE000;
	return value == 0 || value >= 0x110000 || surrogate ? 0xFFFD : value;
}

static void put_entity(struct buffer *buffer, const char *bytes, size_t size)
{
	static const struct {
		const char *name;
		uint32_t code_point;
	} named[] = {{"&amp;", '&'},   {"&lt;", '<'},	 {"&gt;", '>'},	      {"&quot;", '"'},
		     {"&apos;", '\''}, {"&nbsp;", 0xA0}, {"&ndash;", 0x2013}, {"&mdash;", 0x2014}};
	if (size > 2 && bytes[1] == '#') {
		put_code_point(buffer, numeric_entity(bytes, size));
		return;
	}
	for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
		if (strlen(named[i].name) == size && memcmp(named[i].name, bytes, size) == 0) {
			put_code_point(buffer, named[i].code_point);
			return;
		}
	}
	put(buffer, bytes, size);
}

static bool opens_comment(const char *bytes, size_t size)
{
	return size >= 4 && memcmp(bytes, "<!--", 4) == 0;
}

static bool closes_comment(const char *bytes, size_t size)
{
	return size >= 3 && memcmp(bytes + size - 3, "-->", 3) == 0;
}

static span clipped(const struct token *token, span clip)
{
	return span_of(token->at.start > clip.start ? token->at.start : clip.start,
		       token->at.end < clip.end ? token->at.end : clip.end);
}

// Whether the part in `clip` is nothing but text without a mark in it: the bytes of one token.
static bool is_one_text(const struct entry *entry, struct token_run run, span clip, span *text)
{
	uint32_t last = run.count;
	for (uint32_t i = 0; i < run.count; i++) {
		if (!span_is_empty(clipped(&entry->tokens[run.first + i], clip))) {
			if (last < run.count) {
				return false;
			}
			last = i;
		}
	}
	if (last == run.count || entry->tokens[run.first + last].type != TOKEN_TEXT) {
		return false;
	}
	const struct token *token = &entry->tokens[run.first + last];
	*text = clipped(token, clip);
	return true;
}

// A tag that goes on over several lines comes line by line, without a token for the break between.
static bool goes_on(const struct entry *entry, struct token_run run, uint32_t index)
{
	const struct token *token = &entry->tokens[run.first + index];
	return index > 0 && token[-1].type == TOKEN_HTML_INLINE && token[-1].at.end < token->at.start;
}

struct unicode_key entry_visible_part(const struct entry *entry, struct token_run run, span clip, struct arena *arena)
{
	span text;
	if (is_one_text(entry, run, clip, &text)) {
		return (struct unicode_key){source_at(entry->source, text), span_length(text)};
	}
	size_t room = 1;
	for (uint32_t i = 0; i < run.count; i++) {
		room += span_length(entry->tokens[run.first + i].at) + 4;
	}
	struct buffer buffer = {arena_alloc(arena, room), 0};
	bool in_comment = false;
	for (uint32_t i = 0; i < run.count; i++) {
		const struct token *token = &entry->tokens[run.first + i];
		span at = clipped(token, clip);
		if (span_is_empty(at)) {
			continue;
		}
		const char *bytes = source_at(entry->source, at);
		size_t size = span_length(at);
		switch ((enum token_type)token->type) {
		case TOKEN_TEXT:
		case TOKEN_CODE_TEXT:
			put(&buffer, bytes, size);
			break;
		case TOKEN_ENTITY:
			put_entity(&buffer, bytes, size);
			break;
		case TOKEN_SOFT_BREAK:
		case TOKEN_HARD_BREAK:
			put(&buffer, " ", 1);
			break;
		case TOKEN_HTML_INLINE:
			in_comment = in_comment || opens_comment(bytes, size);
			if (!in_comment) {
				put(&buffer, " ", goes_on(entry, run, i));
				put(&buffer, bytes, size);
			}
			in_comment = in_comment && !closes_comment(bytes, size);
			break;
		default:
			break;
		}
	}
	buffer.bytes[buffer.size] = 0;
	return (struct unicode_key){buffer.bytes, buffer.size};
}

struct unicode_key entry_visible_text(const struct entry *entry, struct token_run run, struct arena *arena)
{
	return entry_visible_part(entry, run, span_of(0, UINT32_MAX), arena);
}

struct unicode_key entry_title_text(const struct entry *entry, struct arena *arena)
{
	return entry_visible_part(entry, entry->title_tokens, entry->title, arena);
}

struct unicode_key entry_value_text(const struct entry *entry, const struct entry_item *item, struct arena *arena)
{
	return entry_visible_part(entry, item->value_tokens, item->value, arena);
}

static struct unicode_key entry_folded_part(const struct entry *entry, struct token_run run, span clip,
					    struct arena *arena)
{
	struct unicode_key text = entry_visible_part(entry, run, clip, arena);
	return unicode_fold(arena, text.bytes, text.size);
}

struct unicode_key entry_folded_title(const struct entry *entry, struct arena *arena)
{
	return entry_folded_part(entry, entry->title_tokens, entry->title, arena);
}

struct unicode_key entry_folded_value(const struct entry *entry, const struct entry_item *item, struct arena *arena)
{
	return entry_folded_part(entry, item->value_tokens, item->value, arena);
}

struct unicode_key entry_bytes(const struct source *source, span at, struct arena *arena)
{
	if (!memchr(source_at(source, at), '<', span_length(at))) {
		return (struct unicode_key){source_at(source, at), span_length(at)};
	}
	struct buffer buffer = {arena_alloc(arena, span_length(at) + 1), 0};
	for (uint32_t i = at.start; i < at.end;) {
		const char *bytes = source->bytes + i;
		size_t left = at.end - i;
		if (opens_comment(bytes, left)) {
			i = comment_end(source->bytes, i, at.end);
			continue;
		}
		const char *next = left > 1 ? memchr(bytes + 1, '<', left - 1) : NULL;
		size_t size = next ? (size_t)(next - bytes) : left;
		put(&buffer, bytes, size);
		i += (uint32_t)size;
	}
	return (struct unicode_key){buffer.bytes, buffer.size};
}

struct unicode_key entry_folded_bytes(const struct source *source, span at, struct arena *arena)
{
	struct unicode_key text = entry_bytes(source, at, arena);
	return unicode_fold(arena, text.bytes, text.size);
}

// They stand in the order of the text.
bool entry_is_in_comment(const struct entry *entry, uint32_t at)
{
	for (size_t i = 0; i < entry->comment_count; i++) {
		if (entry->comments[i].whole.start <= at && at < entry->comments[i].whole.end) {
			return true;
		}
	}
	return false;
}

size_t entry_html_after(const struct entry *entry, uint32_t at)
{
	size_t after;
	BISECT(after, entry->html_count, entry->html[after].at.end <= at);
	return after;
}

const span *entry_find_formula(const struct entry *entry, span at)
{
	size_t low = 0;
	size_t high = entry->formula_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (entry->formulas[middle].end <= at.start) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	bool touches = low < entry->formula_count && entry->formulas[low].start < at.end;
	return touches ? &entry->formulas[low] : NULL;
}

// The content of details without summaries and comments is blank.
static bool details_is_empty(const struct entry *entry, const struct entry_details *details)
{
	const char *bytes = entry->source->bytes;
	for (uint32_t i = details->content.start; i < details->content.end;) {
		size_t left = details->content.end - i;
		if (byte_is_in(bytes[i], " \t\r\n>")) {
			i++;
		} else if (opens_comment(bytes + i, left)) {
			i = comment_end(entry->source->bytes, i, details->content.end);
		} else {
			return false;
		}
	}
	return true;
}

bool entry_item_has_content_below(const struct entry *entry, uint32_t index)
{
	for (uint32_t i = index + 1; i < entry->items[index].end; i++) {
		const struct entry_item *item = &entry->items[i];
		if (item->label.exists || !span_is_empty(item->value) || item->has_more || item->details_count > 0) {
			return true;
		}
	}
	return false;
}

bool entry_item_is_empty(const struct entry *entry, uint32_t index)
{
	const struct entry_item *item = &entry->items[index];
	if (!span_is_empty(item->value) || item->has_more || entry_item_has_content_below(entry, index)) {
		return false;
	}
	for (uint32_t i = 0; i < item->details_count; i++) {
		if (!details_is_empty(entry, &entry->details[item->first_details + i])) {
			return false;
		}
	}
	return true;
}

struct unicode_key entry_link_key(const struct entry *entry, const struct entry_link *link, struct arena *arena)
{
	const struct source *source = entry->source;
	span text = source_trim_lines(source, link->text);
	while (!span_is_empty(text)) {
		size_t length;
		uint32_t code_point = unicode_decode(source_at(source, text), span_length(text), &length);
		if (!unicode_is_symbol(code_point) && !unicode_is_whitespace(code_point)) {
			break;
		}
		text.start += (uint32_t)length;
	}
	const char *bracket =
		source_ends_with(source, text, ")") ? memchr(source_at(source, text), '(', span_length(text)) : NULL;
	if (bracket && bracket > source_at(source, text)) {
		text = source_trim(source, span_of(text.start, (uint32_t)(bracket - source->bytes)));
	}
	return entry_folded_bytes(source, text, arena);
}

uint32_t entry_tag_length(const struct source *source, span text)
{
	static const char *const names[] = {"b", "strong", "i", "em", "u", "code", "font", "span"};
	bool closes = source_starts_with(source, text, "</");
	uint32_t start = text.start + (closes ? 2 : 1);
	uint32_t end = start;
	while (end < text.end && byte_is_letter(source->bytes[end])) {
		end++;
	}
	for (size_t i = 0; i < sizeof names / sizeof *names && source_starts_with(source, text, "<"); i++) {
		if (source_is(source, span_of(start, end), names[i])) {
			const char *close = memchr(source->bytes + end, '>', text.end - end);
			return close ? (uint32_t)(close - source->bytes) + 1 - text.start : 0;
		}
	}
	return 0;
}
