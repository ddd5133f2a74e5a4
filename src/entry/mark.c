// Recognises the marks that say whether something is optional or required.

#include "entry/mark.h"

#include <string.h>

#include "base/bytes.h"

static const struct {
	const char *text;
	enum mark_meaning meaning;
} words[] = {
	{"optional", MARK_OPTIONAL},
	{"if any", MARK_OPTIONAL},
	{"if applicable", MARK_OPTIONAL},
	{"if available", MARK_OPTIONAL},
	{"\xE5\x8F\xAF\xE9\x80\x89", MARK_OPTIONAL},
	{"required", MARK_REQUIRED},
	{"\xE5\xBF\x85\xE5\xA1\xAB", MARK_REQUIRED},
};

static const struct {
	const char *open, *close;
} brackets[] = {
	{"(", ")"},
	{"[", "]"},
	{"{", "}"},
	{"<", ">"},
	{"\xEF\xBC\x88", "\xEF\xBC\x89"}, // full-width ( )
	{"\xE3\x80\x90", "\xE3\x80\x91"}, // lenticular
	{"\xEF\xBC\xBB", "\xEF\xBC\xBD"}, // full-width [ ]
};

enum { BRACKETS = sizeof brackets / sizeof *brackets, WORDS = sizeof words / sizeof *words };
enum { WORD_MAX = 13, MARK_MAX = 80 }; // bytes of the longest word; of a mark at an end of something longer

static bool same_letters(const char *bytes, size_t size, const char *word)
{
	for (size_t i = 0; i < size; i++) {
		char c = bytes[i];
		if (c >= 'A' && c <= 'Z') {
			c = (char)(c - 'A' + 'a');
		}
		if (!c || c != word[i]) {
			return false;
		}
	}
	return word[size] == 0;
}

static enum mark_meaning word_meaning(const struct source *source, span at)
{
	at = source_trim(source, at);
	for (size_t i = 0; i < WORDS && span_length(at) <= WORD_MAX; i++) {
		if (same_letters(source_at(source, at), span_length(at), words[i].text)) {
			return words[i].meaning;
		}
	}
	return MARK_NONE;
}

// ` - `
static bool is_dash(const struct source *source, uint32_t at, uint32_t end)
{
	return source->bytes[at] == '-' && at > 0 && source->bytes[at - 1] == ' ' && at + 1 < end &&
	       source->bytes[at + 1] == ' ';
}

// `optional, one line` and `optional - one line` are marks too: one of the parts says so.
static enum mark_meaning parts_meaning(const struct source *source, span at)
{
	uint32_t start = at.start;
	for (uint32_t i = at.start; i <= at.end; i++) {
		if (i == at.end || byte_is_in(source->bytes[i], ",;") || is_dash(source, i, at.end)) {
			enum mark_meaning meaning = word_meaning(source, span_of(start, i));
			if (meaning != MARK_NONE) {
				return meaning;
			}
			start = i + 1;
		}
	}
	return MARK_NONE;
}

// `(*optional)`, escaped or not, as if a footnote said more.
static span without_asterisk(const struct source *source, span at)
{
	while (!span_is_empty(at) && byte_is_in(source->bytes[at.start], "\\*")) {
		at.start++;
	}
	return at;
}

// `(only required for drafts)`
static bool is_conditional(const struct source *source, span at)
{
	static const char *const starts[] = {"only required ", "only if ", "required if "};
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
		size_t size = strlen(starts[i]);
		if (span_length(at) > size && same_letters(source_at(source, at), size, starts[i])) {
			return true;
		}
	}
	return false;
}

static span strip_italics(const struct source *source, span at, bool *stripped)
{
	while (span_length(at) > 2) {
		char c = source->bytes[at.start];
		if ((c != '*' && c != '_') || source->bytes[at.end - 1] != c) {
			break;
		}
		at = span_of(at.start + 1, at.end - 1);
		*stripped = true;
	}
	return at;
}

static bool strip_brackets(const struct source *source, span *at)
{
	for (size_t i = 0; i < BRACKETS; i++) {
		if (source_starts_with(source, *at, brackets[i].open) &&
		    source_ends_with(source, *at, brackets[i].close)) {
			uint32_t open = (uint32_t)strlen(brackets[i].open);
			uint32_t close = (uint32_t)strlen(brackets[i].close);
			*at = span_of(at->start + open, at->end - close); // no two of them share a byte
			return true;
		}
	}
	return false;
}

// What a bracketed or italic piece starts with: the first bytes of `brackets`.
static bool starts_enclosed(const struct source *source, span at)
{
	return byte_is_in(source->bytes[at.start], "([{<*_\xEF\xE3");
}

// The last bytes of `brackets`.
static bool ends_enclosed(const struct source *source, span at)
{
	return !span_is_empty(at) && byte_is_in(source->bytes[at.end - 1], ")]}>*_\x89\x91\xBD");
}

enum mark_meaning mark_is(const struct source *source, span at, bool bare)
{
	at = source_trim_lines(source, at);
	bool enclosed = false;
	bool bracketed = false;
	if (ends_enclosed(source, at)) {
		at = strip_italics(source, at, &enclosed);
		bracketed = strip_brackets(source, &at);
	}
	at = source_trim(source, at);
	at = strip_italics(source, at, &enclosed);
	if (!bracketed && !enclosed && !bare) {
		return MARK_NONE;
	}
	if (!bracketed) {
		return word_meaning(source, at);
	}
	at = without_asterisk(source, at);
	return is_conditional(source, at) ? MARK_OPTIONAL : parts_meaning(source, at);
}

// Where the bracketed or italic piece at the end of `at` may start, from the right.
enum mark_meaning mark_at_end(const struct source *source, span at, span *mark)
{
	at = source_trim(source, at);
	uint32_t lowest = span_length(at) > MARK_MAX ? at.end - MARK_MAX : at.start;
	if (!ends_enclosed(source, source_trim_lines(source, at))) {
		return MARK_NONE;
	}
	for (uint32_t start = at.end; start-- > lowest;) {
		span candidate = span_of(start, at.end);
		enum mark_meaning meaning =
			starts_enclosed(source, candidate) ? mark_is(source, candidate, false) : MARK_NONE;
		if (meaning != MARK_NONE) {
			*mark = span_of(start, at.end);
			return meaning;
		}
	}
	return MARK_NONE;
}

enum mark_meaning mark_at_start(const struct source *source, span at, span *mark)
{
	at = source_trim(source, at);
	uint32_t highest = span_length(at) > MARK_MAX ? at.start + MARK_MAX : at.end;
	for (uint32_t end = at.start + 1; end <= highest; end++) {
		enum mark_meaning meaning = mark_is(source, span_of(at.start, end), false);
		if (meaning != MARK_NONE) {
			*mark = span_of(at.start, end);
			return meaning;
		}
	}
	return MARK_NONE;
}
