// Tokens of sections in which is nothing but plain text, without md4c. In doubt it is not plain.

#include "markdown/plain.h"

#include <string.h>

#include "base/scan.h"
#include "markdown/line.h"

enum { LEVELS = 2, INDENT = 2 }; // of lists; of what is in an item of the first level
enum { ENTITY_MAX = 64 };	 // bytes; md4c takes no longer ones

struct plain {
	const char *bytes;
	uint32_t at; // the next line
	uint32_t end;
	struct memory *memory;
	struct tokens *tokens;
	uint32_t depth;	    // of lists that are open
	char marks[LEVELS]; // theirs
	bool in_html;
	bool has_whitespace; // at a line's end, or lines of them in a row
	uint32_t last;	     // end of what the tokens so far claim
};

// --- tokens -------------------------------------------------------------------------------------

static void emit(struct plain *plain, struct token token)
{
	struct tokens *tokens = plain->tokens;
	plain->last = token.at.end;
	token.more = span_of(token.at.end, token.at.end);
	if (tokens->count >= tokens->room) {
		tokens->list = memory_grow(plain->memory, tokens->list, &tokens->room, tokens->count + 1,
					   sizeof *tokens->list);
	}
	tokens->list[tokens->count++] = token;
}

static void emit_open(struct plain *plain, uint8_t type, uint8_t flags, span at)
{
	emit(plain, (struct token){.type = type, .side = TOKEN_OPEN, .flags = flags, .at = at});
}

static void emit_close(struct plain *plain, uint8_t type, uint8_t flags, span at)
{
	emit(plain, (struct token){.type = type, .side = TOKEN_CLOSE, .flags = flags, .at = at});
}

static void emit_text(struct plain *plain, uint32_t start, uint32_t end)
{
	if (end > start) {
		emit(plain, (struct token){.type = TOKEN_TEXT, .at = span_of(start, end)});
	}
}

static span here(const struct plain *plain)
{
	return span_of(plain->last, plain->last);
}

// --- text ---------------------------------------------------------------------------------------

// Bytes that may be more than text somewhere. Some of them are looked at again.
static const bool is_special[256] = {
	['\0'] = true, ['\t'] = true, ['\r'] = true, ['\v'] = true, ['\f'] = true,
	['*'] = true,  ['_'] = true,  ['`'] = true,  ['['] = true,  [']'] = true,
	['<'] = true,  ['>'] = true,  ['&'] = true,  ['\\'] = true, ['~'] = true,
};

static bool is_word(char c)
{
	return byte_is_letter(c) || byte_is_digit(c);
}

// True if a special byte is no more than text: `a_b`, an asterisk that may only close (`A. Name*, B. Name`)
// where none may open, and `?a=1&b=2` where no `;` follows soon.
static bool is_harmless(const char *bytes, uint32_t start, uint32_t at, uint32_t end)
{
	bool follows_word = at > start && is_word(bytes[at - 1]);
	switch (bytes[at]) {
	case '_':
		return follows_word && at + 1 < end && is_word(bytes[at + 1]);
	case '*':
		return follows_word && (at + 1 == end || bytes[at + 1] == ' ' || bytes[at + 1] == ',');
	case '&':
		return !memchr(bytes + at, ';', end - at < ENTITY_MAX ? end - at : ENTITY_MAX);
	default:
		return false;
	}
}

static bool is_plain(const struct plain *plain, uint32_t start, uint32_t end)
{
	uint32_t at = scan_for(is_special, plain->bytes, start, end);
	while (at < end && is_harmless(plain->bytes, start, at, end)) {
		at = scan_for(is_special, plain->bytes, at + 1, end);
	}
	return at == end;
}

static uint32_t without_whitespace(const char *bytes, uint32_t start, uint32_t end)
{
	while (end > start && bytes[end - 1] == ' ') {
		end--;
	}
	return end;
}

// Where the bold label ends that a text starts with, its last asterisks included; 0 for none that is plain.
static uint32_t label_end(const struct plain *plain, uint32_t start, uint32_t end)
{
	const char *bytes = plain->bytes;
	uint32_t name = start + 2;
	if (end - start < 5 || bytes[start + 1] != '*' || !byte_is_letter(bytes[name])) {
		return 0;
	}
	const char *close = memchr(bytes + name, '*', end - name - 1);
	uint32_t after = close ? (uint32_t)(close - bytes) + 2 : 0;
	if (after == 0 || close[1] != '*' || !(is_word(close[-1]) || close[-1] == ')') ||
	    !is_plain(plain, name, after - 2)) {
		return 0;
	}
	return after == end || bytes[after] == ':' || bytes[after] == ' ' ? after : 0;
}

// The text of an item, from its first byte, which is no blank, to the line's end.
static bool read_text(struct plain *plain, uint32_t start, uint32_t end)
{
	const char *bytes = plain->bytes;
	plain->has_whitespace |= bytes[end - 1] == ' ';
	end = without_whitespace(bytes, start, end);
	uint32_t label = bytes[start] == '*' ? label_end(plain, start, end) : start;
	if (label == 0 || (label == start && line_may_open(bytes[start])) || !is_plain(plain, label, end)) {
		return false;
	}
	emit_open(plain, TOKEN_PARAGRAPH, TOKEN_TIGHT, span_of(start, start));
	if (label > start) {
		emit_open(plain, TOKEN_STRONG, 0, span_of(start, start + 2));
		emit_text(plain, start + 2, label - 2);
		emit_close(plain, TOKEN_STRONG, 0, span_of(label - 2, label));
	}
	emit_text(plain, label, end);
	emit_close(plain, TOKEN_PARAGRAPH, TOKEN_TIGHT, span_of(end, end));
	return true;
}

// --- lines --------------------------------------------------------------------------------------

