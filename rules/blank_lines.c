// blank-lines: several blank lines where one is enough, or none.

#include "base/bytes.h"
#include "lint/lines.h"
#include "lint/rule.h"
#include "markdown/line.h"

// Several blank lines that something follows.
struct blank_run {
	uint32_t start, end;
	uint32_t count;
	struct blank_run *next;
};

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

static void report_run(struct check *check, const struct blank_run *run)
{
	const struct source *source = check->source;
	span surplus = span_of(source_next_line(source, run->start), run->end);
	struct pllint_finding *finding =
		report(check, span_of(surplus.start, source_line(source, run->end - 1).end), "{0} blank lines in a row",
		       "keep one", ARGUMENTS(from_number(run->count)));
	if (!may_stand_below_definition(source, run->start, run->end)) {
		report_edit(check, finding, PLLINT_FIX_SAFE, surplus, NO_PIECES);
	}
}

// --- what the list does -----------------------------------------------------------------------------

static bool is_heading(const struct source *source, uint32_t line)
{
	return line_heading_level(source->bytes, line, source_line(source, line).end) > 0;
}

// The headings but for one at the very start, which nothing is above.
static uint32_t count_headings(const struct source *source)
{
	uint32_t count = 0;
	for (uint32_t line = source_next_line(source, source->body); line < source->size;
	     line = source_next_line(source, line)) {
		count += is_heading(source, line);
	}
	return count;
}

// How many blank lines are above the headings of the list, where the template shows none; 0: not the same above most.
static uint32_t count_above_headings(const struct check *check)
{
	uint32_t counts[4] = {0};
	for (const struct blank_run *run = check->blank_runs; run; run = run->next) {
		if (run->count < 4 && is_heading(check->source, run->end)) {
			counts[run->count]++;
		}
	}
	uint32_t most = counts[3] > counts[2] ? 3 : 2;
	bool is_style =
		counts[most] > 0 && lines_are_style(check->template, counts[most], count_headings(check->source));
	return is_style ? most : 0;
}

static void report_runs(struct check *check)
{
	uint32_t above_headings = count_above_headings(check);
	for (const struct blank_run *run = check->blank_runs; run; run = run->next) {
		if (run->count != above_headings || !is_heading(check->source, run->end)) {
			report_run(check, run);
		}
	}
}

// --- runs -------------------------------------------------------------------------------------------

// A section may be cut anywhere, so the run is followed in the source itself.
static void take_run(struct check *check, const struct raw_line *first)
{
	struct blank_run run = {.start = first->at.start, .end = first->at.start};
	run.count = count_blank_lines(check->source, &run.end);
	if (run.end == check->source->size) {
		check_end(check, run.start, run.count);
	} else if (run.count > 1) {
		run.next = check->blank_runs;
		check->blank_runs = arena_copy(check->arena, &run, sizeof run);
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
			take_run(check, line);
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
	.file = report_runs,
	.is_of_lists = true,
};
