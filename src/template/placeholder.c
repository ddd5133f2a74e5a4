// Texts that stand for what is to be written.

#include "template/placeholder.h"

#include <string.h>

#include "base/bytes.h"
#include "base/date.h"
#include "base/url.h"
#include "entry/mark.h"
#include "template/compile.h"

// --- links ----------------------------------------------------------------------------------------

// Where the bracket that opens at the start closes on its line; the end if it does not.
static uint32_t closing(const struct source *source, span at, char open, char close)
{
	uint32_t depth = 0;
	for (uint32_t i = at.start; i < at.end && source->bytes[i] != '\n'; i++) {
		if (source->bytes[i] == open) {
			depth++;
		} else if (source->bytes[i] == close && --depth == 0) {
			return i;
		}
	}
	return at.end;
}

static bool is_ascii_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

// `Code(Link to the code)`, `page(url)`.
static bool word_link(const struct source *source, span at, span *text, span *target, uint32_t *end)
{
	uint32_t open = at.start;
	while (open < at.end && is_ascii_letter(source->bytes[open])) {
		open++;
	}
	if (open == at.start || open == at.end || source->bytes[open] != '(') {
		return false;
	}
	span rest = span_of(open + 1, at.end);
	uint32_t close = closing(source, span_of(open, at.end), '(', ')');
	bool is_word = source_starts_with(source, rest, "Link") || source_starts_with(source, rest, "link") ||
		       source_starts_with(source, rest, "URL") || source_starts_with(source, rest, "url");
	if (close == at.end || !is_word) {
		return false;
	}
	*text = span_of(at.start, open);
	*target = span_of(open + 1, close);
	*end = close + 1;
	return true;
}

bool placeholder_link(const struct source *source, span at, span *text, span *target, uint32_t *end)
{
	if (source_starts_with(source, at, "[[") || source_starts_with(source, at, "([")) {
		uint32_t close =
			closing(source, at, source->bytes[at.start], source->bytes[at.start] == '[' ? ']' : ')');
		if (close < at.end && placeholder_link(source, span_of(at.start + 1, close), text, target, end) &&
		    *end == close) {
			*end = close + 1;
			return true;
		}
	}
	if (!source_starts_with(source, at, "[")) {
		return word_link(source, at, text, target, end);
	}
	uint32_t middle = closing(source, at, '[', ']');
	if (middle + 1 >= at.end || !byte_is_in(source->bytes[middle + 1], "({")) {
		return false;
	}
	bool is_round = source->bytes[middle + 1] == '(';
	uint32_t last = closing(source, span_of(middle + 1, at.end), is_round ? '(' : '{', is_round ? ')' : '}');
	if (last >= at.end) {
		return false;
	}
	*text = source_trim(source, span_of(at.start + 1, middle));
	*target = source_trim(source, span_of(middle + 2, last));
	*end = last + 1;
	return true;
}

// --- values ---------------------------------------------------------------------------------------

