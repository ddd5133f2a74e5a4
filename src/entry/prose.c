#include "entry/prose.h"

#include <string.h>

#include "base/bytes.h"
#include "markdown/comment.h"

enum { QUOTATION_MAX = 400 }; // bytes of what marks in pairs hold

struct reading {
	const struct source *source;
	struct prose prose;
	uint32_t end;	   // of the span
	const char *fence; // that is open; NULL: none
};

static void part(struct reading *reading)
{
	struct prose *prose = &reading->prose;
	if (prose->size > 0 && prose->bytes[prose->size - 1] != PROSE_BREAK) {
		prose->places[prose->size] = prose->places[prose->size - 1];
		prose->bytes[prose->size++] = PROSE_BREAK;
	}
}

// Behind the next `close` in the paragraph; `at` if there is none.
static uint32_t behind(const struct reading *reading, uint32_t at, const char *close)
{
	const char *bytes = reading->source->bytes;
	size_t size = strlen(close);
	uint32_t end = reading->end - at < QUOTATION_MAX ? reading->end : at + QUOTATION_MAX;
	for (uint32_t i = at + 1; i + size <= end; i++) {
		if (bytes[i] == '\n' && i + 1 < end && byte_is_in(bytes[i + 1], "\r\n")) {
			break;
		}
		if (bytes[i] == *close && memcmp(bytes + i, close, size) == 0) {
			return i + (uint32_t)size;
		}
	}
	return at;
}

static bool opens_url(const struct source *source, span rest)
{
	static const char *const schemes[] = {"http://", "https://", "ftp://", "www."};
	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
		if (source_starts_with(source, rest, schemes[i])) {
			return true;
		}
	}
	return false;
}

static uint32_t end_of_url(const struct reading *reading, uint32_t at)
{
	while (at < reading->end && !byte_is_in(reading->source->bytes[at], " \t\r\n)>]\"")) {
		at++;
	}
	return at;
}

// Behind a tag without attributes, `<b>`; behind a summary, which is a heading. The place for other text in `< >`.
static uint32_t behind_tag(const struct reading *reading, uint32_t at)
{
	const char *bytes = reading->source->bytes;
	if (source_starts_with(reading->source, span_of(at, reading->end), "<summary>")) {
		return behind(reading, at, "</summary>");
	}
	uint32_t end = at + 1;
	end += end < reading->end && bytes[end] == '/';
	uint32_t name = end;
	while (end < reading->end && (byte_is_letter(bytes[end]) || byte_is_digit(bytes[end]))) {
		end++;
	}
	return end > name && end < reading->end && bytes[end] == '>' ? end + 1 : at;
}

// Behind what is no prose and starts at a place; the place for prose.
static uint32_t behind_other(const struct reading *reading, uint32_t at, bool is_word_start)
{
	const struct source *source = reading->source;
	span rest = span_of(at, reading->end);
	switch (source->bytes[at]) {
	case '<':
		return source_starts_with(source, rest, "<!--") ? comment_end(source->bytes, at, reading->end)
								: behind_tag(reading, at);
	case '`':
		return behind(reading, at, "`");
	case '"':
		return is_word_start ? behind(reading, at, "\"") : at;
	case '\xE2':
		return source_starts_with(source, rest, "\u201C") ? behind(reading, at, "\u201D") : at;
	default:
		return is_word_start && opens_url(source, rest) ? end_of_url(reading, at) : at;
	}
}

static const char *fence_of(const struct source *source, span line)
{
	return source_starts_with(source, line, "```") ? "```" : source_starts_with(source, line, "~~~") ? "~~~" : NULL;
}

static bool is_definition(const struct source *source, span line)
{
	return source_starts_with(source, line, "[") && source_holds(source, line, "]:");
}

// `| :-- | --- |`
static bool is_delimiter(const struct source *source, span line)
{
	for (uint32_t i = line.start; i < line.end; i++) {
		if (!byte_is_in(source->bytes[i], "|:- \t")) {
			return false;
		}
	}
	return source_holds(source, line, "-");
}

