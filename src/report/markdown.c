// For a step's summary or a comment on a pull request: entry by entry what is wrong, and the corrected entry to
// paste.
//
// A comment holds 65,536 characters. What is printed stays below that many bytes, with room for what a workflow
// adds, and says how much more there is.

#include "report/markdown_page.h"
#include "report/markdown_text.h"
#include "report/words.h"

#include <stdlib.h>
#include <string.h>

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
		buffer_add_string(&part, " ");
		buffer_add_string(&part, page->words.bytes);
		buffer_add_string(&part, "\n");
		add_part(state, &part, 0);
	}
	buffer_release(&part);
}

static void add_left_out(struct state *state, const struct reported *reported)
{
	struct buffer part = {0};
	if (reported->is_too_much_to_correct) {
		buffer_add_string(&part, "\nThe corrected entries of ");
		markdown_code(&part, reported->path, strlen(reported->path));
		buffer_add_string(&part, " are left out, there are too many: `pllint --fix` writes them.\n");
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
	add_left_out(state, reported);
	add_folds(state, &page);
	for (size_t i = 0; i < page.sections.count; i++) {
		if (state->findings_left) {
			state->findings_left += page.sections.items[i].count;
		} else {
			add_section(state, &page, &page.sections.items[i]);
		}
	}
	markdown_page_close(&page);
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
