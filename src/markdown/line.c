// One line at a time: its ending, the containers it lies in, and what its first characters open.

#include "markdown/line.h"

#include <string.h>

static uint32_t find(const char *bytes, uint32_t start, uint32_t end, char wanted)
{
	const char *found = start < end ? memchr(bytes + start, wanted, end - start) : NULL;
	return found ? (uint32_t)(found - bytes) : end;
}

struct line_reader line_reader_of(const char *bytes, uint32_t size)
{
	return (struct line_reader){
		.bytes = bytes,
		.size = size,
		.newline = {0, find(bytes, 0, size, '\n')},
		.carriage_return = {0, find(bytes, 0, size, '\r')},
	};
}

// A byte that is rare, or not there at all, is looked for once and not for each line.
static inline uint32_t next_from(const struct line_reader *reader, struct line_next *next, uint32_t start, char wanted)
{
	if (start < next->from) {
		uint32_t at = find(reader->bytes, start, next->from, wanted);
		return at < next->from ? at : next->at;
	}
	if (start > next->at) {
		*next = (struct line_next){start, find(reader->bytes, start, reader->size, wanted)};
	}
	return next->at;
}

struct line line_from(struct line_reader *reader, uint32_t start)
{
	const char *bytes = reader->bytes;
	uint32_t end = next_from(reader, &reader->newline, start, '\n');
	uint32_t carriage_return = next_from(reader, &reader->carriage_return, start, '\r');
	if (carriage_return < end) {
		end = carriage_return;
	}
	uint32_t next = end;
	if (next < reader->size && bytes[next] == '\r') {
		next++;
	}
	if (next < reader->size && bytes[next] == '\n') {
		next++;
	}
	return (struct line){start, end, next};
}

static inline uint32_t skip_whitespace(const char *bytes, uint32_t end, struct line_place *place)
{
	if (place->at >= end || !line_is_blank(bytes[place->at])) {
		return 0;
	}
	uint32_t before = place->column;
	while (place->at < end && line_is_blank(bytes[place->at])) {
		place->column = bytes[place->at] == '\t' ? (place->column + 4) & ~3U : place->column + 1;
		place->at++;
	}
	return place->column - before;
}

uint32_t line_strip(const char *bytes, struct line line, const struct line_container *containers, uint32_t count,
		    struct line_place *place)
{
	uint32_t end = line.end;
	uint32_t parents = 0;
	*place = (struct line_place){.at = line.start};
	place->indent = skip_whitespace(bytes, end, place);
	for (; parents < count; parents++) {
		const struct line_container *container = &containers[parents];
		if (container->mark != '>') {
			if (place->indent < container->contents) {
				break;
			}
			place->indent -= container->contents;
		} else {
			if (place->indent >= LINE_CODE_INDENT || place->at >= end || bytes[place->at] != '>') {
				break;
			}
			place->at++;
			place->column++;
			place->indent = skip_whitespace(bytes, end, place);
			place->indent -= place->indent > 0;
		}
	}
	if (place->at >= end) {
		while (parents < count && containers[parents].mark != '>') {
			parents++;
		}
	}
	return parents;
}

static bool ends_marker(const char *bytes, uint32_t at, uint32_t end)
{
	return at >= end || line_is_blank(bytes[at]);
}

static uint32_t marker_length(const char *bytes, uint32_t end, uint32_t at, struct line_marker *marker)
{
	char first = bytes[at];
	if (first == '>') {
		marker->container.mark = first;
		return 1;
	}
	if (first > '9') {
		return 0;
	}
	if ((first == '-' || first == '+' || first == '*') && ends_marker(bytes, at + 1, end)) {
		marker->container.mark = first;
		return 1;
	}
	uint32_t digits = 0;
	marker->number = 0;
	while (digits < 9 && at + digits < end && line_is_digit(bytes[at + digits])) {
		marker->number = marker->number * 10 + (uint32_t)(bytes[at + digits] - '0');
		digits++;
	}
	uint32_t stop = at + digits;
	if (digits == 0 || stop >= end || (bytes[stop] != '.' && bytes[stop] != ')') ||
	    !ends_marker(bytes, stop + 1, end)) {
		return 0;
	}
	marker->container.mark = bytes[stop];
	return digits + 1;
}

bool line_marker(const char *bytes, uint32_t end, struct line_place place, struct line_marker *marker)
{
	if (place.indent >= LINE_CODE_INDENT || place.at >= end) {
		return false;
	}
	uint32_t length = marker_length(bytes, end, place.at, marker);
	if (length == 0) {
		return false;
	}
	marker->start = place.at;
	marker->end = place.at + length;
	marker->container.indent = place.indent;
	marker->container.contents = place.indent + length;
	struct line_place rest = {.at = marker->end, .column = place.column + length};
	rest.indent = skip_whitespace(bytes, end, &rest);
	marker->is_empty = rest.at >= end;
	if (marker->is_empty) {
		marker->container.contents++;
	} else if (rest.indent <= LINE_CODE_INDENT) {
		marker->container.contents += rest.indent;
		rest.indent = 0;
	} else {
		marker->container.contents++;
		rest.indent--;
	}
	marker->rest = rest;
	return true;
}

bool line_is_rule(const char *bytes, uint32_t at, uint32_t end)
{
	if (at >= end || (bytes[at] != '-' && bytes[at] != '_' && bytes[at] != '*')) {
		return false;
	}
	char mark = bytes[at];
	uint32_t count = 0;
	for (; at < end; at++) {
		if (bytes[at] == mark) {
			count++;
		} else if (!line_is_blank(bytes[at])) {
			return false;
		}
	}
	return count >= 3;
}

uint32_t line_heading_level(const char *bytes, uint32_t at, uint32_t end)
{
	uint32_t level = 0;
	while (at + level < end && bytes[at + level] == '#') {
		if (++level > 6) {
			return 0;
		}
	}
	return level && ends_marker(bytes, at + level, end) ? level : 0;
}

static uint32_t run(const char *bytes, uint32_t at, uint32_t end, char mark)
{
	uint32_t from = at;
	while (at < end && bytes[at] == mark) {
		at++;
	}
	return at - from;
}

static bool only_spaces(const char *bytes, uint32_t at, uint32_t end)
{
	return at + run(bytes, at, end, ' ') == end;
}

char line_setext(const char *bytes, uint32_t at, uint32_t end)
{
	if (at >= end || (bytes[at] != '=' && bytes[at] != '-')) {
		return 0;
	}
	uint32_t length = run(bytes, at, end, bytes[at]);
	while (end > at + length && line_is_blank(bytes[end - 1])) {
		end--;
	}
	return at + length == end ? bytes[at] : 0;
}

uint32_t line_fence(const char *bytes, uint32_t at, uint32_t end)
{
	if (at >= end || (bytes[at] != '`' && bytes[at] != '~')) {
		return 0;
	}
	uint32_t length = run(bytes, at, end, bytes[at]);
	if (length < 3 || (bytes[at] == '`' && find(bytes, at + length, end, '`') < end)) {
		return 0;
	}
	return length;
}

bool line_closes_fence(const char *bytes, uint32_t at, uint32_t end, char mark, uint32_t length)
{
	uint32_t found = run(bytes, at, end, mark);
	return found >= length && only_spaces(bytes, at + found, end);
}
