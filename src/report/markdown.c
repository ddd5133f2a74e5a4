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

// --- a page --------------------------------------------------------------------------------------

// What is said of a file in Markdown, piece by piece; each adds to a text.

struct markdown_page {
	const struct reported *reported;
	struct correction correction;
	struct folds folds;
	struct sections sections; // without what is folded
	struct buffer words;
};

enum { FINDINGS_MAX = 30 };

static void markdown_page_open(struct markdown_page *page, const struct reported *reported)
{
	*page = (struct markdown_page){.reported = reported};
	folds_make(&page->folds, reported->report);
	correction_open(&page->correction, reported);
	for (size_t i = 0; i < page->folds.count; i++) {
		page->folds.is_told[page->folds.items[i].index] = true;
	}
	sections_make(&page->sections, reported->report, page->folds.is_told);
}

static void add_code(struct buffer *text, const char *string)
{
	markdown_code(text, string, strlen(string));
}

// --- a finding ------------------------------------------------------------------------------------

static void add_expected(struct buffer *text, struct markdown_page *page, const struct pllint_finding *finding)
{
	const struct pllint_template *template = page->reported->template;
	struct excerpt excerpt = {0};
	size_t size;
	if (!finding->has_expected) {
		return;
	}
	const char *bytes = pllint_template_text(template, &size);
	excerpt_mark(&excerpt, bytes, size, finding->expected);
	buffer_add_string(text, "  - ");
	add_code(text, page->reported->template_path);
	buffer_add_string(text, " shows in line ",
			  DIGITS(pllint_template_position(template, finding->expected.start).line), ": ");
	markdown_code(text, excerpt.line.bytes, excerpt.line.size);
	buffer_add_string(text, "\n");
	excerpt_free(&excerpt);
}

static void add_words(struct buffer *text, const char *label, const struct buffer *words)
{
	if (words->size) {
		buffer_add_string(text, label);
		markdown_message(text, words->bytes, words->size);
		buffer_add_string(text, "\n");
	}
}

