// For a step's summary or a comment on a pull request: entry by entry what is wrong, and the corrected entry to
// paste.
//
// A comment holds 65,536 characters. What is printed stays below that many bytes, with room for what a workflow
// adds, and says how much more there is.

#include "report/correction.h"
#include "report/excerpt.h"
#include "report/folds.h"
#include "report/markdown_text.h"
#include "report/words.h"

#include <stdlib.h>
#include <string.h>

enum { BODY_MAX = 60000, PROBLEMS_MAX = 3000, FINDINGS_MAX = 30 };

struct state {
	struct buffer problems, body;
	size_t problems_left, findings_left; // for which there was no room
	struct buffer words;
};

// A file on its way.
struct page {
	struct state *state;
	const struct reported *reported;
	struct correction correction;
	struct folds folds;
	struct sections sections;
};

static void begin(struct reporter *reporter)
{
	struct state *state = allocate(NULL, sizeof *state);
	*state = (struct state){.findings_left = 0};
	reporter->state = state;
}

static void add_code(struct buffer *text, const char *string)
{
	markdown_code(text, string, strlen(string));
}

// Adds the part if there is room for it. What comes later is then left out as well, so that nothing is skipped.
static bool add_part(struct buffer *text, const struct buffer *part, size_t max, size_t left)
{
	bool fits = !left && text->size + part->size <= max;
	if (fits) {
		buffer_add(text, part->bytes, part->size);
	}
	return fits;
}

// --- a finding ------------------------------------------------------------------------------------

static void add_expected(struct buffer *text, const struct page *page, const struct pllint_finding *finding)
{
	const struct pllint_template *template = page->reported->template;
	struct excerpt excerpt = {0};
	size_t size;
	if (!finding->has_expected || !template) {
		return;
	}
	const char *bytes = pllint_template_text(template, &size);
	excerpt_mark(&excerpt, bytes, size, finding->expected);
	buffer_add_string(text, "  - ");
	add_code(text, page->reported->template_path);
	buffer_add_string(text, " shows in line ");
	buffer_add_number(text, pllint_template_position(template, finding->expected.start).line);
	buffer_add_string(text, ": ");
	markdown_code(text, excerpt.line.bytes, excerpt.line.size);
	buffer_add_string(text, "\n");
	excerpt_free(&excerpt);
}

static void add_help(struct buffer *text, const struct page *page, const struct pllint_finding *finding)
{
	struct buffer *words = &page->state->words;
	words_help(words, page->reported->report, finding);
	if (words->size) {
		buffer_add_string(text, "  - Help: ");
		markdown_message(text, words->bytes, words->size);
		buffer_add_string(text, "\n");
	}
}

// What is mended in the block below needs no help.
static void add_finding(struct buffer *text, const struct page *page, uint32_t index, bool is_mended)
{
	const struct pllint_report *report = page->reported->report;
	const struct pllint_finding *finding = pllint_report_at(report, index);
	const struct fold *fold = folds_of(&page->folds, index);
	struct buffer *words = &page->state->words;
	buffer_add_string(text, "- Line ");
	buffer_add_number(text, pllint_report_position(report, finding->at.start).line);
	buffer_add_string(text, ", ");
	buffer_add_string(text, severity_name(finding->severity));
	buffer_add_string(text, ": ");
	words_message(words, report, finding);
	markdown_message(text, words->bytes, words->size);
	buffer_add_string(text, " (");
	add_code(text, pllint_rule_at(finding->rule)->name);
	buffer_add_string(text, is_mended ? ", mended below)\n" : ")\n");
	if (!is_mended) {
		add_expected(text, page, finding);
		add_help(text, page, finding);
	}
	if (fold) {
		buffer_add_string(text, "  - Also: ");
		folds_write(text, fold);
		buffer_add_string(text, "\n");
	}
}

// --- an entry -------------------------------------------------------------------------------------

static void add_lines(struct buffer *text, const struct pllint_report *report, struct pllint_span span)
{
	uint32_t first = pllint_report_position(report, span.start).line;
	uint32_t last = pllint_report_position(report, span.end).line;
	buffer_add_string(text, last > first ? "lines " : "line ");
	buffer_add_number(text, first);
	if (last > first) {
		buffer_add_string(text, " to ");
		buffer_add_number(text, last);
	}
}

static void add_heading(struct buffer *text, const struct page *page, const struct pllint_entry *entry)
{
	buffer_add_string(text, "\n#### ");
	if (entry) {
		words_title(&page->state->words, page->reported->report, entry);
		markdown_code(text, page->state->words.bytes, page->state->words.size);
		buffer_add_string(text, " in ");
		add_code(text, page->reported->path);
		buffer_add_string(text, ", ");
		add_lines(text, page->reported->report, correction_span(page->reported->report, entry));
	} else {
		buffer_add_string(text, page->reported->is_template ? "In " : "Outside the entries of ");
		add_code(text, page->reported->path);
	}
	buffer_add_string(text, "\n\n");
}

