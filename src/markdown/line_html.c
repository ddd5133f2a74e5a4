// Where a block of raw HTML starts and ends.

#include "base/bytes.h"
#include "markdown/line.h"

#include <string.h>

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
	if (at >= end || !line_is_letter(bytes[at])) {
		return false;
	}
	for (size_t i = 0; i < sizeof block_tags / sizeof *block_tags; i++) {
		if (lower(bytes[at]) != block_tags[i][0] || !has_word(bytes, at, end, block_tags[i])) {
			continue;
		}
		uint32_t after = at + (uint32_t)strlen(block_tags[i]);
		if (after >= end || line_is_blank(bytes[after]) || bytes[after] == '>' ||
		    (bytes[after] == '/' && after + 1 < end && bytes[after + 1] == '>')) {
			return true;
		}
	}
	return false;
}

static bool is_name(char c)
{
	return line_is_letter(c) || line_is_digit(c) || c == '-';
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
		    !(line_is_letter(bytes[next]) || bytes[next] == '_' || bytes[next] == ':')) {
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
	if (at >= end || !line_is_letter(bytes[at])) {
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
