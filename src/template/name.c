// The names of a field: alternatives, expansions of `(s)`, aliases.

#include "base/bytes.h"
#include "template/compile.h"

#include <string.h>

// Nobody writes a kind of so many fields by hand: what has more is a list taken for a template.
enum { CHECKED_MAX = 1000 };

enum { NAMES_MAX = 200 };

struct names {
	struct skeleton *skeleton;
	struct template_name *items;
	const struct entry *entry;
	const struct entry_label *label;
	uint32_t count, room;
	bool has_too_many;
};

// A no-break or an ideographic space as the first character: its length.
static size_t wide_blank(const char *bytes, size_t size)
{
	bool is_no_break = size >= 2 && memcmp(bytes, "\xC2\xA0", 2) == 0;
	bool is_ideographic = size >= 3 && memcmp(bytes, "\xE3\x80\x80", 3) == 0;
	return is_no_break ? 2 : is_ideographic ? 3 : 0;
}

static size_t wide_blank_at_end(const char *bytes, size_t size)
{
	size_t length = size >= 2 ? wide_blank(bytes + size - 2, 2) : 0;
	return length == 0 && size >= 3 ? wide_blank(bytes + size - 3, 3) : length;
}

// An alias without such whitespace at its ends, which a label is read without.
static void trim(const char **exact, size_t *size)
{
	for (size_t length; (length = wide_blank(*exact, *size)) > 0; *size -= length) {
		*exact += length;
	}
	for (size_t length; (length = wide_blank_at_end(*exact, *size)) > 0;) {
		*size -= length;
	}
}

static void add(struct names *names, const char *exact, size_t size, span at, bool own, bool alias)
{
	if (alias) {
		trim(&exact, &size);
	}
	struct unicode_key key = unicode_fold(&names->skeleton->arena, exact, size);
	for (uint32_t i = 0; i < names->count; i++) {
		if (names->items[i].exact_size == size && memcmp(names->items[i].exact, exact, size) == 0) {
			return;
		}
	}
	if (key.size == 0 || names->count == names->room) {
		return;
	}
	if (names->count == NAMES_MAX) {
		names->has_too_many = true;
		return;
	}
	names->items[names->count++] = (struct template_name){
		.key = key,
		.at = text_file_span(names->skeleton->source, at),
		.exact = exact,
		.exact_size = (uint32_t)size,
		.own = own,
		.alias = alias,
	};
}

static bool is_blank_or_delimiter(char c)
{
	return c == ' ' || c == '\t' || c == '*' || c == '_';
}

// A copy without what escapes punctuation.
static struct unicode_key unescaped(struct arena *arena, const char *bytes, size_t size)
{
	static const char punctuation[] = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
	char *copy = arena_alloc(arena, size + 1);
	uint32_t length = 0;
	for (size_t i = 0; i < size; i++) {
		if (bytes[i] == '\\' && i + 1 < size && memchr(punctuation, bytes[i + 1], sizeof punctuation - 1)) {
			i++;
		}
		copy[length++] = bytes[i];
	}
	return (struct unicode_key){copy, length};
}

// `Author(s)`: also Author and Authors.
static void add_expansions(struct names *names, const char *exact, size_t size, span at, bool alias)
{
	static const char *const endings[] = {"(s)", "(es)", "(S)"};
	for (size_t k = 0; k < sizeof endings / sizeof *endings; k++) {
		size_t length = strlen(endings[k]);
		for (size_t i = 1; i + length <= size; i++) {
			if (memcmp(exact + i, endings[k], length) != 0) {
				continue;
			}
			size_t rest = size - i - length;
			char *one = arena_alloc(&names->skeleton->arena, size + 1);
			memcpy(one, exact, i);
			memcpy(one + i, exact + i + length, rest);
			add(names, one, i + rest, at, false, alias);
			char *many = arena_alloc(&names->skeleton->arena, size + 1);
			memcpy(many, exact, i);
			memcpy(many + i, endings[k] + 1, length - 2);
			memcpy(many + i + length - 2, exact + i + length, rest);
			add(names, many, size - 2, at, false, alias);
			return;
		}
	}
}

// Delimiters and whitespace at the ends of one name.
static span strip(const struct source *source, const struct entry_label *label, span at)
{
	const char *delimiters = label->underscores ? " \t\r\n*_`" : " \t\r\n*`";
	while (at.start < at.end && byte_is_among(source->bytes[at.start], delimiters)) {
		at.start++;
	}
	while (at.start < at.end && byte_is_among(source->bytes[at.end - 1], delimiters)) {
		at.end--;
	}
	return at;
}

static void add_one(struct names *names, struct unicode_key exact, span at, bool own, bool alias)
{
	add(names, exact.bytes, exact.size, at, own, alias);
	add_expansions(names, exact.bytes, exact.size, at, alias);
}

// A part of the label.
static void add_written(struct names *names, span at, bool own)
{
	struct arena *arena = &names->skeleton->arena;
	add_one(names, entry_visible_part(names->entry, names->label->tokens, at, arena), at, own, false);
}

static void add_alias(struct names *names, span at)
{
	const char *bytes = source_at(names->skeleton->source, at);
	add_one(names, unescaped(&names->skeleton->arena, bytes, span_length(at)), at, false, true);
}

// `A / B`, `A | B`, `**A**/**B**`
static bool splits(const struct source *source, span at, uint32_t i)
{
	char c = source->bytes[i];
	return (c == '/' || c == '|') && i > at.start && i + 1 < at.end &&
	       is_blank_or_delimiter(source->bytes[i - 1]) && is_blank_or_delimiter(source->bytes[i + 1]);
}