// The names of columns stay when the table is filled in.
static bool is_table_head(const struct source *source, span line)
{
	if (!source_starts_with(source, line, "|")) {
		return false;
	}
	uint32_t next = source_next_line(source, line.end);
	return is_delimiter(source, line) ||
	       (next < source->size && is_delimiter(source, source_trim(source, source_line(source, next))));
}

// The line is no prose as a whole.
static bool skips_line(struct reading *reading, span line)
{
	const char *fence = fence_of(reading->source, line);
	if (reading->fence) {
		bool closes = fence && *fence == *reading->fence;
		reading->fence = closes ? NULL : reading->fence;
		return true;
	}
	reading->fence = fence;
	return fence || is_definition(reading->source, line) || is_table_head(reading->source, line);
}

static void read_span(struct reading *reading, span at)
{
	const struct source *source = reading->source;
	struct prose *prose = &reading->prose;
	bool is_line_start = true;
	uint32_t line_end = at.start; // of the last line that was looked at
	reading->end = at.end;
	reading->fence = NULL;
	for (uint32_t i = at.start; i < at.end;) {
		bool is_new_line = is_line_start && i >= line_end;
		line_end = is_new_line ? source_next_line(source, i) : line_end;
		if (is_new_line && skips_line(reading, source_trim(source, source_line(source, i)))) {
			part(reading);
			i = source_next_line(source, i);
			continue;
		}
		char c = source->bytes[i];
		is_line_start = c == '\n' || (is_line_start && byte_is_in(c, " \t>"));
		if (is_line_start && c == '>') {
			i++;
			continue;
		}
		bool is_word_start = i == at.start || !source_is_word_byte(source->bytes[i - 1]);
		uint32_t next = behind_other(reading, i, is_word_start);
		if (next > i) {
			part(reading);
			i = next;
			continue;
		}
		if (!byte_is_space(c)) {
			prose->places[prose->size] = i;
			prose->bytes[prose->size++] = c;
		}
		i++;
	}
	part(reading);
}

struct prose prose_read(struct arena *arena, const struct source *source, const span *spans, size_t count)
{
	size_t room = 1;
	for (size_t i = 0; i < count; i++) {
		room += span_length(spans[i]) + 1;
	}
	struct reading reading = {.source = source};
	reading.prose.bytes = arena_room(arena, room);
	reading.prose.places = arena_alloc(arena, room * sizeof *reading.prose.places);
	for (size_t i = 0; i < count; i++) {
		read_span(&reading, spans[i]);
	}
	return reading.prose;
}

// --- runs -------------------------------------------------------------------------------------------

#define FACTOR UINT64_C(1099511628211)

static uint64_t factor_of_run(void)
{
	uint64_t factor = 1;
	for (int i = 0; i < PROSE_RUN; i++) {
		factor *= FACTOR;
	}
	return factor;
}

bool prose_next_run(struct prose_runs *runs)
{
	const struct prose *prose = runs->prose;
	const uint64_t gone = factor_of_run();
	while (runs->next < prose->size) {
		unsigned char byte = (unsigned char)prose->bytes[runs->next++];
		if (byte == PROSE_BREAK) {
			runs->length = 0;
			runs->hash = 0;
			continue;
		}
		runs->hash = runs->hash * FACTOR + byte;
		if (runs->length < PROSE_RUN) {
			runs->length++;
		} else {
			runs->hash -= gone * (unsigned char)prose->bytes[runs->next - 1 - PROSE_RUN];
		}
		if (runs->length == PROSE_RUN) {
			return true;
		}
	}
	return false;
}

bool prose_is_same_run(const struct prose *a, uint32_t at, const struct prose *b, uint32_t other)
{
	return memcmp(a->bytes + at - PROSE_RUN, b->bytes + other - PROSE_RUN, PROSE_RUN) == 0;
}

void prose_skip_to(struct prose_runs *runs, uint32_t at)
{
	runs->next = at;
	runs->length = 0;
	runs->hash = 0;
}
