// Refuses, before it is parsed, what md4c would need time for that is not linear.

#include "markdown/guard.h"

#include <string.h>

enum { BRACKET_DEPTH_MAX = 64, PARAGRAPH_LINES_FREE = 256 };

// About a third of a second, and as much as the parsing itself takes.
enum { STEPS_BASE = 1 << 28, STEPS_PER_BYTE = 64 };

struct guard guard_of(uint32_t size)
{
	return (struct guard){.steps_left = STEPS_BASE + (uint64_t)size * STEPS_PER_BYTE};
}

static uint32_t count_brackets(const char *bytes, uint32_t start, uint32_t end)
{
	uint32_t count = 0;
	while (start < end) {
		const char *found = memchr(bytes + start, '[', end - start);
		if (!found) {
			break;
		}
		count++;
		start = (uint32_t)(found - bytes) + 1;
	}
	return count;
}

static bool nests_too_deep(struct guard *guard, const char *bytes, uint32_t start, uint32_t end)
{
	for (uint32_t i = start; i < end; i++) {
		if (bytes[i] == '[') {
			if (++guard->depth > BRACKET_DEPTH_MAX) {
				return true;
			}
		} else if (bytes[i] == ']' && guard->depth > 0) {
			guard->depth--;
		}
	}
	return false;
}

// Few brackets cannot nest deep: only where there are many is every byte looked at.
static bool has_deep_brackets(struct guard *guard, const char *bytes, uint32_t start, uint32_t end)
{
	if (guard->brackets <= BRACKET_DEPTH_MAX) {
		return false;
	}
	if (!guard->is_exact) {
		guard->is_exact = true;
		start = guard->start;
	}
	return nests_too_deep(guard, bytes, start, end);
}

static bool takes_too_long(struct guard *guard, uint32_t brackets)
{
	uint64_t steps = (uint64_t)guard->lines * brackets + guard->brackets;
	if (guard->lines <= PARAGRAPH_LINES_FREE) {
		return false;
	}
	if (steps > guard->steps_left) {
		return true;
	}
	guard->steps_left -= steps;
	return false;
}

const char *guard_line(struct guard *guard, const struct block_state *state, const struct block_line *found,
		       const char *bytes, struct line line)
{
	if (state->is_too_deep) {
		return "lists or quotes nest more than 100 deep here";
	}
	if (found->kind != BLOCK_TEXT && found->kind != BLOCK_HEADING) {
		return NULL;
	}
	if (found->starts) { // as each heading does
		*guard = (struct guard){.start = found->at, .steps_left = guard->steps_left};
	}
	uint32_t brackets = count_brackets(bytes, found->at, line.end);
	guard->lines++;
	guard->brackets += brackets;
	if (has_deep_brackets(guard, bytes, found->at, line.end)) {
		return "square brackets nest more than 64 deep here";
	}
	if (takes_too_long(guard, brackets)) {
		return "this paragraph has more lines with square brackets in them than can be checked in time";
	}
	return NULL;
}