static bool is_capital_or_digit(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// `ACCOUNT/REPO`, `YOUR_NAME`; `N/A` fills a field.
static bool is_in_capitals(const struct source *source, span at)
{
	bool joins = false;
	uint32_t letters = 0;
	for (uint32_t i = at.start; i < at.end; i++) {
		char c = source->bytes[i];
		joins = joins || c == '_' || c == '/';
		letters += c >= 'A' && c <= 'Z';
		if (!is_capital_or_digit(c) && c != '_' && c != '/' && c != '-' && c != ' ') {
			return false;
		}
	}
	return joins && letters >= 3;
}

static bool is_word_byte(char c)
{
	return is_ascii_letter(c) || (c >= '0' && c <= '9') || c == '_' || (unsigned char)c >= 0x80;
}

// A word that stands for another: `NNNN`, `0000`, `xxx`, `TODO`, `TBD`, `YYYY`.
static bool is_stand_in_word(const char *word, size_t size)
{
	static const char *const words[] = {"0000", "TODO", "TBD", "YYYY"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (size == strlen(words[i]) && memcmp(word, words[i], size) == 0) {
			return true;
		}
	}
	size_t letters = 0;
	while (letters < size && word[letters] == 'N') {
		letters++;
	}
	if (letters == size && size >= 4) {
		return true;
	}
	size_t crosses = 0;
	while (crosses < size && (word[crosses] | 0x20) == 'x') {
		crosses++;
	}
	return crosses == size && size >= 3;
}

static bool holds_stand_in_word(const struct source *source, span at)
{
	for (uint32_t i = at.start; i < at.end;) {
		uint32_t end = i;
		while (end < at.end && is_word_byte(source->bytes[end])) {
			end++;
		}
		if (end > i && is_stand_in_word(source->bytes + i, end - i)) {
			return true;
		}
		i = end + 1;
	}
	return false;
}

// `A short name *(replace)*`, `Draft _(choose one)_`: what is to be done is said behind the value.
static bool ends_in_advice(const struct source *source, span at)
{
	return (source_ends_with(source, at, ")*") && source_holds(source, at, " *(")) ||
	       (source_ends_with(source, at, ")_") && source_holds(source, at, " _("));
}

// `INSERT_NAME`
static bool holds_capitals(const struct source *source, span at)
{
	for (uint32_t i = at.start; i < at.end;) {
		uint32_t end = i;
		while (end < at.end && is_word_byte(source->bytes[end])) {
			end++;
		}
		span word = span_of(i, end);
		if (source_holds(source, word, "_") && is_in_capitals(source, word)) {
			return true;
		}
		i = end + 1;
	}
	return false;
}

// An emoji and `1.`, `N.`, `[1]` before the text taken off.
static span without_ornaments(const struct source *source, span at)
{
	for (;;) {
		at = source_trim_lines(source, at);
		size_t length = 0;
		if (span_is_empty(at)) {
			return at;
		}
		uint32_t code_point = unicode_decode(source_at(source, at), span_length(at), &length);
		uint32_t end = at.start;
		while (end < at.end && ((source->bytes[end] >= '0' && source->bytes[end] <= '9') ||
					(end == at.start && source->bytes[end] == 'N'))) {
			end++;
		}
		if (code_point >= 0x80 && unicode_is_symbol(code_point)) {
			at.start += (uint32_t)length;
		} else if (end > at.start && end + 1 < at.end && source->bytes[end] == '.' &&
			   source->bytes[end + 1] == ' ') {
			at.start = end + 2;
		} else {
			return at;
		}
	}
}

static bool is_vocabulary(struct arena *arena, const struct source *source, span at)
{
	struct template_field field = {0};
	return choice_read(arena, &(struct text){source, at}, &field);
}

// `example.org`, `https://host/path`: no such page exists.
static bool is_example_url(const struct source *source, span at)
{
	const char *start = source_at(source, at);
	const char *end = start + span_length(at);
	const char *host = start;
	for (const char *c = start; c + 2 < end; c++) {
		if (memcmp(c, "://", 3) == 0) {
			host = c + 3;
			break;
		}
	}
	if (host == start) {
		return false;
	}
	const char *stop = host;
	while (stop < end && !byte_is_in(*stop, "/?#: \t")) {
		stop++;
	}
	size_t size = (size_t)(stop - host);
	static const char www[] = "www.";
	if (size > sizeof www - 1 && memcmp(host, www, sizeof www - 1) == 0) {
		host += sizeof www - 1;
		size -= sizeof www - 1;
	}
	static const char example[] = "example.";
	return !memchr(host, '.', size) ||
	       (size >= sizeof example - 1 && memcmp(host, example, sizeof example - 1) == 0);
}

static bool is_url_placeholder(struct arena *arena, const struct source *source, span at)
{
	return shape_is_url_word(arena, source, at) || url_is_pattern(source_at(source, at), span_length(at)) ||
	       is_example_url(source, at);
}

bool placeholder_is_target(struct arena *arena, const struct source *source, span target)
{
	target = source_trim(source, target);
	const char *bytes = source_at(source, target);
	size_t size = span_length(target);
	return size == 0 || memchr(bytes, ' ', size) ||
	       (!memchr(bytes, '.', size) && !memchr(bytes, '/', size) && !memchr(bytes, '#', size)) ||
	       (size == 1 && *bytes == '#') || source_ends_with(source, target, "...") ||
	       holds_stand_in_word(source, target) || is_url_placeholder(arena, source, target);
}

static bool is_link_to_nothing(struct arena *arena, const struct source *source, span at)
{
	span text;
	span target;
	uint32_t end;
	return placeholder_link(source, at, &text, &target, &end) && end == at.end &&
	       placeholder_is_target(arena, source, target);
}

static bool is_wrapped(const struct source *source, span at, bool in_title)
{
	enum text_wrap wrap;
	text_unwrap(source, at, &wrap);
	return wrap == WRAP_SQUARE || wrap == WRAP_CURLY || wrap == WRAP_ANGLE || (wrap == WRAP_ROUND && !in_title);
}

// What makes a placeholder of values and titles alike.
static bool is_placeholder(struct arena *arena, const struct source *source, span at, bool in_title)
{
	struct date_form date;
	if (source_is(source, at, "?") || mark_is(source, at, true) != MARK_NONE ||
	    date_form_read(source_at(source, at), span_length(at), &date)) {
		return true;
	}
	if (!in_title && (source_ends_with(source, at, "...") || source_ends_with(source, at, "…") ||
			  is_vocabulary(arena, source, at))) {
		return true;
	}
	return is_wrapped(source, at, in_title) || holds_stand_in_word(source, at) ||
	       is_url_placeholder(arena, source, at) || is_link_to_nothing(arena, source, at) ||
	       is_in_capitals(source, at);
}

static span shown_text(const struct source *source, span at)
{
	return text_plain(source, without_ornaments(source, text_plain(source, source_trim_lines(source, at))));
}

bool placeholder_is_value(struct arena *arena, const struct source *source, span at)
{
	at = shown_text(source, at);
	return span_is_empty(at) || is_placeholder(arena, source, at, false) || ends_in_advice(source, at);
}

bool placeholder_is_heading(struct arena *arena, const struct source *source, span at)
{
	at = shown_text(source, at);
	return span_is_empty(at) || (!shape_is_url_word(arena, source, at) && is_placeholder(arena, source, at, true));
}

// --- titles ---------------------------------------------------------------------------------------

static bool starts_with(struct unicode_key key, const char *word)
{
	size_t size = strlen(word);
	return key.size >= size && memcmp(key.bytes, word, size) == 0;
}

static struct unicode_key without_prefix(struct unicode_key key, const char *word)
{
	uint32_t size = starts_with(key, word) ? (uint32_t)strlen(word) : 0;
	return (struct unicode_key){key.bytes + size, key.size - size};
}

// A title's text, folded, hyphens read as spaces, without `your`, `of ...`, brackets and a period at its end.
static struct unicode_key plain_title(struct arena *arena, const struct source *source, span at)
{
	struct unicode_key folded = text_fold(arena, source, at);
	char *bytes = arena_alloc(arena, folded.size + 1);
	uint32_t size = 0;
	for (; size < folded.size && !byte_is_in(folded.bytes[size], "([<{,"); size++) {
		bytes[size] = folded.bytes[size] == '-' || folded.bytes[size] == '_' ? ' ' : folded.bytes[size];
	}
	for (uint32_t i = 0; i + 4 <= size; i++) {
		if (memcmp(bytes + i, " of ", 4) == 0) {
			size = i;
		}
	}
	while (size > 0 && byte_is_in(bytes[size - 1], ". :")) {
		size--;
	}
	bytes[size] = 0;
	struct unicode_key key = {bytes, size};
	return without_prefix(without_prefix(without_prefix(key, "your "), "the "), "short ");
}

// `pypi name`, `vulnerability title`: one word before it says what is named.
static bool is_name_of_something(struct unicode_key key)
{
	static const char *const ends[] = {" name", " title"};
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		size_t size = strlen(ends[i]);
		if (key.size > size && memcmp(key.bytes + key.size - size, ends[i], size) == 0 &&
		    !memchr(key.bytes, ' ', key.size - size)) {
			return true;
		}
	}
	return false;
}

