// One line at a time: its ending, the containers it lies in, and what its first characters open.

#include "markdown/line.h"

#include <string.h>

#include "base/bytes.h"

static uint32_t find(const char *bytes, uint32_t start, uint32_t end, char wanted)
{
	const char *found = start < end ? memchr(bytes + start, wanted, end - start) : NULL;
	return found ? (uint32_t)(found - bytes) : end;
}

struct line_reader line_reader_of(const char *bytes, uint32_t size)
{
	return (struct line_reader){
		.bytes = bytes,
		.size = size,
		.newline = {0, find(bytes, 0, size, '\n')},
		.carriage_return = {0, find(bytes, 0, size, '\r')},
	};
}

// A byte that is rare, or not there at all, is looked for once and not for each line.
static inline uint32_t next_from(const struct line_reader *reader, struct line_next *next, uint32_t start, char wanted)
{
	if (start < next->from) {
		uint32_t at = find(reader->bytes, start, next->from, wanted);
		return at < next->from ? at : next->at;
	}
	if (start > next->at) {
		*next = (struct line_next){start, find(reader->bytes, start, reader->size, wanted)};
	}
	return next->at;
}

struct line line_from(struct line_reader *reader, uint32_t start)
{
	const char *bytes = reader->bytes;
	uint32_t end = next_from(reader, &reader->newline, start, '\n');
	uint32_t carriage_return = next_from(reader, &reader->carriage_return, start, '\r');
	if (carriage_return < end) {
		end = carriage_return;
	}
	uint32_t next = end;
	if (next < reader->size && bytes[next] == '\r') {
		next++;
	}
	if (next < reader->size && bytes[next] == '\n') {
		next++;
	}
	return (struct line){start, end, next};
}

static inline uint32_t skip_whitespace(const char *bytes, uint32_t end, struct line_place *place)
{
	if (place->at >= end || !byte_is_blank(bytes[place->at])) {
		return 0;
	}
	uint32_t before = place->column;
	while (place->at < end && byte_is_blank(bytes[place->at])) {
		place->column = bytes[place->at] == '\t' ? (place->column + 4) & ~3U : place->column + 1;
		place->at++;
	}
	return place->column - before;
}

uint32_t line_strip(const char *bytes, struct line line, const struct line_container *containers, uint32_t count,
		    struct line_place *place)
{
	uint32_t end = line.end;
	uint32_t parents = 0;
	*place = (struct line_place){.at = line.start};
	place->indent = skip_whitespace(bytes, end, place);
	for (; parents < count; parents++) {
		const struct line_container *container = &containers[parents];
		if (container->mark != '>') {
			if (place->indent < container->contents) {
				break;
			}
			place->indent -= container->contents;
		} else {
			if (place->indent >= LINE_CODE_INDENT || place->at >= end || bytes[place->at] != '>') {
				break;
			}
			place->at++;
			place->column++;
			place->indent = skip_whitespace(bytes, end, place);
			place->indent -= place->indent > 0;
		}
	}
	if (place->at >= end) {
		while (parents < count && containers[parents].mark != '>') {
			parents++;
		}
	}
	return parents;
}

static bool ends_marker(const char *bytes, uint32_t at, uint32_t end)
{
	return at >= end || byte_is_blank(bytes[at]);
}

static uint32_t marker_length(const char *bytes, uint32_t end, uint32_t at, struct line_marker *marker)
{
	char first = bytes[at];
	if (first == '>') {
		marker->container.mark = first;
		return 1;
	}
	if (first > '9') {
		return 0;
	}
	if ((first == '-' || first == '+' || first == '*') && ends_marker(bytes, at + 1, end)) {
		marker->container.mark = first;
		return 1;
	}
	uint32_t digits = 0;
	marker->number = 0;
	while (digits < 9 && at + digits < end && byte_is_digit(bytes[at + digits])) {
		marker->number = marker->number * 10 + (uint32_t)(bytes[at + digits] - '0');
		digits++;
	}
	uint32_t stop = at + digits;
	if (digits == 0 || stop >= end || (bytes[stop] != '.' && bytes[stop] != ')') ||
	    !ends_marker(bytes, stop + 1, end)) {
		return 0;
	}
	marker->container.mark = bytes[stop];
	return digits + 1;
}

