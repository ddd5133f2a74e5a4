// Pieces of a template's text: without comments, out of their brackets, split at separators.

#include "template/text.h"

#include "base/bytes.h"

#include <string.h>

span text_file_span(const struct source *source, span at)
{
	uint32_t start = source_file_offset(source, at.start);
	if (span_is_empty(at)) {
		return span_of(start, start);
	}
	return span_of(start, source_file_offset(source, at.end - 1) + 1);
}

// Where the bytes stand in the span, or its end.
static uint32_t find(const struct source *source, span at, const char *bytes)
{
	uint32_t size = (uint32_t)strlen(bytes);
	for (uint32_t i = at.start; i + size <= at.end; i++) {
		if (memcmp(source->bytes + i, bytes, size) == 0) {
			return i;
		}
	}
	return at.end;
}

struct spans {
	struct memory *memory;
	span *items;
	size_t count, capacity;
};

// A span for each line: the lines of an extracted text need not follow each other in the file.
static void add_lines(struct spans *spans, const struct source *source, span at)
{
	while (!span_is_empty(at)) {
		uint32_t next = source_next_line(source, at.start);
		uint32_t end = next < at.end ? next : at.end;
		spans->items = memory_grow(spans->memory, spans->items, &spans->capacity, spans->count + 1,
					   sizeof *spans->items);
		spans->items[spans->count++] = span_of(at.start, end);
		at.start = end;
	}
}

struct text text_without_comments(struct memory *memory, const struct source *source, span at)
{
	struct text text = {.source = source, .at = source_trim_lines(source, at)};
	if (find(source, at, "<!--") == at.end) {
		return text;
	}
	struct spans kept = {.memory = memory};
	for (span rest = at; !span_is_empty(rest);) {
		uint32_t open = find(source, rest, "<!--");
		add_lines(&kept, source, span_of(rest.start, open));
		uint32_t close = find(source, span_of(open, rest.end), "-->");
		rest.start = close < rest.end ? close + 3 : rest.end;
	}
	text.source = source_extract(memory, source, kept.items, kept.count);
	text.at = source_trim_lines(text.source, span_of(0, text.source->size));
	memory_free(memory, kept.items);
	if (span_is_empty(text.at)) {
		text = (struct text){.source = source, .at = span_of(at.start, at.start)};
	}
	return text;
}

struct pair {
	const char *open, *close;
	enum text_wrap wrap;
};

static const struct pair pairs[] = {
	{"(", ")", WRAP_ROUND},	     {"（", "）", WRAP_ROUND},	{"[", "]", WRAP_SQUARE},   {"【", "】", WRAP_SQUARE},
	{"{", "}", WRAP_CURLY},	     {"<", ">", WRAP_ANGLE},	{"\"", "\"", WRAP_QUOTE},  {"“", "”", WRAP_QUOTE},
	{"「", "」", WRAP_QUOTE},    {"``", "``", WRAP_CODE},	{"`", "`", WRAP_CODE},	   {"**", "**", WRAP_EMPHASIS},
	{"__", "__", WRAP_EMPHASIS}, {"*", "*", WRAP_EMPHASIS}, {"_", "_", WRAP_EMPHASIS},
};

// The pair that opens at the span's start closes at its end and not before.
static bool closes_at_end(const struct source *source, span inner, const struct pair *pair)
{
	bool same = strcmp(pair->open, pair->close) == 0;
	uint32_t depth = 1;
	for (uint32_t i = inner.start; i < inner.end; i++) {
		span rest = span_of(i, inner.end);
		if (source_starts_with(source, rest, pair->close)) {
			depth--;
		} else if (!same && source_starts_with(source, rest, pair->open)) {
			depth++;
		}
		if (depth == 0) {
			return false;
		}
	}
	return depth == 1;
}

span text_unwrap(const struct source *source, span at, enum text_wrap *wrap)
{
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs && !span_is_empty(at); i++) {
		const struct pair *pair = &pairs[i];
		if (pair->open[0] != source->bytes[at.start]) {
			continue;
		}
		uint32_t open = (uint32_t)strlen(pair->open);
		uint32_t close = (uint32_t)strlen(pair->close);
		if (span_length(at) <= open + close || !source_starts_with(source, at, pair->open) ||
		    !source_ends_with(source, at, pair->close)) {
			continue;
		}
		span inner = span_of(at.start + open, at.end - close);
		if (closes_at_end(source, inner, pair)) {
			*wrap = pair->wrap;
			return source_trim_lines(source, inner);
		}
	}
	*wrap = WRAP_NONE;
	return at;
}

span text_plain(const struct source *source, span at)
{
	for (;;) {
		enum text_wrap wrap;
		span inner = text_unwrap(source, at, &wrap);
		if (wrap != WRAP_CODE && wrap != WRAP_EMPHASIS && wrap != WRAP_QUOTE) {
			return at;
		}
		at = inner;
	}
}

static void add_part(struct text_parts *parts, const struct source *source, uint32_t start, uint32_t end)
{
	parts->items[parts->count++] = source_trim_lines(source, span_of(start, end));
}

struct text_parts text_split_commas(struct arena *arena, const struct source *source, span at)
{
	static const char *const commas[] = {",", "，", "、"};
	struct text_parts parts = {.items = arena_alloc(arena, (span_length(at) + 1) * sizeof(span))};
	uint32_t start = at.start;
	for (uint32_t i = at.start; i < at.end; i++) {
		for (size_t k = 0; k < sizeof commas / sizeof *commas; k++) {
			if (source_starts_with(source, span_of(i, at.end), commas[k])) {
				add_part(&parts, source, start, i);
				start = i + (uint32_t)strlen(commas[k]);
			}
		}
	}
	add_part(&parts, source, start, at.end);
	return parts;
}

struct text_parts text_split(struct arena *arena, const struct source *source, span at, char separator, bool spaced)
{
	struct text_parts parts = {.items = arena_alloc(arena, (span_length(at) + 1) * sizeof(span))};
	const char *bytes = source->bytes;
	uint32_t start = at.start;
	for (uint32_t i = at.start; i < at.end; i++) {
		if (bytes[i] != separator) {
			continue;
		}
		bool inside = i > at.start && i + 1 < at.end;
		if (spaced && !(inside && byte_is_space(bytes[i - 1]) && byte_is_space(bytes[i + 1]))) {
			continue;
		}
		add_part(&parts, source, start, i);
		start = i + 1;
	}
	add_part(&parts, source, start, at.end);
	return parts;
}

struct unicode_key text_fold(struct arena *arena, const struct source *source, span at)
{
	return unicode_fold(arena, source_at(source, at), span_length(at));
}

bool text_is_word(struct unicode_key key, const char *words)
{
	while (*words) {
		size_t size = strcspn(words, "|");
		if (size == key.size && memcmp(words, key.bytes, size) == 0) {
			return true;
		}
		words += size + (words[size] == '|');
	}
	return false;
}

bool text_is_ellipsis(const struct source *source, span at)
{
	static const char *const forms[] = {"...", "…", "etc.", "etc", "et al.", "……", "等"};
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		if (source_is(source, at, forms[i])) {
			return true;
		}
	}
	return false;
}

uint32_t text_word_count(const struct source *source, span at)
{
	uint32_t count = 0;
	bool inside = false;
	for (uint32_t i = at.start; i < at.end; i++) {
		bool blank = byte_is_space(source->bytes[i]);
		count += !blank && !inside;
		inside = !blank;
	}
	return count;
}
