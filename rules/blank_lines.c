// blank-lines: several blank lines where one is enough.

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

// A section may be cut anywhere, so the run is followed in the source itself.
static void check_run(struct check *check, const struct raw_line *first)
{
	const struct source *source = check->source;
	uint32_t end = first->at.start;
	uint32_t count = count_blank_lines(source, &end);
	if (count < 2 || end == source->size) {
		return;
	}
	span surplus = span_of(first->next, end);
	struct pllint_finding *finding = report(check, span_of(surplus.start, source_line(source, end - 1).end),
						"{0} blank lines in a row", "keep one", ARGUMENTS(from_number(count)));
	report_edit(check, finding, PLLINT_FIX_SAFE, surplus, NO_PIECES);
}

// Blank lines at the very start stand between no blocks, and a run is reported where it starts.
static bool starts_run(const struct source *source, const struct lines *lines, size_t index)
{
	const struct raw_line *line = &lines->list[index];
	if (line->at.start == lines->batch->section.start) {
		return line->at.start > source->body && !lines_is_blank_at(source, line->at.start - 1);
	}
	return index == 0 || line[-1].next < line->at.start || !line[-1].is_blank;
}

static void check_lines(struct check *check, const struct lines *lines)
{
	for (size_t i = 0; i < lines->count; i++) {
		const struct raw_line *line = &lines->list[i];
		if (line->is_blank && line->place == RAW_TEXT && starts_run(check->source, lines, i)) {
			check_run(check, line);
		}
	}
}

const struct rule rule_blank_lines = {
	.info =
		{
			.name = "blank-lines",
			.summary = "more than one blank line stands between two blocks",
			.why = "One blank line separates blocks; more of them show nothing on the page and make the "
			       "list uneven to read and to edit.",
			.fixing = "The formatter keeps the first of them.",
			.bad = "## 2025-05-15\n"
			       "\n"
			       "\n"
			       "### How Transformers Work\n"
			       "\n"
			       "- **Tags**: NLP\n"
			       "- **Author(s)**: Jay Alammar\n"
			       "- **Links**: https://jalammar.github.io/illustrated-transformer/\n"
			       "- **Progress**: done\n",
			.good = "## 2025-05-15\n"
				"\n"
				"### How Transformers Work\n"
				"\n"
				"- **Tags**: NLP\n"
				"- **Author(s)**: Jay Alammar\n"
				"- **Links**: https://jalammar.github.io/illustrated-transformer/\n"
				"- **Progress**: done\n",
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_SAFE,
			.changes = PLLINT_CHANGE_BLANKS,
		},
	.lines = check_lines,
};
