// blank-lines: several blank lines where one is enough, or none.

#include "base/bytes.h"
#include "lint/lines.h"
#include "lint/rule.h"

// Counts the blank lines from `at` on; `*at` is left where the next other line starts.
static uint32_t count_blank_lines(const struct source *source, uint32_t *at)
{
	uint32_t count = 0;
	while (*at < source->size && lines_is_blank_at(source, *at)) {
		*at = source_next_line(source, *at);
		count++;
	}
	return count;
}

// A template that is a part of its file does not show how a file ends.
static uint32_t blank_lines_at_end_of(const struct template *template)
{
	const struct source *file = template->file;
	uint32_t at = source_next_line(file, source_trim_lines(file, span_of(0, file->size)).end);
	return template->embedded ? 0 : count_blank_lines(file, &at);
}

// At the end nothing follows that they could part: as many are kept as the template ends with, mostly none.
static void check_end(struct check *check, uint32_t start, uint32_t count)
{
	const struct source *source = check->source;
	uint32_t kept = blank_lines_at_end_of(check->template);
	if (count < 2 || count <= kept) {
		return;
	}
	for (uint32_t i = 0; i < kept; i++) {
		start = source_next_line(source, start);
	}
	struct pllint_finding *finding = report(check, span_of(start, source_line(source, source->size - 1).end),
						"{0} blank lines at the end of the file",
						kept > 0 ? "keep as many as the template ends with: {1}"
							 : "end the file after its last line of text",
						ARGUMENTS(from_number(count), from_number(kept)));
	report_edit(check, finding, PLLINT_FIX_SAFE, span_of(start, source->size), NO_PIECES);
}

enum { LINES_MAX = 16 }; // of a definition, with its title

// An item with nothing but definitions in it ends at a second blank line, but not at the first one: what is
// indented below would become a part of it.
static bool may_stand_below_definition(const struct source *source, uint32_t run, uint32_t next)
{
	if (!byte_is_in(source->bytes[next], " \t")) {
		return false;
	}
	uint32_t start = run;
	for (unsigned i = 0; start > 0 && i < LINES_MAX && !lines_is_blank_at(source, start - 1); i++) {
		start = source_line_start(source, start - 1);
	}
	for (uint32_t at = start; at + 1 < run; at++) {
		if (source->bytes[at] == ']' && source->bytes[at + 1] == ':') {
			return true;
		}
	}
	return false;
}

// A section may be cut anywhere, so the run is followed in the source itself.
static void check_run(struct check *check, const struct raw_line *first)
{
	const struct source *source = check->source;
	uint32_t end = first->at.start;
	uint32_t count = count_blank_lines(source, &end);
	if (end == source->size) {
		check_end(check, first->at.start, count);
		return;
	}
	if (count < 2) {
		return;
	}
	span surplus = span_of(first->next, end);
	struct pllint_finding *finding = report(check, span_of(surplus.start, source_line(source, end - 1).end),
						"{0} blank lines in a row", "keep one", ARGUMENTS(from_number(count)));
	if (!may_stand_below_definition(source, first->at.start, end)) {
		report_edit(check, finding, PLLINT_FIX_SAFE, surplus, NO_PIECES);
	}
}

// Blank lines at the very start stand between no blocks, and a run is reported where it starts.
static bool starts_run(const struct lines *lines, size_t index)
{
	const struct raw_line *line = &lines->list[index];
	if (line->at.start == lines->batch->section.start) {
		return false; // a section that is not the first one starts with its heading
	}
	return index == 0 || line[-1].next < line->at.start || !line[-1].is_blank;
}

static void check_lines(struct check *check, const struct lines *lines)
{
	for (size_t i = 0; i < lines->count; i++) {
		const struct raw_line *line = &lines->list[i];
		if (line->is_blank && line->place == RAW_TEXT && starts_run(lines, i)) {
			check_run(check, line);
		}
	}
}

const struct rule rule_blank_lines = {
	.info =
		{
			.name = "blank-lines",
			.page = &page_blank_lines,
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_SAFE,
			.changes = PLLINT_CHANGE_WHITESPACE,
		},
	.lines = check_lines,
	.is_of_lists = true,
};
