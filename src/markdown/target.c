// Link targets as they are written, and reference definitions.

#include "markdown/target.h"

#include <string.h>

#include "markdown/line.h"

enum { NESTING_MAX = 32 }; // of brackets in a target

static bool is_escape(const char *bytes, uint32_t at, uint32_t end)
{
	return bytes[at] == '\\' && at + 1 < end && line_is_punctuation(bytes[at + 1]);
}

static bool parse_pointed(const char *bytes, uint32_t at, uint32_t end, span *target, uint32_t *after)
{
	for (uint32_t i = at + 1; i < end; i++) {
		if (is_escape(bytes, i, end)) {
			i++;
		} else if (bytes[i] == '<' || line_is_ending(bytes[i])) {
			return false;
		} else if (bytes[i] == '>') {
			*target = span_of(at + 1, i);
			*after = i + 1;
			return true;
		}
	}
	return false;
}

static bool is_control(char c)
{
	return (unsigned char)c <= 31 || c == 127;
}

static bool parse_bare(const char *bytes, uint32_t at, uint32_t end, span *target, uint32_t *after)
{
	uint32_t depth = 0;
	uint32_t i = at;
	for (; i < end; i++) {
		if (is_escape(bytes, i, end)) {
			i++;
		} else if (bytes[i] == ' ' || is_control(bytes[i])) {
			break;
		} else if (bytes[i] == '(') {
			if (++depth > NESTING_MAX) {
				return false;
			}
		} else if (bytes[i] == ')') {
			if (depth == 0) {
				break;
			}
			depth--;
		}
	}
	*target = span_of(at, i);
	*after = i;
	return depth == 0 && i > at;
}

bool target_parse(const char *bytes, uint32_t at, uint32_t end, span *target, uint32_t *after)
{
	if (at < end && bytes[at] == '<') {
		return parse_pointed(bytes, at, end, target, after);
	}
	return parse_bare(bytes, at, end, target, after);
}

uint32_t target_hash_add(uint32_t hash, char c)
{
	return (hash ^ (unsigned char)c) * 16777619U;
}

uint32_t target_hash(const char *bytes, uint32_t size)
{
	uint32_t hash = TARGET_HASH_START;
	for (uint32_t i = 0; i < size; i++) {
		hash = target_hash_add(hash, bytes[i]);
	}
	return hash;
}

uint32_t target_hash_plain(const char *bytes, span target, uint32_t *size)
{
	uint32_t hash = TARGET_HASH_START;
	*size = 0;
	for (uint32_t i = target.start; i < target.end; i++) {
		i += is_escape(bytes, i, target.end);
		hash = target_hash_add(hash, bytes[i]);
		++*size;
	}
	return hash;
}

// What may follow a definition's target: nothing or a title, which may go on on the next line.
static bool may_end_definition(const char *bytes, uint32_t after, uint32_t end)
{
	uint32_t at = line_after_space(bytes, after, end);
	if (at >= end) {
		return true;
	}
	if (at == after || (bytes[at] != '"' && bytes[at] != '\'' && bytes[at] != '(')) {
		return false;
	}
	char close = bytes[at] == '(' ? ')' : bytes[at];
	for (uint32_t i = at + 1; i < end; i++) {
		if (is_escape(bytes, i, end)) {
			i++;
		} else if (bytes[i] == close) {
			return line_after_space(bytes, i + 1, end) >= end;
		}
	}
	return true;
}

// The `]` of a label, which may span lines; 0 if there is none.
static uint32_t label_end(const char *bytes, uint32_t at, uint32_t size)
{
	bool has_content = false;
	for (uint32_t i = at + 1; i < size && i - at <= TARGET_LABEL_MAX; i++) {
		if (bytes[i] == ']') {
			return has_content ? i : 0;
		}
		if (bytes[i] == '[' || (bytes[i] == '\n' && i + 1 < size && bytes[i + 1] == '\n')) {
			return 0;
		}
		has_content = has_content || !(line_is_space(bytes[i]) || line_is_ending(bytes[i]));
		i += is_escape(bytes, i, size);
	}
	return 0;
}

bool target_opens_definition(const char *bytes, uint32_t at, uint32_t end, uint32_t size)
{
	if (at >= end || bytes[at] != '[') {
		return false;
	}
	// Most brackets open a link: its first `]` tells.
	const char *first = memchr(bytes + at, ']', end - at);
	if (first && first[-1] != '\\' && (first + 1 == bytes + end || first[1] != ':')) {
		return false;
	}
	uint32_t close = label_end(bytes, at, size);
	if (close == 0 || close + 1 >= size || bytes[close + 1] != ':') {
		return false;
	}
	if (close >= end) {
		return true;
	}
	uint32_t from = line_after_space(bytes, close + 2, end);
	span target;
	uint32_t after;
	return from >= end ||
	       (target_parse(bytes, from, end, &target, &after) && may_end_definition(bytes, after, end));
}
