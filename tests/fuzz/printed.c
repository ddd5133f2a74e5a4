// What may be printed at all.

#include "printed.h"

#include <string.h>

// --- screens and runners --------------------------------------------------------------------------

static bool is_between(uint32_t c, uint32_t first, uint32_t last)
{
	return c >= first && c <= last;
}

static bool may_be_shown(uint32_t c)
{
	bool is_control = c < ' ' || is_between(c, 0x7F, 0x9F);
	bool is_direction = c == 0x061C || is_between(c, 0x200E, 0x200F) || is_between(c, 0x202A, 0x202E) ||
			    is_between(c, 0x2066, 0x2069);
	bool is_hidden = is_between(c, 0x2028, 0x2029) || c == 0x200B || c == 0xFEFF || c == UINT32_MAX;
	return c == '\n' || (!is_control && !is_direction && !is_hidden);
}

static bool is_blank(uint32_t c)
{
	return c == ' ' || c == 0xA0 || c == 0x1680 || is_between(c, 0x2000, 0x200D) || c == 0x202F || c == 0x205F ||
	       c == 0x2060 || c == 0x3000 || c == 0xFEFF;
}

static bool starts_with(const struct buffer *printed, size_t at, const char *text)
{
	return printed->size - at >= strlen(text) && memcmp(printed->bytes + at, text, strlen(text)) == 0;
}

static bool is_annotation(const struct buffer *printed, size_t at)
{
	return starts_with(printed, at, "::error title=") || starts_with(printed, at, "::warning title=") ||
	       starts_with(printed, at, "::notice title=");
}

void printed_check_screen(const struct buffer *printed, bool commands)
{
	bool at_start = true; // of a line, whitespace aside
	bool is_meant = false;
	for (size_t at = 0; at < printed->size;) {
		struct pllint_character c = pllint_character_at(printed->bytes + at, printed->size - at);
		PROMISE(may_be_shown(c.code_point));
		is_meant = commands && (at == 0 || printed->bytes[at - 1] == '\n');
		PROMISE(!is_meant || is_annotation(printed, at));
		PROMISE(!at_start || is_meant || !starts_with(printed, at, "::"));
		PROMISE(!starts_with(printed, at, "##[") && !starts_with(printed, at, "##vso["));
		at_start = c.code_point == '\n' || (at_start && is_blank(c.code_point));
		at += c.size;
	}
}

// --- XML ------------------------------------------------------------------------------------------

enum { DEPTH_MAX = 16 };

struct xml {
	const char *at, *end;
	struct {
		const char *start;
		size_t size;
	} open[DEPTH_MAX];
	size_t depth;
	size_t roots;
};

static bool skip(struct xml *xml, const char *text)
{
	size_t size = strlen(text);
	if ((size_t)(xml->end - xml->at) < size || memcmp(xml->at, text, size) != 0) {
		return false;
	}
	xml->at += size;
	return true;
}

static void skip_whitespace(struct xml *xml)
{
	while (xml->at < xml->end && strchr(" \n", *xml->at) && *xml->at) {
		xml->at++;
	}
}

static size_t skip_name(struct xml *xml)
{
	const char *start = xml->at;
	while (xml->at < xml->end &&
	       (((*xml->at | 32) >= 'a' && (*xml->at | 32) <= 'z') || (*xml->at == '-' && xml->at > start))) {
		xml->at++;
	}
	PROMISE(xml->at > start);
	return (size_t)(xml->at - start);
}

static void skip_reference(struct xml *xml)
{
	static const char *const known[] = {"&lt;", "&gt;",  "&amp;", "&quot;", "&apos;",
					    "&#9;", "&#10;", "&#13;", "&#58;",	"&#91;"}; // what a runner would mind
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		if (skip(xml, known[i])) {
			return;
		}
	}
	fuzz_broken("a reference is known", __FILE__, __LINE__);
}

static void skip_text(struct xml *xml, char end)
{
	while (xml->at < xml->end && *xml->at != end) {
		PROMISE(*xml->at != '<');
		if (*xml->at == '&') {
			skip_reference(xml);
		} else {
			xml->at++;
		}
	}
}

static void read_tag(struct xml *xml)
{
	bool closes = skip(xml, "/");
	const char *name = xml->at;
	size_t size = skip_name(xml);
	if (closes) {
		PROMISE(xml->depth > 0 && xml->open[xml->depth - 1].size == size);
		PROMISE(memcmp(xml->open[xml->depth - 1].start, name, size) == 0);
		PROMISE(skip(xml, ">"));
		xml->depth--;
		return;
	}
	xml->roots += xml->depth == 0;
	for (skip_whitespace(xml); !skip(xml, ">"); skip_whitespace(xml)) {
		if (skip(xml, "/>")) {
			return;
		}
		skip_name(xml);
		PROMISE(skip(xml, "=\""));
		skip_text(xml, '"');
		PROMISE(skip(xml, "\""));
	}
	PROMISE(xml->depth < DEPTH_MAX);
	xml->open[xml->depth].start = name;
	xml->open[xml->depth++].size = size;
}

void printed_check_xml(const struct buffer *printed)
{
	struct xml xml = {.at = printed->bytes, .end = printed->bytes + printed->size};
	PROMISE(skip(&xml, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"));
	while (xml.at < xml.end) {
		if (skip(&xml, "<")) {
			read_tag(&xml);
		} else {
			const char *start = xml.at;
			skip_text(&xml, '<');
			PROMISE(xml.depth > 0 || (size_t)(xml.at - start) == strspn(start, " \n"));
		}
	}
	PROMISE(xml.depth == 0 && xml.roots == 1);
}
