// What is odd about a name: it has more than the name.

#include <string.h>

#include "base/bytes.h"
#include "match/matcher.h"

// The value shown writes so itself.
static bool template_shows(const struct matcher *matcher, const struct template_field *field, const char *text)
{
	if (span_is_empty(field->shown)) {
		return false;
	}
	const char *bytes = source_at(matcher->template->file, field->shown);
	size_t length = strlen(text);
	for (size_t i = 0; i + length <= span_length(field->shown); i++) {
		if (memcmp(bytes + i, text, length) == 0) {
			return true;
		}
	}
	return false;
}

static void keep_oddity(struct matcher *matcher, span at, enum name_oddity oddity)
{
	struct match *match = matcher->match;
	struct odd_name *odd = NULL;
	for (uint32_t i = 0; i < match->odd_name_count; i++) {
		odd = match->odd_names[i].oddity == oddity ? &match->odd_names[i] : odd;
	}
	if (!odd) {
		odd = &match->odd_names[match->odd_name_count++];
		*odd = (struct odd_name){.oddity = oddity};
	}
	if (odd->count < ODD_PLACES) {
		odd->places[odd->count] = at;
	}
	odd->count++;
}

// `van` and the like have no capital in a name.
static bool is_particle(const char *bytes, size_t size)
{
	static const char *const particles[] = {"van", "von", "den", "der", "de", "del", "di",
						"da",  "dos", "du",  "la",  "le", "ter", "bin"};
	for (size_t i = 0; i < sizeof particles / sizeof *particles; i++) {
		if (size == strlen(particles[i]) && memcmp(bytes, particles[i], size) == 0) {
			return true;
		}
	}
	return false;
}

// Two to four words with a capital: `Ann Lee`, `Bo van der Berg`, and no institute of technology.
static bool is_person(const char *bytes, size_t size)
{
	unsigned words = 0;
	for (size_t i = 0, end; i < size; i = end) {
		end = i + 1;
		if (byte_is_in(bytes[i], " \t\r\n")) { // it may go on in the next line
			continue;
		}
		while (end < size && !byte_is_in(bytes[end], " \t\r\n")) {
			end++;
		}
		bool has_capital = (bytes[i] >= 'A' && bytes[i] <= 'Z') || (unsigned char)bytes[i] >= 0xC3;
		if (!has_capital && (words == 0 || !is_particle(bytes + i, end - i))) {
			return false;
		}
		words += has_capital;
	}
	return words >= 2 && words <= 4;
}

// Where the next of the other separators is: ` and `, `;`, ` & `, ` / `, ` | `, ` · `. `size` for none.
static size_t next_separator(const char *bytes, size_t from, size_t size, size_t *length)
{
	static const struct {
		const char *text;
		size_t size;
	} separators[] = {{" and ", 5}, {"; ", 2},	 {" & ", 3},	 {" / ", 3},
			  {" | ", 3},	{" \u00B7 ", 4}, {" \u2022 ", 5}};
	for (size_t i = from; i + 1 < size; i++) {
		char next = bytes[i + 1];
		if (bytes[i] != ';' && (bytes[i] != ' ' || !byte_is_in(next, "a&/|\xC2\xE2"))) {
			continue;
		}
		for (size_t k = 0; k < sizeof separators / sizeof *separators; k++) {
			*length = separators[k].size;
			if (size - i > *length && memcmp(bytes + i, separators[k].text, *length) == 0) {
				return i;
			}
		}
	}
	*length = 0;
	return size;
}

size_t match_name_end(const char *bytes, size_t size, size_t *next)
{
	size_t length, after;
	size_t first = next_separator(bytes, 0, size, &length);
	*next = first + length;
	if (first == size) {
		return size;
	}
	size_t end = next_separator(bytes, *next, size, &after);
	bool are_two = is_person(bytes, first) && is_person(bytes + *next, end - *next);
	return are_two ? first : size;
}