bool line_marker(const char *bytes, uint32_t end, struct line_place place, struct line_marker *marker)
{
	if (place.indent >= LINE_CODE_INDENT || place.at >= end) {
		return false;
	}
	uint32_t length = marker_length(bytes, end, place.at, marker);
	if (length == 0) {
		return false;
	}
	marker->start = place.at;
	marker->end = place.at + length;
	marker->container.indent = place.indent;
	marker->container.contents = place.indent + length;
	struct line_place rest = {.at = marker->end, .column = place.column + length};
	rest.indent = skip_whitespace(bytes, end, &rest);
	marker->is_empty = rest.at >= end;
	if (marker->is_empty) {
		marker->container.contents++;
	} else if (rest.indent <= LINE_CODE_INDENT) {
		marker->container.contents += rest.indent;
		rest.indent = 0;
	} else {
		marker->container.contents++;
		rest.indent--;
	}
	marker->rest = rest;
	return true;
}

bool line_is_rule(const char *bytes, uint32_t at, uint32_t end)
{
	if (at >= end || (bytes[at] != '-' && bytes[at] != '_' && bytes[at] != '*')) {
		return false;
	}
	char mark = bytes[at];
	uint32_t count = 0;
	for (; at < end; at++) {
		if (bytes[at] == mark) {
			count++;
		} else if (!byte_is_blank(bytes[at])) {
			return false;
		}
	}
	return count >= 3;
}

uint32_t line_heading_level(const char *bytes, uint32_t at, uint32_t end)
{
	uint32_t level = 0;
	while (at + level < end && bytes[at + level] == '#') {
		if (++level > 6) {
			return 0;
		}
	}
	return level && ends_marker(bytes, at + level, end) ? level : 0;
}

static uint32_t run(const char *bytes, uint32_t at, uint32_t end, char mark)
{
	uint32_t from = at;
	while (at < end && bytes[at] == mark) {
		at++;
	}
	return at - from;
}

static bool only_spaces(const char *bytes, uint32_t at, uint32_t end)
{
	return at + run(bytes, at, end, ' ') == end;
}

char line_setext(const char *bytes, uint32_t at, uint32_t end)
{
	if (at >= end || (bytes[at] != '=' && bytes[at] != '-')) {
		return 0;
	}
	uint32_t length = run(bytes, at, end, bytes[at]);
	while (end > at + length && byte_is_blank(bytes[end - 1])) {
		end--;
	}
	return at + length == end ? bytes[at] : 0;
}

uint32_t line_fence(const char *bytes, uint32_t at, uint32_t end)
{
	if (at >= end || (bytes[at] != '`' && bytes[at] != '~')) {
		return 0;
	}
	uint32_t length = run(bytes, at, end, bytes[at]);
	if (length < 3 || (bytes[at] == '`' && find(bytes, at + length, end, '`') < end)) {
		return 0;
	}
	return length;
}

bool line_closes_fence(const char *bytes, uint32_t at, uint32_t end, char mark, uint32_t length)
{
	uint32_t found = run(bytes, at, end, mark);
	return found >= length && only_spaces(bytes, at + found, end);
}

// --- raw HTML ------------------------------------------------------------------------------------

// Where a block of raw HTML starts and ends.

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

// `word` in small letters.
static bool has_word(const char *bytes, uint32_t at, uint32_t end, const char *word)
{
	for (; *word; word++, at++) {
		if (at >= end || lower(bytes[at]) != *word) {
			return false;
		}
	}
	return true;
}

static const char *const block_tags[] = {
	"address",  "article",	  "aside",    "base",	 "basefont", "blockquote", "body",     "caption", "center",
	"col",	    "colgroup",	  "dd",	      "details", "dialog",   "dir",	   "div",      "dl",	  "dt",
	"fieldset", "figcaption", "figure",   "footer",	 "form",     "frame",	   "frameset", "h1",	  "head",
	"header",   "hr",	  "html",     "iframe",	 "legend",   "li",	   "link",     "main",	  "menu",
	"menuitem", "nav",	  "noframes", "ol",	 "optgroup", "option",	   "p",	       "param",	  "section",
	"source",   "summary",	  "table",    "tbody",	 "td",	     "tfoot",	   "th",       "thead",	  "title",
	"tr",	    "track",	  "ul",
};

static bool is_block_tag(const char *bytes, uint32_t at, uint32_t end)
{
	at += at < end && bytes[at] == '/';
	if (at >= end || !byte_is_letter(bytes[at])) {
		return false;
	}
	for (size_t i = 0; i < sizeof block_tags / sizeof *block_tags; i++) {
		if (lower(bytes[at]) != block_tags[i][0] || !has_word(bytes, at, end, block_tags[i])) {
			continue;
		}
		uint32_t after = at + (uint32_t)strlen(block_tags[i]);
		if (after >= end || byte_is_blank(bytes[after]) || bytes[after] == '>' ||
		    (bytes[after] == '/' && after + 1 < end && bytes[after + 1] == '>')) {
			return true;
		}
	}
	return false;
}

