// Cuts a text into parts that can be parsed on their own.

#include "markdown/section.h"

#include "markdown/guard.h"
#include "markdown/plain.h"
#include "markdown/target.h"

enum { LINES_BETWEEN_CHECKS = 16 * 1024 };

// Offsets modulo 256.
struct residues {
	bool has[256];
	bool has_any;
};

static void add_section(struct memory *memory, struct sections *sections, uint32_t start)
{
	sections->list =
		memory_grow(memory, sections->list, &sections->room, sections->count + 1, sizeof *sections->list);
	sections->list[sections->count++] = (struct section){.start = start};
}

// Where all 256 are taken no shift is better than another.
static void set_shift(struct section *section, struct residues *traps)
{
	enum { TRAP = 4 };
	if (!traps->has_any) {
		return;
	}
	while (section->shift < 255 && traps->has[(section->start + TRAP - section->shift) & 255]) {
		section->shift++;
	}
	*traps = (struct residues){0};
}

static void add_trap(struct residues *traps, uint32_t trap)
{
	traps->has[trap & 255] = true;
	traps->has_any = true;
}

// Definitions follow each other: one may stand on any line of a paragraph that only lines of
// definitions precede, which begins with a bracket therefore.
static bool opens_definition(const struct block_line *found, const struct source *source, struct line line)
{
	return found->kind == BLOCK_TEXT && found->starts &&
	       target_opens_definition(source->bytes, found->at, line.end, source->size);
}

static uint32_t line_number(const struct source *source, uint32_t offset)
{
	uint32_t number = 1;
	for (uint32_t i = 0; i < offset; i++) {
		number += source->bytes[i] == '\n';
	}
	return number;
}

// What is plain is passed over, if `skips_plain` says so; `sections` must then not turn out to be whole.
static bool cut(struct memory *memory, const struct source *source, int cut_level, bool skips_plain,
		struct sections *sections)
{
	struct block_state state = {0};
	struct guard guard = guard_of(source->size);
	struct line_reader reader = line_reader_of(source->bytes, source->size);
	struct residues traps = {0};
	struct residues all_traps = {0};
	bool is_whole = false;
	bool after_blank = false;
	uint32_t lines = 0;

	sections->count = 0;
	add_section(memory, sections, source->body);
	for (uint32_t at = source->body; at < source->size;) {
		struct line line = line_from(&reader, at);
		struct block_line found = block_next(&state, source->bytes, line);
		const char *refusal = guard_line(&guard, &state, &found, source->bytes, line);
		if (refusal) {
			memory_fail_at(memory, PLLINT_LIMIT, refusal, line_number(source, line.start));
		}
		is_whole = is_whole || opens_definition(&found, source, line);
		if (found.kind == BLOCK_HEADING && after_blank && state.depth == 0 && !state.is_unsure && !is_whole &&
		    found.level <= (uint32_t)cut_level) {
			set_shift(&sections->list[sections->count - 1], &traps);
			add_section(memory, sections, line.start);
			uint32_t end = skips_plain ? plain_end(source, line.start, cut_level) : 0;
			if (end > 0) {
				sections->list[sections->count - 1].is_plain = true;
				at = end;
				continue;
			}
		}
		if (found.trap) {
			add_trap(&traps, found.trap);
			add_trap(&all_traps, found.trap);
		}
		after_blank = found.kind == BLOCK_BLANK;
		at = line.next;
		if (++lines % LINES_BETWEEN_CHECKS == 0) {
			memory_check_deadline(memory);
		}
	}
	set_shift(&sections->list[sections->count - 1], &traps);
	if (is_whole) {
		sections->count = 1;
		sections->list[0].shift = 0;
		set_shift(&sections->list[0], &all_traps);
	}
	return is_whole;
}

struct sections section_cut(struct memory *memory, const struct source *source, int cut_level)
{
	struct sections sections = {0};
	if (cut(memory, source, cut_level, true, &sections)) {
		cut(memory, source, cut_level, false, &sections);
	}
	return sections;
}
