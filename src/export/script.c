// URLs that a program runs, or shows as a page of their own, when somebody follows them.

#include <string.h>

#include "base/bytes.h"
#include "base/unicode.h"
#include "export/export.h"

enum { SKIPPED = 0 };

// What browsers drop inside a scheme, and what a reader of the list cannot see in it.
static uint32_t visible(uint32_t code_point)
{
	bool is_seen = code_point != UNICODE_INVALID && code_point > ' ' && !unicode_is_whitespace(code_point) &&
		       unicode_width(code_point) > 0 && code_point != 0xAD; // the soft hyphen
	bool is_upper = code_point >= 'A' && code_point <= 'Z';
	return !is_seen ? SKIPPED : is_upper ? code_point + ('a' - 'A') : code_point;
}

// `&#x6A;`, with or without its semicolon, from the number sign on.
static uint32_t numeric(struct pllint_text *rest)
{
	bool is_hex = rest->size > 1 && byte_is_in(rest->bytes[1], "xX");
	size_t at = is_hex ? 2 : 1;
	uint32_t value = 0;
	for (; at < rest->size && value < 0x110000; at++) {
		char byte = rest->bytes[at];
		bool is_digit = byte >= '0' && byte <= '9', is_letter = is_hex && byte_is_in(byte, "abcdefABCDEF");
		if (!is_digit && !is_letter) {
			break;
		}
		uint32_t digit = is_digit ? (uint32_t)(byte - '0') : (uint32_t)((byte | 0x20) - 'a') + 10;
		value = value * (is_hex ? 16 : 10) + digit;
	}
	at += at < rest->size && rest->bytes[at] == ';';
	*rest = (struct pllint_text){rest->bytes + at, rest->size - at};
	return visible(value);
}

static uint32_t named(struct pllint_text *rest)
{
	static const struct {
		const char *name;
		uint32_t code_point;
	} names[] = {{"colon;", ':'}, {"Tab;", SKIPPED}, {"NewLine;", SKIPPED}, {"nbsp;", SKIPPED}};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		size_t length = strlen(names[i].name);
		if (rest->size >= length && memcmp(rest->bytes, names[i].name, length) == 0) {
			*rest = (struct pllint_text){rest->bytes + length, rest->size - length};
			return names[i].code_point;
		}
	}
	return '&';
}

// The next character that counts, in lower case; 0 at the end.
static uint32_t next(struct pllint_text *rest)
{
	uint32_t found = SKIPPED;
	while (rest->size > 0 && found == SKIPPED) {
		size_t length;
		found = visible(unicode_decode(rest->bytes, rest->size, &length));
		*rest = (struct pllint_text){rest->bytes + length, rest->size - length};
		if (found == '\\') {
			found = SKIPPED; // of a Markdown escape
		} else if (found == '&') {
			found = rest->size > 0 && rest->bytes[0] == '#' ? numeric(rest) : named(rest);
		}
	}
	return found;
}

static bool starts_with(struct pllint_text url, const char *scheme)
{
	while (*scheme && next(&url) == (unsigned char)*scheme) {
		scheme++;
	}
	return !*scheme;
}

bool script_is_one(struct pllint_text url)
{
	return starts_with(url, "javascript:") || starts_with(url, "vbscript:") || starts_with(url, "data:");
}
