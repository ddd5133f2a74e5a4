// The command line: reads the options, collects the files, checks each, sums up.

#include "cli/ahead.h"
#include "cli/check.h"
#include "cli/console.h"
#include "cli/export.h"
#include "cli/files.h"
#include "cli/gone.h"
#include "cli/init.h"
#include "cli/options.h"
#include "cli/outcome.h"
#include "cli/pages.h"
#include "cli/serve.h"
#include "cli/stack.h"
#include "cli/stored.h"
#include "report/json.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool is_set(const char *variable)
{
	const char *value = getenv(variable);
	return value && *value;
}

// As chalk reads it: `0` and `false` force that there is no color.
static bool forces_color(void)
{
	const char *value = getenv("FORCE_COLOR");
	return value && strcmp(value, "0") != 0 && strcmp(value, "false") != 0;
}

// --color, then NO_COLOR, then FORCE_COLOR, then whether somebody looks at a terminal.
static bool wants_color(enum options_color color)
{
	if (color != COLOR_AUTO) {
		return color == COLOR_ALWAYS;
	}
	const char *terminal = getenv("TERM");
	if (is_set("NO_COLOR") || is_set("FORCE_COLOR")) {
		return !is_set("NO_COLOR") && forces_color();
	}
	return terminal && strcmp(terminal, "dumb") != 0 && isatty(STDOUT_FILENO);
}

static bool runs_in_actions(void)
{
	const char *actions = getenv("GITHUB_ACTIONS");
	return actions && strcmp(actions, "true") == 0;
}

static const char *misuse_of_fix(const struct options *options, bool reads_input)
{
	if (options->fix == FIX_NONE) {
		return options->unsafe_fixes ? "--unsafe-fixes goes with --fix, --diff or --check" : NULL;
	}
	if (options->mode != MODE_CHECK) {
		return "--fix, --diff and --check want files to fix";
	}
	return options->fix == FIX_WRITE && reads_input && options->operand_count > 1
		       ? "with --fix, `-` is alone: the text goes to standard output"
		       : NULL;
}

static const char *misuse_of_change(const struct options *options, bool reads_input)
{
	if (options->write_baseline) {
		return options->fix != FIX_NONE || options->diff_base || options->diff_file
			       ? "--write-baseline records all findings: it goes with neither a change nor a fix"
			       : NULL;
	}
	if (options->show_all && !options->diff_base && !options->diff_file) {
		return "--show-all goes with --diff-base or --diff-file";
	}
	return reads_input && options->diff_file && strcmp(options->diff_file, "-") == 0
		       ? "the list and the diff cannot both come from standard input"
		       : NULL;
}

static bool asks_for_findings(const struct options *options)
{
	return !options->has_default_format || options->output_path || options->diff_base || options->diff_file ||
	       options->baseline || options->write_baseline || options->template_from;
}

static bool lists_rules_as_json(const struct options *options)
{
	return !options->has_default_format && strcmp(options->formats[0].format->name, "json") == 0;
}

static const char *misuse_of_pages(const struct options *options)
{
	if (options->operand_count) {
		return "files go with neither --explain nor --list-rules";
	}
	bool is_known = options->has_default_format || strcmp(options->formats[0].format->name, "text") == 0 ||
			lists_rules_as_json(options);
	bool is_one = options->format_count == 1 && !options->formats[0].path;
	return options->mode == MODE_LIST_RULES && !(is_known && is_one)
		       ? "--list-rules is printed with --format text or json"
		       : NULL;
}

// What is wrong with the arguments as a whole, or NULL.
static const char *misuse(const struct options *options)
{
	bool reads_input = false;
	for (size_t i = 0; i < options->operand_count; i++) {
		reads_input |= strcmp(options->operands[i], "-") == 0;
	}
	const char *problem = misuse_of_fix(options, reads_input);
	problem = problem ? problem : misuse_of_change(options, reads_input);
	if (problem) {
		return problem;
	}
	if (options->mode == MODE_EXPORT && asks_for_findings(options)) {
		return "--export prints entries and no findings: it goes with no option about these";
	}
	switch (options->mode) {
	case MODE_EXPORT:
	case MODE_CHECK:
		if (!options->operand_count) {
			return "no file or folder is named; --help shows how";
		}
		return options->stdin_name && !reads_input ? "--stdin-filename goes with `-`, the standard input"
							   : NULL;
	case MODE_INIT:
		return options->operand_count != 1 ? "--init takes one list or folder" : NULL;
	case MODE_SHOW_TEMPLATE:
		return options->operand_count > 1 ? "--show-template takes one file" : NULL;
	default:
		return misuse_of_pages(options);
	}
}

