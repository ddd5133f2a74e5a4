// Refuses, before it is parsed, what md4c would need time for that is not linear.

#include "markdown/guard.h"

#include <string.h>

enum { PARAGRAPH_LINES_MAX = 2048, BRACKET_DEPTH_MAX = 64 };

static uint32_t count_brackets(const char *bytes, uint32_t start, uint32_t end)
{
	uint32_t count = 0;
	while (start < end && count <= BRACKET_DEPTH_MAX) {
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
static bool has_too_many_brackets(struct guard *guard, const char *bytes, uint32_t start, uint32_t end)
{
	if (!guard->is_exact) {
		guard->brackets += count_brackets(bytes, start, end);
		if (guard->brackets <= BRACKET_DEPTH_MAX) {
			return false;
		}
		guard->is_exact = true;
		start = guard->start;
	}
	return nests_too_deep(guard, bytes, start, end);
}

const char *guard_line(struct guard *guard, const struct block_state *state, const struct block_line *found,
		       const char *bytes, struct line line)
{
	if (state->is_too_deep) {
		return "it nests lists or quotes more than 100 deep";
	}
	if (found->kind != BLOCK_TEXT && found->kind != BLOCK_HEADING) {
		return NULL;
	}
	if (found->starts || found->kind == BLOCK_HEADING) {
		*guard = (struct guard){.start = found->at};
	}
	if (++guard->lines > PARAGRAPH_LINES_MAX) {
		return "a paragraph has more than 2,048 lines";
	}
	if (has_too_many_brackets(guard, bytes, found->at, line.end)) {
		return "square brackets nest more than 64 deep";
	}
	return NULL;
}
