// Conflicts that nobody resolved.

#include "lint/conflict.h"

#include <string.h>

#include "base/bisect.h"
#include "lint/dispatch.h"

enum { MARK_SIZE = 7 };

// The line is seven of one character, with nothing or a space and more behind them.
static bool is_mark(const struct source *source, uint32_t at, char mark)
{
	if (source->size - at < MARK_SIZE) {
		return false;
	}
	for (uint32_t i = 0; i < MARK_SIZE; i++) {
		if (source->bytes[at + i] != mark) {
			return false;
		}
	}
	char next = at + MARK_SIZE < source->size ? source->bytes[at + MARK_SIZE] : '\n';
	return next == ' ' || next == '\n' || next == '\r';
}

static bool is_fence(const struct source *source, uint32_t at)
{
	return source->size - at >= 3 &&
	       (memcmp(source->bytes + at, "```", 3) == 0 || memcmp(source->bytes + at, "~~~", 3) == 0);
}

// A conflict in a code block is an example of one.
struct conflicts conflicts_find(struct memory *memory, const struct source *source)
{
	struct conflicts conflicts = {.count = 0};
	size_t capacity = 0;
	uint32_t start = UINT32_MAX;
	bool has_middle = false;
	bool in_code = false;
	for (uint32_t at = 0, next; at < source->size; at = next) {
		next = source_next_line(source, at);
		in_code ^= is_fence(source, at);
		if (is_mark(source, at, '<') && !in_code) {
			start = at;
			has_middle = false;
		} else if (start != UINT32_MAX && is_mark(source, at, '=')) {
			has_middle = true;
		} else if (start != UINT32_MAX && has_middle && is_mark(source, at, '>')) {
			conflicts.items = memory_grow(memory, conflicts.items, &capacity, conflicts.count + 1,
						      sizeof *conflicts.items);
			conflicts.items[conflicts.count++] = span_of(start, source_line(source, at).end);
			start = UINT32_MAX;
		}
	}
	return conflicts;
}

static bool overlaps(const struct conflicts *conflicts, span at)
{
	size_t first;
	BISECT(first, conflicts->count, conflicts->items[first].end < at.start);
	return first < conflicts->count && conflicts->items[first].start <= at.end;
}

static bool is_touched(const struct check *check, const struct conflicts *conflicts, span at)
{
	const struct pllint_entry *entry = entries_around(check->entries, at.start);
	return overlaps(conflicts, at) || (entry && overlaps(conflicts, entry->whole));
}

void conflicts_report(struct check *check, const struct conflicts *conflicts)
{
	struct findings *findings = check->findings;
	size_t kept = 0;
	for (size_t i = 0; i < findings->count; i++) {
		const struct pllint_finding *finding = &findings->items[i]->finding;
		if (!is_touched(check, conflicts, finding->at) &&
		    !(finding->has_related && is_touched(check, conflicts, finding->related))) {
			findings->items[kept++] = findings->items[i];
		}
	}
	findings->count = kept;
	for (size_t i = 0; i < conflicts->count; i++) {
		struct deviation deviation = deviation_of(
			DEVIATION_CONFLICT,
			source_trim_lines(check->source, source_line(check->source, conflicts->items[i].start)));
		deviation.other = source_line(check->source, conflicts->items[i].end);
		dispatch_deviation(check, &deviation);
	}
}
