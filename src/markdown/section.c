// Cuts a text into parts that can be parsed on their own.

#include "markdown/section.h"

#include <string.h>

#include "markdown/plain.h"
#include "markdown/target.h"

// --- what md4c would need too long for -----------------------------------------------------------

enum { BRACKET_DEPTH_MAX = 64, PARAGRAPH_LINES_FREE = 256 }; // as many lines of a table are parsed at once

// About a third of a second, and as much as the parsing itself takes.
enum { STEPS_BASE = 1 << 28, STEPS_PER_BYTE = 64 };

static struct guard guard_of(uint32_t size)
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

// Looks at one line; NULL or why the text is refused.
static const char *guard_line(struct guard *guard, const struct block_state *state, const struct block_line *found,
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
	guard->is_table = guard->is_table || (guard->lines > 0 && line_is_delimiter_row(bytes, found->at, line.end));
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

enum { LINES_BETWEEN_CHECKS = 16 * 1024 };

// Offsets modulo 256.
struct residues {
	bool has[256];
	bool has_any;
};

// Where all 256 are taken no shift is better than another.
static uint32_t shift_past(const struct residues *traps, uint32_t start)
{
	enum { TRAP = 4 };
	uint32_t shift = 0;
	while (traps->has_any && shift < 255 && traps->has[(start + TRAP - shift) & 255]) {
		shift++;
	}
	return shift;
}

static uint32_t line_number(const struct source *source, uint32_t offset)
{
	uint32_t number = 1;
	for (uint32_t i = 0; i < offset; i++) {
		number += source->bytes[i] == '\n';
	}
	return number;
}

// The line above the one at `at` ends in a soft break, which is one byte or two.
static bool follows_soft_break(const char *bytes, uint32_t at)
{
	uint32_t end = at - 1 - (bytes[at - 2] == '\r');
	return bytes[at - 1] == '\n' && bytes[end - 1] != '\\' &&
	       !(byte_is_blank(bytes[end - 1]) && byte_is_blank(bytes[end - 2]));
}

// A paragraph that starts at the row has the text of one that goes on with it.
static bool parts_table(const struct sections *sections, const struct block_line *found, struct line line)
{
	const struct guard *guard = &sections->guard;
	if (!guard->is_table || guard->lines < PARAGRAPH_LINES_FREE || found->kind != BLOCK_TEXT || found->starts ||
	    found->at > line.start || sections->state.depth > 0 || sections->state.is_unsure || sections->is_whole) {
		return false;
	}
	const char *bytes = sections->source->bytes;
	bool is_text = bytes[line.start] == '|' || byte_is_letter(bytes[line.start]) ||
		       (bytes[line.start] == '[' &&
			!target_opens_definition(bytes, line.start, line.end, sections->source->size));
	return is_text && follows_soft_break(bytes, line.start);
}

static struct block_line take_line(struct sections *sections, uint32_t at, struct line *line)
{
	const struct source *source = sections->source;
	*line = line_from(&sections->reader, at);
	struct block_line found = block_next(&sections->state, source->bytes, *line);
	if (parts_table(sections, &found, *line)) {
		sections->guard =
			(struct guard){.start = found.at, .steps_left = sections->guard.steps_left, .is_table = true};
	}
	const char *refusal = guard_line(&sections->guard, &sections->state, &found, source->bytes, *line);
	if (refusal) {
		memory_fail_at(sections->memory, PLLINT_LIMIT, refusal, line_number(source, line->start));
	}
	if (++sections->lines % LINES_BETWEEN_CHECKS == 0) {
		memory_check_deadline(sections->memory);
	}
	return found;
}

// --- definitions --------------------------------------------------------------------------------

// No definition is without `]:`, and few texts have that.
static bool may_have_definition(const struct source *source)
{
	const char *at = source->bytes + source->body;
	const char *end = source->bytes + source->size;
	while (end - at > 1 && (at = memchr(at, ']', (size_t)(end - at) - 1)) != NULL) {
		if (at[1] == ':') {
			return true;
		}
		at++;
	}
	return false;
}

// Definitions follow each other: one may be on any line of a paragraph that only lines of
// definitions precede, which begins with a bracket therefore.
static bool opens_definition(const struct block_line *found, const struct source *source, struct line line)
{
	return found->kind == BLOCK_TEXT && found->starts &&
	       target_opens_definition(source->bytes, found->at, line.end, source->size);
}

static bool has_definition(struct sections sections)
{
	struct line line;
	for (uint32_t at = sections.next; at < sections.source->size; at = line.next) {
		struct block_line found = take_line(&sections, at, &line);
		if (opens_definition(&found, sections.source, line)) {
			return true;
		}
	}
	return false;
}

// --- sections -----------------------------------------------------------------------------------

struct sections sections_of(struct memory *memory, const struct source *source, int cut_level)
{
	struct sections sections = {
		.memory = memory,
		.source = source,
		.cut_level = (uint32_t)cut_level,
		.next = source->body,
		.guard = guard_of(source->size),
		.reader = line_reader_of(source->bytes, source->size),
	};
	sections.is_whole = may_have_definition(source) && has_definition(sections);
	return sections;
}

static bool starts_section(const struct sections *sections, const struct block_line *found)
{
	return found->kind == BLOCK_HEADING && found->level <= sections->cut_level && sections->state.depth == 0 &&
	       !sections->state.is_unsure && !sections->is_whole;
}

// Where the section from `start` on ends. The line behind it is read again, which changes nothing.
static uint32_t read_section(struct sections *sections, uint32_t start, struct residues *traps, bool *goes_on)
{
	bool after_blank = false;
	struct line line;
	for (uint32_t at = start; at < sections->source->size; at = line.next) {
		struct block_line found = take_line(sections, at, &line);
		*goes_on = at > start && sections->guard.is_table && sections->guard.start == at;
		if (*goes_on || (at > start && after_blank && starts_section(sections, &found))) {
			return at;
		}
		if (found.trap) {
			traps->has[found.trap & 255] = true;
			traps->has_any = true;
		}
		after_blank = found.kind == BLOCK_BLANK;
	}
	return sections->source->size;
}

bool sections_next(struct sections *sections, struct tokens *tokens, struct section *section)
{
	uint32_t start = sections->next;
	uint32_t end = 0;
	if (sections->is_done) {
		return false;
	}
	*section = (struct section){.shift = 0};
	if (!sections->is_whole && !sections->state.is_unsure) {
		end = plain_read(sections->memory, tokens, sections->source, start, sections->cut_level,
				 &section->is_tidy);
		section->is_plain = end > 0;
	}
	if (end == 0) {
		struct residues traps = {.has_any = false};
		end = read_section(sections, start, &traps, &section->goes_on);
		section->shift = shift_past(&traps, start);
	}
	section->at = span_of(start, end);
	sections->next = end;
	sections->is_done = end == sections->source->size;
	return true;
}