static void take_files(struct run *run)
{
	struct files files = {0};
	files_collect(&files, run->options, &run->changes, run->console);
	struct ahead *ahead = ahead_start(run, &files);
	for (size_t i = 0; i < files.count; i++) {
		run->prepared = ahead_turn(ahead, i);
		run->is_last = i + 1 == files.count;
		check_file(run, &files.items[i]);
	}
	ahead_stop(ahead);
	if (run->options->mode == MODE_CHECK) {
		gone_report(run, &files);
		outcome_report(run, &files);
	}
	files_release(&files);
}

// The exit status of what the options ask for.
static int work(const struct options *options, struct console *console)
{
	struct run run;
	run_init(&run, options, console);
	if (options->mode == MODE_SHOW_TEMPLATE) {
		show_template(&run, options->operand_count ? options->operands[0] : NULL);
	} else if (options->mode == MODE_EXPORT) {
		export_begin(&run);
		take_files(&run);
		export_end(&run);
		run_release(&run);
		return 0;
	} else if (run_open(&run)) {
		take_files(&run);
		reports_end(&run.reports, &run.summary);
		baselines_end(&run.baselines);
		stored_end(&run);
		bool nothing_was_checked = run.console->failed && !run.summary.lists;
		if (!run.options->quiet && !run.options->write_baseline && !nothing_was_checked) {
			output_flush(&run.console->out);
			summary_print(&run.summary, "[*] ", &run.console->err);
		}
	} else {
		reports_end(&run.reports, &run.summary);
	}
	bool would_change = run.summary.changed && options->fix != FIX_WRITE;
	bool counts = !options->write_baseline && options->fix != FIX_CHECK;
	bool found = would_change || (counts && run.fails);
	run_release(&run);
	return found ? 1 : 0;
}

// In the order of generated_at().
static void generate(size_t what, struct output *output)
{
	static void (*const pages[])(struct output * output) = {pages_man, pages_bash, pages_zsh, pages_fish};
	pages[what](output);
}

static int dispatch(const struct options *options, struct console *console)
{
	const char *problem;
	switch (options->mode) {
	case MODE_HELP:
		pages_help(&console->out);
		return 0;
	case MODE_VERSION:
		pages_version(&console->out);
		return 0;
	default:
		break;
	}
	if (options->lsp) {
		return serve(options, console);
	}
	if ((problem = misuse(options))) {
		console_fail(console, NULL, problem);
		return 2;
	}
	console->out.color = wants_color(options->color);
	switch (options->mode) {
	case MODE_EXPLAIN:
		pages_explain(&console->out, pllint_rule_at(options->explained));
		return 0;
	case MODE_LIST_RULES:
		lists_rules_as_json(options) ? pages_rules_json(&console->out) : pages_rules(&console->out);
		return 0;
	case MODE_GENERATE:
		generate(options->generated, &console->out);
		return 0;
	case MODE_INIT:
		init_template(options, console);
		return 0;
	default:
		return work(options, console);
	}
}

// Returns the exit status.
static int run(int argc, char **argv)
{
	struct console console;
	struct options options;
	struct options_problem problem;
	int status = 2;
	// A write past the limit of the file size fails then as on a full disk.
	signal(SIGXFSZ, SIG_IGN);
	console_init(&console);
	json_init();
	if (argc < 2) {
		pages_help(&console.err);
		output_flush(&console.err);
		return 2;
	}
	if (options_parse(&options, argc, argv, &problem)) {
		if (runs_in_actions()) {
			options_annotate(&options);
		}
		status = dispatch(&options, &console);
	} else {
		console_fail(&console, NULL, problem.text);
	}
	options_release(&options);
	bool written = console_finish(&console);
	return console.failed || !written ? 2 : status;
}

int main(int argc, char **argv)
{
	return stack_run(run, argc, argv);
}
