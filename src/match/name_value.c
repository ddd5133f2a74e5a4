// What is odd about a name: it has more than the name.

#include <string.h>

#include "base/bytes.h"
#include "match/matcher.h"

// The value shown writes so itself.
static bool template_shows(const struct matcher *matcher, const struct template_field *field, const char *text)
{
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
	for (uint32_t i = 0; i < match->odd_name_count; i++) {
		if (match->odd_names[i].oddity == oddity) {
			return;
		}
	}
	match->odd_names[match->odd_name_count++] = (struct odd_name){at, oddity};
}

// Two to four words, all with a capital: `Ann Lee`, and no institute of technology.
static bool is_person(const char *bytes, size_t size)
{
	unsigned words = 0;
	bool starts = true;
	for (size_t i = 0; i < size; i++) {
		bool is_blank = byte_is_in(bytes[i], " \t\r\n"); // it may go on in the next line
		if (!is_blank && starts) {
			words++;
			if (bytes[i] < 'A' || bytes[i] > 'Z') {
				return false;
			}
		}
		starts = is_blank;
	}
	return words >= 2 && words <= 4;
}

// Where the next of the other separators is: ` and `, `;`, ` & `, ` · `. `size` for none.
static uint32_t next_separator(const char *bytes, uint32_t from, uint32_t size, uint32_t *length)
{
	static const struct {
		const char *text;
		uint32_t size;
	} separators[] = {{" and ", 5}, {"; ", 2}, {" & ", 3}, {" \u00B7 ", 4}};
	for (uint32_t i = from; i + 1 < size; i++) {
		bool may_be = bytes[i] == ';' || (bytes[i] == ' ' && byte_is_in(bytes[i + 1], "a&\xC2"));
		for (size_t k = 0; may_be && k < sizeof separators / sizeof *separators; k++) {
			*length = separators[k].size;
			if (size - i > *length && memcmp(bytes + i, separators[k].text, *length) == 0) {
				return i;
			}
		}
	}
	*length = 0;
	return size;
}

// Two names that something else than a comma parts.
static bool find_and(const struct entry *entry, span at, span *found)
{
	const char *bytes = source_at(entry->source, at);
	uint32_t size = span_length(at);
	if (size > 4 && memcmp(bytes, "and ", 4) == 0) {
		*found = span_of(at.start, at.start + 3);
		return true;
	}
	uint32_t length, after;
	uint32_t first = next_separator(bytes, 0, size, &length);
	uint32_t end = next_separator(bytes, first + length, size, &after);
	*found = source_trim(entry->source, span_of(at.start + first, at.start + first + length));
	return first < size && is_person(bytes, first) && is_person(bytes + first + length, end - first - length);
}

static bool find_et_al(const struct entry *entry, span at, span *found)
{
	static const char *const endings[] = {"et al.", "et al", "et. al.", "and others"};
	if (!byte_is_in(entry->source->bytes[at.end - 1], ".ls")) {
		return false;
	}
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		uint32_t length = (uint32_t)strlen(endings[i]);
		*found = span_of(at.end - (length < span_length(at) ? length : span_length(at)), at.end);
		bool is_apart = found->start == at.start || entry->source->bytes[found->start - 1] == ' ';
		if (is_apart && source_is(entry->source, *found, endings[i])) {
			return true;
		}
	}
	return false;
}

// `[^1]`, `<sup>1</sup>`: its length at the end of the text, 0 for none.
static uint32_t long_mark(const struct source *source, span at)
{
	static const char *const pairs[][2] = {{"[^", "]"}, {"<sup>", "</sup>"}};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		if (!source_ends_with(source, at, pairs[i][1])) {
			continue;
		}
		for (uint32_t start = at.end - 1; start > at.start && at.end - start < 20; start--) {
			if (source_starts_with(source, span_of(start, at.end), pairs[i][0])) {
				return at.end - start;
			}
		}
	}
	return 0;
}

// The mark of a footnote at the end of the text: its length, 0 for none.
static uint32_t mark_length(const struct source *source, span at)
{
	static const char *const marks[] = {"*",      "\u2217", "\u2020", "\u2021", "\u00A7", "\u00B6",
					    "\u22C6", "\u00B9", "\u00B2", "\u00B3", "\u2070", "\u2074",
					    "\u2075", "\u2076", "\u2077", "\u2078", "\u2079"};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (source_ends_with(source, at, marks[i])) {
			return (uint32_t)strlen(marks[i]);
		}
	}
	return long_mark(source, at);
}

// All of them at the end of a name that is not emphasized.
static bool find_mark(const struct entry *entry, span at, span *found)
{
	const struct source *source = entry->source;
	char first = source->bytes[at.start];
	char last = (char)(source->bytes[at.end - 1] | 0x20);
	if (first == '*' || first == '_' || first == '\\' || (last >= 'a' && last <= 'z')) {
		return false;
	}
	span name = at;
	for (uint32_t length = (last >= '0' && last <= '9') ? 0 : 1; length > 0 && span_length(name) > 1;) {
		length = mark_length(source, name);
		length = length + 1 < span_length(name) ? length : 0;
		name.end -= length;
	}
	*found = span_of(name.end, at.end);
	return !span_is_empty(*found) && memchr(source_at(source, name), '*', span_length(name)) == NULL;
}

void name_match(struct matcher *matcher, const struct template_field *field, span at, bool is_last)
{
	static const char *const shown[NAME_ODDITIES] = {"and ", "et al", "*"};
	static bool (*const find[NAME_ODDITIES])(const struct entry *entry, span at,
						 span *found) = {find_and, find_et_al, find_mark};
	for (int oddity = 0; oddity < NAME_ODDITIES; oddity++) {
		span found;
		bool may_be = oddity != NAME_ET_AL || is_last;
		if (may_be && find[oddity](matcher->entry, at, &found) &&
		    !template_shows(matcher, field, shown[oddity])) {
			keep_oddity(matcher, found, (enum name_oddity)oddity);
		}
	}
}
