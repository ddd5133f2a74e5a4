// `text` for people, and `concise`.

#include "report/excerpt.h"
#include "report/folds.h"
#include "report/reporter.h"
#include "report/words.h"

#include <stdio.h>

// --- what both formats print ---------------------------------------------------------------------

// The parts that the formats for a terminal share.

// `path:line:column: `
static void print_place(struct output *output, const char *path, struct pllint_position position)
{
	output_style(output, STYLE_BOLD);
	output_string(output, path);
	output_plain(output, ":", DIGITS(position.line), ":", DIGITS(position.column));
	output_style(output, STYLE_PLAIN);
	output_plain(output, ": ");
}

// ` [rule]`, ` [*]` where `--fix` fixes it, and the end of the line.
static void print_rule(struct output *output, size_t rule, bool is_marked)
{
	output_style(output, STYLE_DIM);
	output_plain(output, " [", pllint_rule_at(rule)->name, "]");
	output_style(output, STYLE_PLAIN);
	if (is_marked) {
		output_style(output, STYLE_MARK);
		output_plain(output, " [*]");
		output_style(output, STYLE_PLAIN);
	}
	output_plain(output, "\n");
}

static void print_fixed(struct output *output, const char *path, const struct pllint_applied *fixed)
{
	print_place(output, path, fixed->position);
	output_style(output, STYLE_MARK);
	output_plain(output, "fixed");
	output_style(output, STYLE_PLAIN);
	output_plain(output, ": ");
	output_string(output, fixed->message);
	print_rule(output, fixed->rule, false);
}

static bool print_change(struct output *output, const struct reported *reported)
{
	struct buffer words = {0};
	bool would_change = words_change(&words, reported);
	if (would_change) {
		output_style(output, STYLE_BOLD);
		output_string(output, reported->path);
		output_style(output, STYLE_PLAIN);
		output_plain(output, ": ", words.bytes, "\n");
	}
	buffer_release(&words);
	return would_change;
}

// What was fixed, a line each, or that it would be.
static void print_applied(struct output *output, const struct reported *reported)
{
	if (!reported->fixed || print_change(output, reported)) {
		return;
	}
	for (size_t i = 0; i < pllint_fixed_size(reported->fixed); i++) {
		print_fixed(output, reported->path, pllint_fixed_at(reported->fixed, i));
	}
}

// --- a line for each finding ---------------------------------------------------------------------

// For other programs, and for terminals that are short of lines: one line a finding,
// `path:line:column: severity: message [rule]`, and ` [*]` where `--fix` fixes it.

static void print_concise_file(struct reporter *reporter, const struct reported *reported)
{
	struct output *output = reporter->output;
	size_t count = pllint_report_size(reported->report);
	print_applied(output, reported);
	for (size_t i = 0; i < count; i++) {
		const struct pllint_finding *finding = pllint_report_at(reported->report, i);
		print_place(output, reported->path,
			    location_of(reported->report, finding->at.start, reported->column_unit));
		output_plain(output, severity_name(finding->severity), ": ");
		pllint_write_message(reported->report, finding, output_text_writer(output));
		print_rule(output, finding->rule, words_is_marked(reported, finding));
	}
}

const struct format concise_format = {
	.name = "concise",
	.file = print_concise_file,
};

static enum output_style style_of(unsigned severity)
{
	return severity == PLLINT_ERROR ? STYLE_ERROR : severity == PLLINT_WARNING ? STYLE_WARNING : STYLE_INFO;
}

static void print_bar(struct output *output)
{
	output_style(output, STYLE_DIM);
	output_plain(output, " | ");
	output_style(output, STYLE_PLAIN);
}