static bool is_name(char c)
{
	return byte_is_letter(c) || byte_is_digit(c) || c == '-';
}

// The end of an attribute's value that follows `=`, 0 if there is none.
static uint32_t after_value(const char *bytes, uint32_t at, uint32_t end)
{
	at = line_after_space(bytes, at, end);
	if (at >= end) {
		return 0;
	}
	if (bytes[at] == '"' || bytes[at] == '\'') {
		const char *close = memchr(bytes + at + 1, bytes[at], end - at - 1);
		return close ? (uint32_t)(close - bytes) + 1 : 0;
	}
	uint32_t from = at;
	while (at < end && !line_is_space(bytes[at]) && !byte_is_in(bytes[at], "\"'=<>`")) {
		at++;
	}
	return at > from ? at : 0;
}

// The end of a tag's attributes, 0 where they are not well formed.
static uint32_t after_attributes(const char *bytes, uint32_t at, uint32_t end)
{
	for (;;) {
		uint32_t next = line_after_space(bytes, at, end);
		if (next == at || next >= end ||
		    !(byte_is_letter(bytes[next]) || bytes[next] == '_' || bytes[next] == ':')) {
			return next;
		}
		while (next < end && (is_name(bytes[next]) || byte_is_in(bytes[next], "_:."))) {
			next++;
		}
		at = next;
		next = line_after_space(bytes, at, end);
		if (next < end && bytes[next] == '=') {
			at = after_value(bytes, next + 1, end);
			if (at == 0) {
				return 0;
			}
		}
	}
}

// A complete tag that is alone on its line.
static bool is_lone_tag(const char *bytes, uint32_t at, uint32_t end)
{
	bool closes = at < end && bytes[at] == '/';
	at += closes;
	if (at >= end || !byte_is_letter(bytes[at])) {
		return false;
	}
	while (at < end && is_name(bytes[at])) {
		at++;
	}
	if (closes) {
		at = line_after_space(bytes, at, end);
	} else {
		at = after_attributes(bytes, at, end);
		if (at == 0) {
			return false;
		}
		at += at < end && bytes[at] == '/';
	}
	return at < end && bytes[at] == '>' && line_after_space(bytes, at + 1, end) >= end;
}

int line_html_start(const char *bytes, uint32_t at, uint32_t end)
{
	if (at >= end || bytes[at] != '<') {
		return 0;
	}
	at++;
	if (has_word(bytes, at, end, "script") || has_word(bytes, at, end, "pre") ||
	    has_word(bytes, at, end, "style")) {
		return 1;
	}
	if (has_word(bytes, at, end, "!--")) {
		return 2;
	}
	if (has_word(bytes, at, end, "?")) {
		return 3;
	}
	if (at + 1 < end && bytes[at] == '!' && bytes[at + 1] >= 'A' && bytes[at + 1] <= 'Z') {
		return 4;
	}
	if (end - at >= 8 && memcmp(bytes + at, "![CDATA[", 8) == 0) {
		return 5;
	}
	if (is_block_tag(bytes, at, end)) {
		return 6;
	}
	return is_lone_tag(bytes, at, end) ? 7 : 0;
}

static bool contains(const char *bytes, uint32_t at, uint32_t end, const char *word)
{
	for (; at < end; at++) {
		const char *found = memchr(bytes + at, *word, end - at);
		if (!found) {
			return false;
		}
		at = (uint32_t)(found - bytes);
		if (has_word(bytes, at, end, word)) {
			return true;
		}
	}
	return false;
}

bool line_html_ends(const char *bytes, uint32_t at, uint32_t end, int kind)
{
	switch (kind) {
	case 1:
		return contains(bytes, at, end, "</script>") || contains(bytes, at, end, "</style>") ||
		       contains(bytes, at, end, "</pre>");
	case 2:
		return contains(bytes, at, end, "-->");
	case 3:
		return contains(bytes, at, end, "?>");
	case 4:
		return contains(bytes, at, end, ">");
	case 5:
		return contains(bytes, at, end, "]]>");
	default:
		return false;
	}
}

bool line_is_delimiter_row(const char *bytes, uint32_t at, uint32_t end)
{
	bool has_dash = false, has_bar = false;
	for (; at < end; at++) {
		has_dash = has_dash || bytes[at] == '-';
		has_bar = has_bar || bytes[at] == '|';
		if (!byte_is_in(bytes[at], "|:- \t\r")) {
			return false;
		}
	}
	return has_dash && has_bar;
}
