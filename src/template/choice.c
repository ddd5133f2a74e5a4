// Vocabularies and lists that a template shows.

#include "template/compile.h"

#include <string.h>

enum { PART_MAX = 80, TIGHT_WORDS_MAX = 4 };

// --- vocabularies ---------------------------------------------------------------------------------

// `other: ...`, `Others...`: whatever else. `other` alone is a value like any other.
static bool is_other(struct arena *arena, const struct source *source, span at)
{
	static const char *const words[] = {"other", "其他", "其它"};
	struct unicode_key key = text_fold(arena, source, at);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t size = strlen(words[i]);
		if (key.size > size && memcmp(key.bytes, words[i], size) == 0 &&
		    (key.bytes[size] == ':' || source_ends_with(source, at, "...") ||
		     source_ends_with(source, at, "…"))) {
			return true;
		}
	}
	return false;
}

static bool ends_openly(struct arena *arena, const struct source *source, span last)
{
	return text_is_ellipsis(source, last) || is_other(arena, source, last);
}

// `[GitHub](url)`, `<url>`: one of the parts stands for what is to be written, and the others for words.
static bool is_stand_in(const struct source *source, span part)
{
	char first = source->bytes[part.start];
	char last = source->bytes[part.end - 1];
	return (first == '<' && last == '>') || (first == '[' && last == ')' && source_holds(source, part, "]("));
}

static bool has_dash(const struct source *source, span part)
{
	return source_holds(source, part, " - ") || source_holds(source, part, " – ") ||
	       source_holds(source, part, " — ");
}

// `High/Low - your own view`, `[High/Low], and why`: what is behind the words is none of them.
static bool are_explained(const struct source *source, const struct text_parts *parts)
{
	static const char *const brackets[][2] = {{"(", ")"}, {"[", "]"}, {"{", "}"}};
	span first = parts->items[0];
	for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++) {
		if (source_starts_with(source, first, brackets[i][0]) && !source_holds(source, first, brackets[i][1])) {
			return true;
		}
	}
	return has_dash(source, parts->items[parts->count - 1]) && !has_dash(source, first);
}

static bool parts_are_plausible(const struct source *source, const struct text_parts *parts, bool tight)
{
	if (parts->count < 2) {
		return false;
	}
	for (uint32_t i = 0; i < parts->count; i++) {
		span part = parts->items[i];
		if (span_is_empty(part) || span_length(part) > PART_MAX || is_stand_in(source, part)) {
			return false;
		}
		if (tight && text_word_count(source, part) > TIGHT_WORDS_MAX) {
			return false;
		}
	}
	return !are_explained(source, parts);
}

void choice_set(struct arena *arena, const struct text *text, const struct text_parts *parts,
		struct template_field *field)
{
	uint32_t count = parts->count;
	if (ends_openly(arena, text->source, parts->items[count - 1])) {
		field->choices_open = true;
		count--;
	}
	struct template_choice *choices = arena_alloc(arena, (count + 1) * sizeof *choices);
	for (uint32_t i = 0; i < count; i++) {
		span at = text_plain(text->source, parts->items[i]);
		choices[i] = (struct template_choice){
			.key = text_fold(arena, text->source, at),
			.at = text_file_span(text->source, at),
			.text = arena_copy(arena, source_at(text->source, at), span_length(at)),
			.text_size = span_length(at),
		};
	}
	field->choices = choices;
	field->choice_count = count;
}

// The way the text is split, if it is split at all.
static bool split(struct arena *arena, const struct source *source, span at, bool bracketed, struct text_parts *parts)
{
	static const char separators[] = "|/";
	for (const char *c = separators; *c; c++) {
		*parts = text_split(arena, source, at, *c, true);
		if (parts_are_plausible(source, parts, false)) {
			return true;
		}
	}
	for (const char *c = separators; *c; c++) {
		*parts = text_split(arena, source, at, *c, false);
		if (parts->count >= (bracketed ? 2u : 3u) && parts_are_plausible(source, parts, true)) {
			return true;
		}
	}
	return false;
}

// `pick one`, `delete what does not apply`
static bool is_advice(struct unicode_key text)
{
	static const char *const starts[] = {"pick ",  "choose ", "select ", "circle ", "tick ",  "mark ",
					     "check ", "keep ",	  "delete ", "remove ", "one of "};
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
		size_t size = strlen(starts[i]);
		if (text.size > size && memcmp(text.bytes, starts[i], size) == 0) {
			return true;
		}
	}
	return text_is_word(text, "one only|only one");
}