// Adds the corrected entry, folded away. False where it cannot be shown, which is said instead.
static bool add_block(struct buffer *text, const struct page *page, const struct pllint_entry *entry,
		      const struct pllint_entry *corrected)
{
	size_t size, start = text->size;
	const char *bytes = pllint_report_text(page->correction.after, &size);
	struct pllint_span span = correction_span(page->correction.after, corrected);
	bool is_whole = !sections_find(&page->correction.left, corrected);
	buffer_add_string(text, is_whole ? "\n<details><summary>The corrected entry, to paste over "
					 : "\n<details><summary>The entry as far as it can be corrected "
					   "automatically, to paste over ");
	add_lines(text, page->reported->report, correction_span(page->reported->report, entry));
	buffer_add_string(text, "</summary>\n\n");
	if (!markdown_block(text, bytes + span.start, span.end - span.start)) {
		buffer_cut(text, start);
		buffer_add_string(text, "\nThe corrected entry has characters that cannot be shown here: "
					"`pllint --fix` writes it.\n");
		return false;
	}
	buffer_add_string(text, "\n</details>\n");
	return true;
}

// `corrected`: the entry in the block that follows, or NULL.
static void make_part(struct buffer *part, const struct page *page, const struct section *section,
		      const struct pllint_entry *corrected)
{
	size_t shown = section->count < FINDINGS_MAX ? section->count : FINDINGS_MAX;
	buffer_cut(part, 0);
	add_heading(part, page, section->entry);
	for (size_t i = 0; i < shown; i++) {
		uint32_t index = page->sections.order[section->first + i];
		const struct pllint_finding *finding = pllint_report_at(page->reported->report, index);
		bool is_mended = corrected && correction_mends(&page->correction, corrected, finding);
		add_finding(part, page, index, is_mended);
	}
	if (section->count > shown) {
		buffer_add_string(part, "- +");
		buffer_add_number(part, section->count - shown);
		buffer_add_string(part, " more\n");
	}
}

static void add_section(struct page *page, const struct section *section)
{
	struct state *state = page->state;
	struct buffer part = {0}, block = {0};
	const struct pllint_entry *corrected = correction_of(&page->correction, section->entry);
	bool has_block = corrected && add_block(&block, page, section->entry, corrected);
	make_part(&part, page, section, has_block ? corrected : NULL);
	if (has_block && state->body.size + part.size + block.size > BODY_MAX) {
		buffer_cut(&block, 0);
		make_part(&part, page, section, NULL);
	}
	buffer_add(&part, block.bytes, block.size);
	if (!add_part(&state->body, &part, BODY_MAX, state->findings_left)) {
		state->findings_left += section->count;
	}
	buffer_release(&part);
	buffer_release(&block);
}

// --- a file ---------------------------------------------------------------------------------------

static void add_folds(struct page *page)
{
	struct state *state = page->state;
	struct buffer part = {0};
	if (page->folds.count) {
		buffer_add_string(&part, "\n#### In the whole of ");
		add_code(&part, page->reported->path);
		buffer_add_string(&part, "\n\n");
	}
	for (size_t i = 0; i < page->folds.count; i++) {
		const struct fold *fold = &page->folds.items[i];
		add_finding(&part, page, fold->index, false);
		if (!add_part(&state->body, &part, BODY_MAX, state->findings_left)) {
			state->findings_left += 1 + fold->more;
		}
		buffer_cut(&part, 0);
		page->folds.is_told[fold->index] = true;
	}
	buffer_release(&part);
}

static void add_file(struct reporter *reporter, const struct reported *reported)
{
	struct page page = {.state = reporter->state, .reported = reported};
	folds_make(&page.folds, reported->report);
	correction_open(&page.correction, reported);
	add_folds(&page);
	sections_make(&page.sections, reported->report, page.folds.is_told);
	for (size_t i = 0; i < page.sections.count; i++) {
		add_section(&page, &page.sections.items[i]);
	}
	sections_free(&page.sections);
	correction_close(&page.correction);
	folds_free(&page.folds);
}

static void add_problem(struct reporter *reporter, const struct reported_problem *problem)
{
	struct state *state = reporter->state;
	struct buffer part = {0};
	buffer_add_string(&part, "- ");
	if (problem->path) {
		add_code(&part, problem->path);
		buffer_add_string(&part, ": ");
	}
	markdown_message(&part, problem->text, strlen(problem->text));
	buffer_add_string(&part, "\n");
	state->problems_left += !add_part(&state->problems, &part, PROBLEMS_MAX, state->problems_left);
	buffer_release(&part);
}

// --- all ------------------------------------------------------------------------------------------

static void print_part(struct output *output, const struct buffer *part)
{
	if (part->size) {
		output_escaped(output, part->bytes, part->size);
	}
}

static void print_more(struct output *output, size_t count, const char *what)
{
	if (count) {
		output_plain(output, "\n**+");
		output_number(output, count);
		output_plain(output, what);
		output_plain(output, "**\n");
	}
}

static void end(struct reporter *reporter, const struct summary *summary)
{
	struct state *state = reporter->state;
	struct output *output = reporter->output;
	output_plain(output, "### pllint\n\n");
	summary_print(summary, output);
	if (state->problems.size || state->problems_left) {
		output_plain(output, "\n#### What went wrong\n\n");
	}
	print_part(output, &state->problems);
	print_more(output, state->problems_left, " more problems");
	print_part(output, &state->body);
	print_more(output, state->findings_left, " more findings");
	buffer_release(&state->problems);
	buffer_release(&state->body);
	buffer_release(&state->words);
	free(state);
}

const struct format markdown_format = {
	.name = "markdown",
	.wants_corrected = true,
	.begin = begin,
	.file = add_file,
	.problem = add_problem,
	.end = end,
};
