// Whether the tags of raw HTML that hold blocks open and close among themselves.

#include "lint/raw_tags.h"

#include <string.h>

#include "entry/entry.h"

// Elements that can hold entries, and whose end is not left out.
static const char *const names[] = {
	"article", "aside",   "blockquote", "center", "details", "div",	  "dl",	 "fieldset", "figure",
	"footer",  "form",    "head",	    "header", "html",	 "main",  "nav", "ol",	     "pre",
	"section", "summary", "svg",	    "table",  "tbody",	 "thead", "ul",
};

enum { NAME_COUNT = sizeof names / sizeof *names };

static bool is_name(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
}

// The index of the name that stands there, NAME_COUNT for any other.
static uint8_t name_at(const char *bytes, uint32_t at, uint32_t end)
{
	uint32_t length = 0;
	while (at + length < end && is_name(bytes[at + length])) {
		length++;
	}
	for (uint8_t i = 0; i < NAME_COUNT; i++) {
		uint32_t same = 0;
		while (same < length && (bytes[at + same] | 0x20) == names[i][same]) {
			same++;
		}
		if (same == length && names[i][same] == '\0') {
			return i;
		}
	}
	return NAME_COUNT;
}

static bool take_tag(struct raw_tags *tags, uint8_t name, bool closes)
{
	if (closes) {
		return tags->depth > 0 && tags->open[--tags->depth] == name;
	}
	if (tags->depth == RAW_TAGS_DEPTH) {
		return false;
	}
	tags->open[tags->depth++] = name;
	return true;
}

bool raw_tags_take(struct raw_tags *tags, const struct source *source, span line, uint32_t end)
{
	const char *bytes = source->bytes;
	uint32_t at = line.start > tags->comment_end ? line.start : tags->comment_end;
	// In code a tag is none.
	bool may_be_code =
		at < line.end && (memchr(bytes + at, '`', line.end - at) || memchr(bytes + at, '\\', line.end - at));
	while (at < line.end) {
		if (bytes[at] != '<') {
			at++;
			continue;
		}
		if (end - at >= 4 && memcmp(bytes + at, "<!--", 4) == 0) {
			uint32_t after = entry_comment_end(source, at, end);
			if (may_be_code || memcmp(bytes + after - 3, "-->", 3) != 0) {
				return false;
			}
			tags->comment_end = after;
			at = after;
			continue;
		}
		bool closes = at + 1 < line.end && bytes[at + 1] == '/';
		at += closes ? 2 : 1;
		uint8_t name = name_at(bytes, at, line.end);
		if (name < NAME_COUNT && (may_be_code || !take_tag(tags, name, closes))) {
			return false;
		}
	}
	return true;
}