// `one of: a / b`, `a / b (pick one)`, `a / b *(pick one)*`: the words that only say what it is taken off.
static span without_advice(struct arena *arena, const struct source *source, span at)
{
	static const char *const starts[] = {"one of:", "One of:", "one of ", "One of "};
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
		if (source_starts_with(source, at, starts[i])) {
			at.start += (uint32_t)strlen(starts[i]);
			at = source_trim_lines(source, at);
			break;
		}
	}
	bool is_italic = source_ends_with(source, at, ")*") || source_ends_with(source, at, ")_");
	uint32_t close = at.end - is_italic;
	for (uint32_t i = close; i > at.start + is_italic && source_ends_with(source, span_of(at.start, close), ")");
	     i--) {
		if (source->bytes[i - 1] == '(') {
			span inner = source_trim(source, span_of(i, close - 1));
			uint32_t end = i - 1 - is_italic;
			if (end > at.start && is_advice(text_fold(arena, source, inner))) {
				at = source_trim_lines(source, span_of(at.start, end));
			}
			break;
		}
	}
	return at;
}

bool choice_read(struct arena *arena, const struct text *text, struct template_field *field)
{
	const struct source *source = text->source;
	enum text_wrap wrap;
	span at = text_unwrap(source, text_plain(source, without_advice(arena, source, text->at)), &wrap);
	bool bracketed = wrap == WRAP_ROUND || wrap == WRAP_SQUARE || wrap == WRAP_CURLY || wrap == WRAP_ANGLE;
	at = without_advice(arena, source, text_plain(source, at));
	for (uint32_t i = at.start; i + 3 <= at.end; i++) {
		if (memcmp(source->bytes + i, "://", 3) == 0) {
			return false;
		}
	}
	struct text_parts parts;
	if (!split(arena, source, at, bracketed, &parts)) {
		return false;
	}
	choice_set(arena, text, &parts, field);
	return true;
}

bool choice_read_directive(struct skeleton *skeleton, span argument, struct template_field *field)
{
	const struct source *source = skeleton->source;
	struct text_parts parts = text_split_commas(&skeleton->arena, source, argument);
	uint32_t kept = 0;
	for (uint32_t i = 0; i < parts.count; i++) {
		if (!span_is_empty(parts.items[i])) {
			parts.items[kept++] = parts.items[i];
		}
	}
	parts.count = kept;
	field->choices_open = false;
	field->choice_count = 0;
	if (kept > 0) {
		struct text text = {.source = source, .at = argument};
		choice_set(&skeleton->arena, &text, &parts, field);
	}
	return field->choice_count > 0;
}

// --- lists ----------------------------------------------------------------------------------------

// Without the number or single letter at its end: `tag1`, `Author B`, `x`.
static span stem(const struct source *source, span part)
{
	if (source_starts_with(source, part, "and ")) {
		part.start += 4;
	}
	uint32_t end = part.end;
	while (end > part.start && source->bytes[end - 1] >= '0' && source->bytes[end - 1] <= '9') {
		end--;
	}
	if (end == part.end && end - part.start > 2 && source->bytes[end - 2] == ' ') {
		end--;
	}
	return source_trim(source, span_of(part.start, end));
}

static bool same_stems(const struct source *source, const struct text_parts *parts)
{
	span first = stem(source, parts->items[0]);
	for (uint32_t i = 1; i < parts->count; i++) {
		span other = stem(source, parts->items[i]);
		if (span_length(first) != span_length(other) ||
		    memcmp(source_at(source, first), source_at(source, other), span_length(first)) != 0) {
			return false;
		}
	}
	return true;
}

bool choice_is_list(struct arena *arena, const struct text *text)
{
	const struct source *source = text->source;
	enum text_wrap wrap;
	span at = text_unwrap(source, text_plain(source, text->at), &wrap);
	struct text_parts parts = text_split_commas(arena, source, at);
	if (parts.count < 2 || span_is_empty(parts.items[0])) {
		return false;
	}
	if (text_is_ellipsis(source, parts.items[parts.count - 1]) || same_stems(source, &parts)) {
		return true;
	}
	uint32_t longest = 0;
	for (uint32_t i = 0; i < parts.count; i++) {
		uint32_t words = text_word_count(source, parts.items[i]);
		longest = words > longest ? words : longest;
		if (words == 0 || source_ends_with(source, parts.items[i], ".") ||
		    text_split(arena, source, parts.items[i], '/', true).count > 1 ||
		    text_split(arena, source, parts.items[i], '|', true).count > 1) {
			return false;
		}
	}
	return longest <= (parts.count > 2 ? 2u : 1u);
}