// `Tags (split by commas)`: the bracket, which is no part of the name; empty if there is none.
span name_hint(const struct source *source, const struct entry_label *label)
{
	span text = label->text;
	span none = span_of(text.end, text.end);
	bool wide = source_ends_with(source, text, "）");
	if (!wide && !source_ends_with(source, text, ")")) {
		return none;
	}
	for (uint32_t i = text.end - 1; i > text.start; i--) {
		if (source_starts_with(source, span_of(i, text.end), wide ? "（" : "(")) {
			bool apart = wide || is_blank_or_delimiter(source->bytes[i - 1]);
			return apart && !span_is_empty(strip(source, label, span_of(text.start, i)))
				       ? span_of(i, text.end)
				       : none;
		}
	}
	return none;
}

span name_without_hint(const struct source *source, const struct entry_label *label)
{
	return strip(source, label, span_of(label->text.start, name_hint(source, label).start));
}

static void add_all(struct names *names, span written)
{
	const struct source *source = names->skeleton->source;
	uint32_t start = written.start;
	for (uint32_t i = written.start; i <= written.end; i++) {
		if (i == written.end || splits(source, written, i)) {
			add_written(names, strip(source, names->label, span_of(start, i)), true);
			start = i + 1;
		}
	}
}

static uint32_t count_slashes(const struct source *source, span written)
{
	uint32_t count = 0;
	for (uint32_t i = written.start; i < written.end; i++) {
		count += source->bytes[i] == '/';
	}
	return count;
}

// `论文/Paper` is one label, of which each part is right by itself.
static void add_halves(struct names *names, span written)
{
	const struct source *source = names->skeleton->source;
	uint32_t start = written.start;
	for (uint32_t i = written.start; i <= written.end; i++) {
		bool ends = i == written.end || source->bytes[i] == '/';
		bool is_part = i - start < span_length(written);
		if (ends && is_part) {
			add_written(names, strip(source, names->label, span_of(start, i)), true);
		}
		start = ends ? i + 1 : start;
	}
}

static uint32_t count_parts(const struct source *source, span written)
{
	uint32_t count = 1;
	for (uint32_t i = written.start; i < written.end; i++) {
		count += splits(source, written, i);
	}
	return count;
}

span name_first(const struct source *source, const struct entry_label *label, span written)
{
	uint32_t end = written.start;
	while (end < written.end && !splits(source, written, end)) {
		end++;
	}
	return strip(source, label, span_of(written.start, end));
}

void name_read_all(struct skeleton *skeleton, const struct entry *entry, uint32_t item, span written,
		   const struct field_directives *directives, struct template_field *field)
{
	const struct entry_label *label = &entry->items[item].label;
	struct names names = {.skeleton = skeleton, .entry = entry, .label = label};
	// Each may have two expansions; one more is for the label with its hint.
	names.room = 3 * (count_parts(skeleton->source, written) + directives->alias_count + 2 +
			  count_slashes(skeleton->source, written)) +
		     1;
	names.items = arena_alloc(&skeleton->arena, names.room * sizeof *names.items);
	add_all(&names, written);
	if (entry->shape == ENTRY_SHAPE_BOLD && count_parts(skeleton->source, written) == 1) {
		add_halves(&names, written);
	}
	if (count_parts(skeleton->source, written) > 1) {
		uint32_t before = names.count;
		add_written(&names, written, false);
		for (uint32_t i = before; i < names.count; i++) {
			names.items[i].joint = true;
		}
	}
	if (!span_is_empty(name_hint(skeleton->source, label)) && written.end < label->text.end) {
		add_written(&names, label->text, false);
	}
	for (uint32_t i = 0; i < directives->alias_count; i++) {
		add_alias(&names, directives->aliases[i]);
	}
	field->names = names.items;
	field->name_count = names.count;
	if (names.has_too_many) {
		skeleton_fault(skeleton, label->whole, "{0} has more than 200 names",
			       "leave out what nobody writes; those after the first 200 are not known", label->text);
	}
}

bool name_is_one_of(const struct template_field *field, const char *words)
{
	for (uint32_t i = 0; i < field->name_count; i++) {
		if (text_is_word(field->names[i].key, words)) {
			return true;
		}
	}
	return false;
}

// --- names that two fields share ------------------------------------------------------------------

// The name of `field` that `other` has too.
static const struct template_name *shared(const struct template_field *field, const struct template_field *other)
{
	for (uint32_t i = 0; i < field->name_count; i++) {
		for (uint32_t k = 0; k < other->name_count; k++) {
			if (unicode_key_equal(field->names[i].key, other->names[k].key)) {
				return field->names[i].alias || !other->names[k].alias ? &field->names[i]
										       : &other->names[k];
			}
		}
	}
	return NULL;
}

void name_check(struct skeleton *skeleton, struct template_field *fields, uint32_t count)
{
	if (count > CHECKED_MAX) {
		return;
	}
	for (uint32_t i = 1; i < count; i++) {
		for (uint32_t k = 0; k < i; k++) {
			const struct template_name *name = shared(&fields[i], &fields[k]);
			if (name) {
				fields[i].is_ambiguous = fields[k].is_ambiguous = true;
				skeleton_fault_of_file(skeleton, name->at,
						       name->alias ? "the alias {0} is another field's name too"
								   : "{0} is the name of two fields",
						       "give each field names of its own", name->at);
				break;
			}
		}
	}
}