// What else than a comma parts names.
static void find_and(struct matcher *matcher, span at)
{
	const struct source *source = matcher->entry->source;
	if (span_length(at) > 4 && memcmp(source_at(source, at), "and ", 4) == 0) {
		keep_oddity(matcher, span_of(at.start, at.start + 3), NAME_AND);
		at.start += 4;
	}
	for (;;) {
		size_t next;
		size_t end = match_name_end(source_at(source, at), span_length(at), &next);
		if (end == span_length(at)) {
			return;
		}
		span separator = span_of(at.start + (uint32_t)end, at.start + (uint32_t)next);
		keep_oddity(matcher, source_trim(source, separator), NAME_AND);
		at.start += (uint32_t)next;
	}
}

static void find_et_al(struct matcher *matcher, span at)
{
	static const char *const endings[] = {"et al.", "et al", "et. al.", "and others"};
	const struct source *source = matcher->entry->source;
	for (size_t i = 0; i < sizeof endings / sizeof *endings && byte_is_in(source->bytes[at.end - 1], ".ls"); i++) {
		uint32_t length = (uint32_t)strlen(endings[i]);
		span found = span_of(at.end - (length < span_length(at) ? length : span_length(at)), at.end);
		bool is_apart = found.start == at.start || source->bytes[found.start - 1] == ' ';
		if (is_apart && source_is(source, found, endings[i])) {
			keep_oddity(matcher, found, NAME_ET_AL);
			return;
		}
	}
}

static bool ends_with(const char *bytes, size_t size, const char *end)
{
	size_t length = strlen(end);
	return size >= length && memcmp(bytes + size - length, end, length) == 0;
}

enum { MARK_MAX = 20 }; // bytes

// `[^1]`, `<sup>1</sup>`: its length at the end of the text, 0 for none.
static size_t long_mark(const char *bytes, size_t size)
{
	static const char *const pairs[][2] = {{"[^", "]"}, {"<sup>", "</sup>"}};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		size_t opening = strlen(pairs[i][0]);
		if (!ends_with(bytes, size, pairs[i][1])) {
			continue;
		}
		for (size_t length = opening + 1; length <= size && length < MARK_MAX; length++) {
			if (memcmp(bytes + size - length, pairs[i][0], opening) == 0) {
				return length;
			}
		}
	}
	return 0;
}

size_t match_footnote_mark(const char *bytes, size_t size)
{
	static const char *const marks[] = {"*",      "\u2217", "\u2020", "\u2021", "\u00A7", "\u00B6",
					    "\u22C6", "\u00B9", "\u00B2", "\u00B3", "\u2070", "\u2074",
					    "\u2075", "\u2076", "\u2077", "\u2078", "\u2079"};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (ends_with(bytes, size, marks[i])) {
			return strlen(marks[i]);
		}
	}
	return long_mark(bytes, size);
}

// All of them at the end of a name that is not emphasized.
static void find_mark(struct matcher *matcher, span at)
{
	const struct source *source = matcher->entry->source;
	char first = source->bytes[at.start];
	char last = (char)(source->bytes[at.end - 1] | 0x20);
	if (byte_is_in(first, "*_\\") || (last >= 'a' && last <= 'z') || (last >= '0' && last <= '9')) {
		return;
	}
	span name = at;
	for (uint32_t length = 1; length > 0 && span_length(name) > 1;) {
		length = (uint32_t)match_footnote_mark(source_at(source, name), span_length(name));
		length = length + 1 < span_length(name) ? length : 0;
		name.end -= length;
	}
	if (name.end < at.end && !memchr(source_at(source, name), '*', span_length(name))) {
		keep_oddity(matcher, span_of(name.end, at.end), NAME_MARK);
	}
}

void name_match(struct matcher *matcher, const struct template_field *field, span at, bool is_last)
{
	static const char *const shown[NAME_ODDITIES] = {"and ", "et al", "*"};
	static void (*const find[NAME_ODDITIES])(struct matcher * matcher, span at) = {find_and, find_et_al, find_mark};
	for (int oddity = 0; oddity < NAME_ODDITIES; oddity++) {
		if ((oddity != NAME_ET_AL || is_last) && !template_shows(matcher, field, shown[oddity])) {
			find[oddity](matcher, at);
		}
	}
}
