// Findings, and entries before and after, in Markdown.

#include "report/markdown_page.h"

#include "report/excerpt.h"
#include "report/markdown_text.h"
#include "report/words.h"

#include <string.h>

enum { FINDINGS_MAX = 30 };

void markdown_page_open(struct markdown_page *page, const struct reported *reported)
{
	*page = (struct markdown_page){.reported = reported};
	folds_make(&page->folds, reported->report);
	correction_open(&page->correction, reported);
	for (size_t i = 0; i < page->folds.count; i++) {
		page->folds.is_told[page->folds.items[i].index] = true;
	}
	sections_make(&page->sections, reported->report, page->folds.is_told);
}

void markdown_page_close(struct markdown_page *page)
{
	sections_free(&page->sections);
	correction_close(&page->correction);
	folds_free(&page->folds);
	buffer_release(&page->words);
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
	buffer_add_string(text, " shows in line ");
	buffer_add_number(text, pllint_template_position(template, finding->expected.start).line);
	buffer_add_string(text, ": ");
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

void markdown_page_finding(struct markdown_page *page, struct buffer *text, uint32_t index, bool is_fixed)
{
	const struct pllint_report *report = page->reported->report;
	const struct pllint_finding *finding = pllint_report_at(report, index);
	const struct fold *fold = folds_of(&page->folds, index);
	struct buffer *words = &page->words;
	buffer_add_string(text, "- Line ");
	buffer_add_number(text, pllint_report_position(report, finding->at.start).line);
	buffer_add_string(text, ", ");
	buffer_add_string(text, severity_name(finding->severity));
	buffer_add_string(text, ": ");
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
	buffer_add_string(text, last > first ? "lines " : "line ");
	buffer_add_number(text, first);
	if (last > first) {
		buffer_add_string(text, " to ");
		buffer_add_number(text, last);
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

bool markdown_page_block(struct markdown_page *page, struct buffer *text, const struct pllint_entry *entry,
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

void markdown_page_section(struct markdown_page *page, struct buffer *text, const struct section *section,
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
		buffer_add_string(text, "- +");
		buffer_add_number(text, section->count - shown);
		buffer_add_string(text, " more\n");
	}
}