// A finding, and the others for which it speaks. What is fixed in a block below needs no help.
static void markdown_page_finding(struct markdown_page *page, struct buffer *text, uint32_t index, bool is_fixed)
{
	const struct pllint_report *report = page->reported->report;
	const struct pllint_finding *finding = pllint_report_at(report, index);
	const struct fold *fold = folds_of(&page->folds, index);
	struct buffer *words = &page->words;
	buffer_add_string(text, "- Line ", DIGITS(pllint_report_position(report, finding->at.start).line), ", ",
			  severity_name(finding->severity), ": ");
	words_message(words, report, finding);
	markdown_message(text, words->bytes, words->size);
	buffer_add_string(text, " (");
	add_code(text, pllint_rule_at(finding->rule)->name);
	buffer_add_string(text, is_fixed ? ", fixed below)\n" : ")\n");
	if (!is_fixed) {
		add_expected(text, page, finding);
		words_note(words, report, finding);
		add_words(text, "  - Note: ", words);
		words_help(words, report, finding);
		add_words(text, "  - Help: ", words);
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
	buffer_add_string(text, last > first ? "lines " : "line ", DIGITS(first));
	if (last > first) {
		buffer_add_string(text, " to ", DIGITS(last));
	}
}

static void add_heading(struct buffer *text, struct markdown_page *page, const struct pllint_entry *entry)
{
	buffer_add_string(text, "\n#### ");
	if (entry) {
		words_title(&page->words, page->reported->report, entry);
		markdown_code(text, page->words.bytes, page->words.size);
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

// The corrected entry, folded away. False where it cannot be shown, which is said instead.
static bool markdown_page_block(struct markdown_page *page, struct buffer *text, const struct pllint_entry *entry,
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

// A heading and the findings. `has_block`: the corrected entry follows.
static void markdown_page_section(struct markdown_page *page, struct buffer *text, const struct section *section,
				  bool has_block)
{
	size_t shown = section->count < FINDINGS_MAX ? section->count : FINDINGS_MAX;
	add_heading(text, page, section->entry);
	for (size_t i = 0; i < shown; i++) {
		uint32_t index = page->sections.order[section->first + i];
		const struct pllint_finding *finding = pllint_report_at(page->reported->report, index);
		bool is_fixed = has_block && correction_fixes(&page->correction, section->entry, finding);
		markdown_page_finding(page, text, index, is_fixed);
	}
	if (section->count > shown) {
		buffer_add_string(text, "- +", DIGITS(section->count - shown), " more\n");
	}
}

enum { BODY_MAX = 60000, PROBLEMS_MAX = 3000 };

struct state {
	struct buffer problems, body;
	size_t problems_left, findings_left; // for which there was no room
};

static void begin(struct reporter *reporter)
{
	struct state *state = allocate(NULL, sizeof *state);
	*state = (struct state){.findings_left = 0};
	reporter->state = state;
}

// Adds the part of so many findings if there is room for it. What comes later is then left out as well, so that
// nothing is skipped.
static void add_part(struct state *state, const struct buffer *part, size_t findings)
{
	if (state->findings_left || state->body.size + part->size > BODY_MAX) {
		state->findings_left += findings;
	} else {
		buffer_add(&state->body, part->bytes, part->size);
	}
}

static void add_section(struct state *state, struct markdown_page *page, const struct section *section)
{
	struct buffer part = {0}, block = {0};
	const struct pllint_entry *corrected = correction_of(&page->correction, section->entry);
	bool has_block = corrected && markdown_page_block(page, &block, section->entry, corrected);
	markdown_page_section(page, &part, section, has_block);
	if (has_block && state->body.size + part.size + block.size > BODY_MAX) {
		buffer_cut(&block, 0);
		buffer_cut(&part, 0);
		markdown_page_section(page, &part, section, false);
	}
	buffer_add(&part, block.bytes, block.size);
	add_part(state, &part, section->count);
	buffer_release(&part);
	buffer_release(&block);
}

static void add_folds(struct state *state, struct markdown_page *page)
{
	struct buffer part = {0};
	if (page->folds.count) {
		const char *path = page->reported->path;
		buffer_add_string(&part, "\n#### In the whole of ");
		markdown_code(&part, path, strlen(path));
		buffer_add_string(&part, "\n\n");
	}
	for (size_t i = 0; i < page->folds.count; i++) {
		const struct fold *fold = &page->folds.items[i];
		markdown_page_finding(page, &part, fold->index, false);
		add_part(state, &part, 1 + fold->more);
		buffer_cut(&part, 0);
	}
	buffer_release(&part);
}

static void add_change(struct state *state, struct markdown_page *page)
{
	struct buffer part = {0};
	const char *path = page->reported->path;
	if (words_change(&page->words, page->reported)) {
		buffer_add_string(&part, "\n");
		markdown_code(&part, path, strlen(path));
		buffer_add_string(&part, " ", page->words.bytes, "\n");
		add_part(state, &part, 0);
	}
	buffer_release(&part);
}

static void add_file(struct reporter *reporter, const struct reported *reported)
{
	struct state *state = reporter->state;
	struct markdown_page page;
	markdown_page_open(&page, reported);
	add_change(state, &page);
	struct buffer part = {0};
	if (reported->is_too_much_to_correct) {
		buffer_add_string(&part, "\nThe corrected entries of ");
		markdown_code(&part, reported->path, strlen(reported->path));
		buffer_add_string(&part, " are left out, there are too many: `pllint --fix` writes them.\n");
		add_part(state, &part, 0);
	}
	buffer_release(&part);
	add_folds(state, &page);
	for (size_t i = 0; i < page.sections.count; i++) {
		if (state->findings_left) {
			state->findings_left += page.sections.items[i].count;
		} else {
			add_section(state, &page, &page.sections.items[i]);
		}
	}
	sections_free(&page.sections);
	correction_close(&page.correction);
	folds_free(&page.folds);
	buffer_release(&page.words);
}

static void add_problem(struct reporter *reporter, const struct reported_problem *problem)
{
	struct state *state = reporter->state;
	struct buffer part = {0};
	buffer_add_string(&part, "- ");
	if (problem->path) {
		markdown_code(&part, problem->path, strlen(problem->path));
		buffer_add_string(&part, ": ");
	}
	markdown_message(&part, problem->text, strlen(problem->text));
	buffer_add_string(&part, "\n");
	if (state->problems_left || state->problems.size + part.size > PROBLEMS_MAX) {
		state->problems_left++;
	} else {
		buffer_add(&state->problems, part.bytes, part.size);
	}
	buffer_release(&part);
}

static void print_part(struct output *output, const struct buffer *part)
{
	if (part->size) {
		output_escaped(output, part->bytes, part->size);
	}
}

static void print_more(struct output *output, size_t count, const char *what)
{
	if (count) {
		output_plain(output, "\n**+", DIGITS(count), what, "**\n");
	}
}

static void end(struct reporter *reporter, const struct summary *summary)
{
	struct state *state = reporter->state;
	struct output *output = reporter->output;
	output_plain(output, "### pllint\n\n");
	summary_print(summary, "", output);
	if (state->problems.size || state->problems_left) {
		output_plain(output, "\n#### What went wrong\n\n");
	}
	print_part(output, &state->problems);
	print_more(output, state->problems_left, " more problems");
	print_part(output, &state->body);
	print_more(output, state->findings_left, " more findings");
	buffer_release(&state->problems);
	buffer_release(&state->body);
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