static void print_excerpt(struct output *output, const struct reported *reported, struct excerpt *excerpt,
			  const struct pllint_finding *finding, uint32_t line)
{
	size_t size;
	const char *bytes = pllint_report_text(reported->report, &size);
	excerpt_mark(excerpt, bytes, size, finding->at);
	char number[16];
	int width = snprintf(number, sizeof number, "%4u", line);
	output_plain(output, number);
	print_bar(output);
	output_escaped(output, excerpt->line.bytes, excerpt->line.size);
	output_plain(output, "\n");
	snprintf(number, sizeof number, "%*s", width, "");
	output_plain(output, number);
	print_bar(output);
	output_style(output, STYLE_MARK);
	output_escaped(output, excerpt->marker.bytes, excerpt->marker.size);
	output_style(output, STYLE_PLAIN);
	output_plain(output, "\n");
}

static void print_expected(struct output *output, const struct reported *reported, struct excerpt *excerpt,
			   const struct pllint_finding *finding)
{
	if (!finding->has_expected) {
		return;
	}
	size_t size;
	const char *bytes = pllint_template_text(reported->template, &size);
	excerpt_mark(excerpt, bytes, size, finding->expected);
	output_plain(output, "  ");
	output_string(output, reported->template_path);
	output_plain(output, ":", DIGITS(pllint_template_position(reported->template, finding->expected.start).line));
	print_bar(output);
	output_escaped(output, excerpt->line.bytes, excerpt->line.size);
	output_plain(output, "\n");
}

static void print_label(struct output *output, const char *label)
{
	output_style(output, STYLE_INFO);
	output_plain(output, "  ", label, ": ");
	output_style(output, STYLE_PLAIN);
}

// Writes its label with the first piece, so that a finding without such a line prints none.
struct line {
	struct output *output;
	const char *label;
	bool was_begun;
};

static void write_line(void *context, const char *bytes, size_t size)
{
	struct line *line = context;
	if (!line->was_begun) {
		print_label(line->output, line->label);
		line->was_begun = true;
	}
	output_text(line->output, bytes, size);
}

static void print_line(struct output *output, const struct reported *reported, const struct pllint_finding *finding,
		       const char *label,
		       void (*write)(const struct pllint_report *report, const struct pllint_finding *finding,
				     struct pllint_writer writer))
{
	struct line line = {.output = output, .label = label};
	write(reported->report, finding, (struct pllint_writer){.write = write_line, .context = &line});
	if (line.was_begun) {
		output_plain(output, "\n");
	}
}

// `fold`: the others for which it speaks, or NULL.
static void print_finding(struct output *output, const struct reported *reported, struct excerpt *excerpt,
			  const struct pllint_finding *finding, const struct fold *fold)
{
	struct pllint_position position = location_of(reported->report, finding->at.start, reported->column_unit);
	print_place(output, reported->path, position);
	output_style(output, style_of(finding->severity));
	output_plain(output, severity_name(finding->severity));
	output_style(output, STYLE_PLAIN);
	output_plain(output, finding->is_untouched ? " (not touched): " : ": ");
	pllint_write_message(reported->report, finding, output_text_writer(output));
	print_rule(output, finding->rule, words_is_marked(reported, finding));
	print_excerpt(output, reported, excerpt, finding, position.line);
	print_expected(output, reported, excerpt, finding);
	print_line(output, reported, finding, "note", pllint_write_note);
	print_line(output, reported, finding, "help", pllint_write_help);
	if (fold) {
		struct buffer text = {0};
		folds_write(&text, fold);
		print_label(output, "also");
		output_plain(output, text.bytes, " (--format concise names each)\n");
		buffer_release(&text);
	}
	output_plain(output, "\n");
}

static void print_file(struct reporter *reporter, const struct reported *reported)
{
	struct excerpt excerpt = {0};
	struct folds folds;
	print_applied(reporter->output, reported);
	if (reported->fixed) {
		output_plain(reporter->output, "\n");
	}
	folds_make(&folds, reported->report);
	for (size_t i = 0; i < pllint_report_size(reported->report); i++) {
		const struct pllint_finding *finding = pllint_report_at(reported->report, i);
		if (!folds.is_told[i]) {
			print_finding(reporter->output, reported, &excerpt, finding, folds_of(&folds, i));
		}
	}
	folds_free(&folds);
	excerpt_free(&excerpt);
}

const struct format text_format = {
	.name = "text",
	.file = print_file,
};
