// Bare URLs of which Markdown reads more than their author meant, or less.

#include <string.h>

#include "base/bytes.h"
#include "base/url_parts.h"
#include "match/matcher.h"

// A mark that is no part of a URL, but that GitHub reads as one up to the next space; 0 for none.
static uint32_t mark_length(const struct source *source, span at)
{
	static const char *const marks[] = {"“",  "”",	"‘",  "’",  "«",  "»",	"「", "」", "『", "』", "【", "】",
					    "《", "》", "（", "）", "。", "，", "、", "；", "：", "！", "？"};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (source_starts_with(source, at, marks[i])) {
			return (uint32_t)strlen(marks[i]);
		}
	}
	return 0;
}

// A word that goes on with a URL rather than with a sentence: `2401.00001`, `a-b`.
static bool is_of_address(const struct source *source, span word)
{
	for (uint32_t i = word.start; i + 1 < word.end; i++) {
		if (byte_is_digit(source->bytes[i]) || byte_is_in(source->bytes[i], "/._-")) {
			return url_is_alnum(source->bytes[word.start]) && source->bytes[word.end - 1] != '.';
		}
	}
	return false;
}

// The space behind a URL that the last word of its line goes on with: `https://arxiv.org/abs/ 2401.00001`. Empty for
// none.
static span gap_behind(const struct source *source, span url)
{
	span line = source_line(source, url.start);
	span rest = source_trim(source, span_of(url.end, line.end));
	span none = span_of(url.end, url.end);
	bool is_parted = rest.start > url.end && span_length(rest) > 1;
	if (!is_parted || memchr(source_at(source, rest), ' ', span_length(rest))) {
		return none;
	}
	char last = source->bytes[url.end - 1];
	bool goes_on = byte_is_in(last, "/-_=")
			       ? is_of_address(source, rest)
			       : source->bytes[rest.start] == '/' && url_is_alnum(source->bytes[rest.start + 1]);
	return goes_on ? span_of(url.end, rest.start) : none;
}

static void check_mark(struct matcher *matcher, const struct entry_link *link)
{
	uint32_t end = link->whole.end;
	uint32_t mark = mark_length(matcher->entry->source, span_of(end, matcher->entry->extent.end));
	if (mark > 0) {
		match_add_in(matcher, DEVIATION_LINK_BROKEN, link->item, span_of(end, end + mark))->number =
			BROKEN_TAIL;
	}
}

static void check_gap(struct matcher *matcher, const struct entry_link *link)
{
	span gap = gap_behind(matcher->entry->source, link->whole);
	if (!span_is_empty(gap)) {
		match_add_in(matcher, DEVIATION_LINK_BROKEN, link->item, gap)->number = BROKEN_GAP;
	}
}

// The target of a link that Markdown does not read: that is its fault.
static bool is_target(const struct source *source, uint32_t at)
{
	char last = at > 0 ? source->bytes[at - 1] : '\n';
	span before = span_of(0, at);
	if (last != '(' && (unsigned char)last < 0x80) {
		return false; // most URLs
	}
	return source_ends_with(source, before, "](") || source_ends_with(source, before, "] (") ||
	       source_ends_with(source, before, "]（");
}

void bare_links_match(struct matcher *matcher)
{
	const struct entry *entry = matcher->entry;
	const struct source *source = entry->source;
	for (size_t i = 0; i < entry->link_count; i++) {
		const struct entry_link *link = &entry->links[i];
		if (link->notation != LINK_BARE || link->image || is_target(source, link->whole.start)) {
			continue;
		}
		char next = link->whole.end < source->size ? source->bytes[link->whole.end] : '\n';
		if ((unsigned char)next >= 0x80) {
			check_mark(matcher, link);
		} else if (byte_is_blank(next)) {
			check_gap(matcher, link);
		}
	}
}
