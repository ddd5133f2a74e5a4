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

static bool find_and(const struct entry *entry, span at, span *found)
{
	const char *bytes = source_at(entry->source, at);
	uint32_t size = span_length(at);
	if (size > 4 && memcmp(bytes, "and ", 4) == 0) {
		*found = span_of(at.start, at.start + 3);
		return true;
	}
	for (uint32_t i = 1; i + 5 < size; i++) {
		if (memcmp(bytes + i, " and ", 5) == 0) {
			*found = span_of(at.start + i + 1, at.start + i + 4);
			return is_person(bytes, i) && is_person(bytes + i + 5, size - i - 5);
		}
	}
	return false;
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

// At the end of a name that is not emphasized.
static bool find_mark(const struct entry *entry, span at, span *found)
{
	static const char *const marks[] = {"*", "\u2217", "\u2020", "\u2021", "\u00A7", "\u00B6", "\u22C6"};
	char first = entry->source->bytes[at.start];
	char last = (char)(entry->source->bytes[at.end - 1] | 0x20);
	if (first == '*' || first == '_' || first == '\\' || (last >= 'a' && last <= 'z')) {
		return false;
	}
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		uint32_t length = (uint32_t)strlen(marks[i]);
		if (span_length(at) > length + 1) {
			*found = span_of(at.end - length, at.end);
			if (source_is(entry->source, *found, marks[i])) {
				return memchr(source_at(entry->source, at), '*', span_length(at) - length) == NULL;
			}
		}
	}
	return false;
}

void name_match(struct matcher *matcher, const struct template_field *field, span at, bool is_last)
{
	static const char *const shown[NAME_ODDITIES] = {"and ", "et al", "*"};
	static bool (*const find[NAME_ODDITIES])(const struct entry *entry, span at,
						 span *found) = {find_and, find_et_al, find_mark};
	for (int oddity = 0; oddity < NAME_ODDITIES; oddity++) {
		span found;
		bool may_be = oddity == NAME_MARK || is_last;
		if (may_be && find[oddity](matcher->entry, at, &found) &&
		    !template_shows(matcher, field, shown[oddity])) {
			keep_oddity(matcher, found, (enum name_oddity)oddity);
		}
	}
}