static const char title_words[] =
	"title|paper title|paper name|name|item name|list name|project name|tool name|pattern name|package|"
	"resource|paper|dataset|company|company name|abbreviation|feature name|rfc title|标题|论文标题|名称";

enum { TITLE_MAX = 256 }; // bytes; in longer ones no bracket is looked at

// `Proposal: [Title]`
static bool holds_title_in_brackets(struct arena *arena, const struct source *source, span at)
{
	at.end = span_length(at) > TITLE_MAX ? at.start : at.end;
	for (uint32_t start = at.start; start < at.end; start++) {
		char open = source->bytes[start];
		if (!byte_is_in(open, "[{<")) {
			continue;
		}
		char close = open == '[' ? ']' : open == '{' ? '}' : '>';
		uint32_t end = closing(source, span_of(start, at.end), open, close);
		span inner = span_of(start + 1, end < at.end ? end : start + 1);
		if (!span_is_empty(inner) && text_is_word(plain_title(arena, source, inner), title_words)) {
			return true;
		}
	}
	return false;
}

bool placeholder_is_title(struct arena *arena, const struct source *source, span at)
{
	at = shown_text(source, at);
	span text;
	span target;
	uint32_t end;
	if (span_is_empty(at)) {
		return false;
	}
	if (is_placeholder(arena, source, at, true)) {
		return true;
	}
	if (placeholder_link(source, at, &text, &target, &end) && end == at.end) {
		return placeholder_is_title(arena, source, text);
	}
	struct unicode_key key = plain_title(arena, source, at);
	return starts_with(key, "example") || text_is_word(key, title_words) || is_name_of_something(key) ||
	       holds_capitals(source, at) || holds_title_in_brackets(arena, source, at);
}
