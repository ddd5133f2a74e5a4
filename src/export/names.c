// Names by themselves: what parts them, footnote marks and tags are no part of one.

#include <string.h>

#include "export/export.h"

struct names {
	struct arena *arena;
	struct pllint_text *items;
	uint32_t count, capacity;
};

static bool starts_with(struct pllint_text text, const char *start)
{
	size_t size = strlen(start);
	return text.size >= size && memcmp(text.bytes, start, size) == 0;
}

static bool ends_with(struct pllint_text text, const char *end)
{
	size_t size = strlen(end);
	return text.size >= size && memcmp(text.bytes + text.size - size, end, size) == 0;
}

static struct pllint_text part(struct pllint_text text, size_t from, size_t to)
{
	return text_trim((struct pllint_text){text.bytes + from, to - from});
}

// The length of a tag at the start of the text, 0 for none.
static size_t tag_length(struct pllint_text text)
{
	char first = text.size > 2 && text.bytes[0] == '<' ? (char)(text.bytes[1] | 0x20) : 0;
	bool is_tag = (first >= 'a' && first <= 'z') || (first && text.bytes[1] == '/');
	const char *end = is_tag ? memchr(text.bytes, '>', text.size) : NULL;
	return end ? (size_t)(end - text.bytes) + 1 : 0;
}

static struct pllint_text without_tags(struct arena *arena, struct pllint_text text)
{
	char *bytes = arena_alloc(arena, text.size + 1);
	size_t size = 0;
	for (size_t at = 0; at < text.size;) {
		size_t length = tag_length(part(text, at, text.size));
		if (length == 0) {
			bytes[size++] = text.bytes[at];
			length = 1;
		}
		at += length;
	}
	return text_trim((struct pllint_text){bytes, size});
}

static struct pllint_text without_marks(struct pllint_text text)
{
	size_t length;
	while ((length = match_footnote_mark(text.bytes, text.size)) > 0 && length < text.size) {
		text = part(text, 0, text.size - length);
	}
	return text;
}

static void add_name(struct names *names, struct pllint_text name)
{
	// What is between the tags of a mark goes with them.
	name = without_marks(name);
	if (memchr(name.bytes, '<', name.size)) {
		name = without_marks(without_tags(names->arena, name));
	}
	if (names->count == names->capacity) {
		names->capacity = names->capacity > 0 ? names->capacity * 2 : 16;
		struct pllint_text *items = arena_alloc(names->arena, names->capacity * sizeof *items);
		memcpy(items, names->items ? names->items : items, names->count * sizeof *items);
		names->items = items;
	}
	names->items[names->count] = name;
	names->count += name.size > 0 && !(name.size == 3 && starts_with(name, "and"));
}

static size_t find(struct pllint_text text, const char *wanted)
{
	size_t size = strlen(wanted);
	size_t at = 0;
	while (at + size <= text.size && memcmp(text.bytes + at, wanted, size) != 0) {
		at++;
	}
	return at + size <= text.size ? at : text.size;
}

// `Institute of Mining and Metallurgy`
static bool is_one_name(struct pllint_text before, struct pllint_text after)
{
	bool is_institute = find(before, " of ") < before.size || find(before, " for ") < before.size;
	return is_institute && !memchr(after.bytes, ' ', after.size);
}

// `and` before the last name of a list parts what need not look like names.
static size_t name_end(struct pllint_text text, bool is_last, size_t *next)
{
	size_t end = find(text, " and ");
	if (is_last && end > 0 && end < text.size && !is_one_name(part(text, 0, end), part(text, end + 5, text.size))) {
		*next = end + 5;
		return end;
	}
	return match_name_end(text.bytes, text.size, next);
}

static struct pllint_text without_and(struct pllint_text text)
{
	while (starts_with(text, "and ") && !starts_with(text, "and others")) {
		text = part(text, 4, text.size);
	}
	while (ends_with(text, " and")) {
		text = part(text, 0, text.size - 4);
	}
	return text;
}

static void add_names(struct names *names, struct pllint_text text, bool is_last)
{
	static const char *const endings[] = {" et al.", " et al"};
	for (text = without_and(text); text.size > 0;) {
		size_t next;
		size_t end = name_end(text, is_last, &next);
		if (end == text.size) {
			break;
		}
		add_name(names, part(text, 0, end));
		text = without_and(part(text, next, text.size));
	}
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		if (ends_with(text, endings[i]) && text.size > strlen(endings[i])) {
			add_name(names, part(text, 0, text.size - strlen(endings[i])));
			text = part(text, text.size - strlen(endings[i]), text.size);
			break;
		}
	}
	add_name(names, text);
}

struct pllint_text *names_of(const struct pllint_text *items, uint32_t *count, struct arena *arena)
{
	struct names names = {.arena = arena};
	for (uint32_t i = 0; i < *count; i++) {
		add_names(&names, items[i], i + 1 == *count);
	}
	*count = names.count;
	return names.items;
}