static bool read_heading(struct plain *plain, uint32_t start, uint32_t end)
{
	const char *bytes = plain->bytes;
	uint32_t level = line_heading_level(bytes, start, end);
	uint32_t text = start + level + 1;
	if (level == 0 || text >= end || bytes[text - 1] != ' ' || bytes[text] == ' ' || bytes[text] == '#' ||
	    bytes[end - 1] == ' ' || bytes[end - 1] == '#' || !is_plain(plain, text, end)) {
		return false;
	}
	struct token token = {.type = TOKEN_HEADING, .detail = (uint8_t)level};
	token.side = TOKEN_OPEN;
	token.at = span_of(start, text - 1);
	emit(plain, token);
	emit_text(plain, text, end);
	token.side = TOKEN_CLOSE;
	token.at = span_of(end, end);
	emit(plain, token);
	return true;
}

static void close_html(struct plain *plain)
{
	if (plain->in_html) {
		plain->in_html = false;
		emit_close(plain, TOKEN_HTML, 0, here(plain));
	}
}

// Closes the innermost item.
static void close_item(struct plain *plain)
{
	close_html(plain);
	emit_close(plain, TOKEN_ITEM, 0, here(plain));
}

static void close_list(struct plain *plain)
{
	close_item(plain);
	struct token token = {.type = TOKEN_LIST, .side = TOKEN_CLOSE, .flags = TOKEN_TIGHT, .at = here(plain)};
	token.detail = (uint8_t)plain->marks[--plain->depth];
	emit(plain, token);
}

// `- text`, its marker at `at`.
static bool read_item(struct plain *plain, uint32_t level, uint32_t at, uint32_t end)
{
	const char *bytes = plain->bytes;
	if (end - at < 3 || bytes[at + 1] != ' ' || bytes[at + 2] == ' ' || level > plain->depth || level == LEVELS) {
		return false;
	}
	while (plain->depth > level + 1) {
		close_list(plain);
	}
	if (plain->depth == level) {
		struct token token = {
			.type = TOKEN_LIST, .side = TOKEN_OPEN, .flags = TOKEN_TIGHT, .at = span_of(at, at)};
		token.detail = (uint8_t)plain->bytes[at];
		plain->marks[plain->depth++] = plain->bytes[at];
		emit(plain, token);
	} else if (plain->marks[level] == bytes[at]) {
		close_item(plain);
	} else {
		return false;
	}
	emit_open(plain, TOKEN_ITEM, 0, span_of(at, at + 1));
	return read_text(plain, at + 2, end);
}

static bool read_html(struct plain *plain, uint32_t at, uint32_t end)
{
	static const char tag[] = "<details>";
	uint32_t text = line_after_whitespace(plain->bytes, at, end);
	if (text == end || plain->bytes[text - 1] == '\t') {
		return false;
	}
	plain->has_whitespace |= byte_is_blank(plain->bytes[end - 1]);
	if (!plain->in_html) {
		if (plain->depth != 1 || end - at < sizeof tag - 1 ||
		    memcmp(plain->bytes + at, tag, sizeof tag - 1) != 0) {
			return false;
		}
		emit_open(plain, TOKEN_HTML, 0, span_of(at, at));
		plain->in_html = true;
	}
	emit(plain, (struct token){.type = TOKEN_HTML_LINE, .at = span_of(at, end)});
	return true;
}

static bool read_line(struct plain *plain, uint32_t start, uint32_t end)
{
	uint32_t at = start;
	while (at < end && at - start < INDENT && plain->bytes[at] == ' ') {
		at++;
	}
	if (at == end) {
		return false;
	}
	bool is_inside = at - start == INDENT && plain->depth > 0;
	char first = plain->bytes[at];
	if (is_inside && (plain->in_html || first == '<')) {
		return read_html(plain, at, end);
	}
	bool is_marker = first == '-' || first == '*' || first == '+';
	return is_marker && (at == start || is_inside) && read_item(plain, is_inside, at, end);
}

static bool starts_section(const struct plain *plain, uint32_t end, uint32_t cut_level)
{
	uint32_t level = line_heading_level(plain->bytes, plain->at, end);
	return level > 0 && level <= cut_level;
}

// Up to where the next section starts. False where something is not plain.
static bool read_section(struct plain *plain, uint32_t cut_level)
{
	bool after_blank = false;
	for (bool is_first = true; plain->at < plain->end; is_first = false) {
		const char *newline = memchr(plain->bytes + plain->at, '\n', plain->end - plain->at);
		if (!newline) {
			return false;
		}
		uint32_t start = plain->at;
		uint32_t end = (uint32_t)(newline - plain->bytes);
		if (is_first) {
			if (!read_heading(plain, start, end)) {
				return false;
			}
		} else if (end == start) {
			plain->has_whitespace |= after_blank;
			close_html(plain);
		} else if (after_blank && starts_section(plain, end, cut_level)) {
			break;
		} else if ((after_blank && plain->depth > 0) || !read_line(plain, start, end)) {
			return false;
		}
		after_blank = end == start;
		plain->at = end + 1;
	}
	while (plain->depth > 0) {
		close_list(plain);
	}
	return true;
}

uint32_t plain_read(struct memory *memory, struct tokens *tokens, const struct source *source, uint32_t start,
		    uint32_t cut_level, bool *is_tidy)
{
	struct plain plain = {
		.bytes = source->bytes, .at = start, .end = source->size, .memory = memory, .tokens = tokens};
	tokens->count = 0;
	bool is_read = !source->has_nul && start < source->size && read_section(&plain, cut_level) &&
		       !memchr(source->bytes + start, '\r', plain.at - start);
	*is_tidy = is_read && !plain.has_whitespace;
	return is_read ? plain.at : 0;
}
