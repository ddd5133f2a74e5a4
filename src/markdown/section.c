// Cuts a text into parts that can be parsed on their own.

#include "markdown/section.h"

#include "markdown/guard.h"
#include "markdown/target.h"

enum { LINES_BETWEEN_CHECKS = 16 * 1024 };

static void add_start(struct memory *memory, struct sections *sections, uint32_t start)
{
	sections->starts =
		memory_grow(memory, sections->starts, &sections->room, sections->count + 1, sizeof *sections->starts);
	sections->starts[sections->count++] = start;
}

// Definitions follow each other: one may stand on any line of a paragraph that only lines of
// definitions precede, which begins with a bracket therefore.
static bool opens_definition(const struct block_line *found, const struct source *source, struct line line)
{
	return found->kind == BLOCK_TEXT && found->starts &&
	       target_opens_definition(source->bytes, found->at, line.end, source->size);
}

struct sections section_cut(struct memory *memory, const struct source *source, int cut_level)
{
	struct sections sections = {0};
	struct block_state state = {0};
	struct guard guard = guard_of(source->size);
	struct line_reader reader = line_reader_of(source->bytes, source->size);
	bool is_whole = false;
	bool after_blank = false;
	uint32_t lines = 0;

	add_start(memory, &sections, source->body);
	for (uint32_t at = source->body; at < source->size;) {
		struct line line = line_from(&reader, at);
		struct block_line found = block_next(&state, source->bytes, line);
		const char *refusal = guard_line(&guard, &state, &found, source->bytes, line);
		if (refusal) {
			memory_fail(memory, PLLINT_LIMIT, refusal);
		}
		is_whole = is_whole || opens_definition(&found, source, line);
		if (found.kind == BLOCK_HEADING && after_blank && state.depth == 0 && !state.is_unsure && !is_whole &&
		    found.level <= (uint32_t)cut_level) {
			add_start(memory, &sections, line.start);
		}
		after_blank = found.kind == BLOCK_BLANK;
		at = line.next;
		if (++lines % LINES_BETWEEN_CHECKS == 0) {
			memory_check_deadline(memory);
		}
	}
	if (is_whole) {
		sections.count = 1;
	}
	return sections;
}
