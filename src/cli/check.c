// One file against its template.

#include "cli/check.h"

#include "cli/clock.h"
#include "cli/path.h"
#include "cli/read_file.h"
#include "cli/reporter.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void run_init(struct run *run, const struct options *options, struct console *console)
{
	*run = (struct run){.options = options, .console = console};
	options_settings(options, &run->settings);
	templates_init(&run->templates, options->timeout);
}

void run_release(struct run *run)
{
	templates_release(&run->templates);
}

static void print_report(struct run *run, const char *path, const struct pllint_report *report,
			 const struct loaded_template *loaded)
{
	struct reported reported = {
		.path = path, .report = report, .template_path = loaded->path, .template = loaded->template};
	if (run->options->format == FORMAT_CONCISE) {
		concise_report(&run->console->out, &reported);
	} else {
		text_report(&run->console->out, &reported);
	}
	summary_add(&run->summary, report);
}

// Says once what is wrong with a template. False if it cannot be used.
static bool report_template(struct run *run, struct loaded_template *loaded)
{
	if (!loaded->was_reported) {
		loaded->was_reported = true;
		if (loaded->report) {
			print_report(run, loaded->path, loaded->report, loaded);
		}
		if (loaded->problem) {
			console_fail(run->console, loaded->path, loaded->problem);
		}
	}
	return loaded->template && !loaded->problem;
}

static struct loaded_template *template_for(struct run *run, const char *list)
{
	const char *chosen = run->options->template_path;
	return chosen ? templates_at(&run->templates, chosen) : templates_for(&run->templates, list);
}

static void note_builtin(struct run *run, const char *list)
{
	if (run->noted_builtin || run->options->quiet) {
		return;
	}
	run->noted_builtin = true;
	output_plain(console_note(run->console, list),
		     "no template.md was found, so the built-in template is used (--show-template prints it, "
		     "--template names another)");
	console_end(run->console);
}

static void fail_without_entry(struct run *run, const char *path, const struct loaded_template *loaded)
{
	struct output *output = console_error(run->console, path);
	output_plain(output, "no entry was found in it; the template used is ");
	output_string(output, loaded->is_builtin ? "the built-in one" : loaded->path);
	if (loaded->is_builtin) {
		output_plain(output, "; --template FILE names the template that this list follows");
	}
	console_end(run->console);
}

// Why a list could not be checked.
static void fail_with_status(struct run *run, const char *path, enum pllint_status status,
			     const struct pllint_report *report)
{
	const char *reason = pllint_report_reason(report);
	const char *text = reason ? reason : pllint_status_text(status);
	struct output *output = console_error(run->console, path);
	output_string(output, text ? text : "it could not be checked");
	if (status == PLLINT_TIME_LIMIT) {
		output_plain(output, "; --timeout sets how long a file may take");
	}
	console_end(run->console);
}

static void note_unfixable(struct run *run, const char *path, const struct pllint_report *report)
{
	if (!run->options->quiet && pllint_report_size(report) && pllint_report_is_unfixable(report)) {
		output_plain(console_note(run->console, path),
			     "not every position in it is certain, so nothing in it can be fixed automatically");
		console_end(run->console);
	}
}

static bool may_be_passed_over(const struct run *run, const struct file *file, const struct pllint_report *report)
{
	if (!file->is_named) {
		return true;
	}
	bool holds_fields = report && pllint_report_counts(report)->known_fields > 0;
	return run->options->skip_without_entries && !holds_fields;
}

static void check_list(struct run *run, const struct file *file, const struct loaded_template *loaded,
		       const struct contents *contents)
{
	struct clock clock;
	struct pllint_environment environment = clock_start(&clock, run->options->timeout);
	struct pllint_report *report = NULL;
	run->settings.builtin_template = loaded->is_builtin;
	enum pllint_status status =
		pllint_lint(&environment, loaded->template, contents->bytes, contents->size, &run->settings, &report);
	if (status == PLLINT_OK) {
		if (loaded->is_builtin) {
			note_builtin(run, file->path);
		}
		run->summary.lists++;
		run->summary.entries += pllint_report_counts(report)->entries;
		print_report(run, file->path, report, loaded);
		note_unfixable(run, file->path, report);
	} else if (status != PLLINT_NO_ENTRY) {
		fail_with_status(run, file->path, status, report);
	} else if (!may_be_passed_over(run, file, report)) {
		fail_without_entry(run, file->path, loaded);
	}
	pllint_report_release(report);
}

static bool read_contents(struct run *run, const struct file *file, struct contents *contents)
{
	const char *problem = file->is_standard_input ? read_standard_input(contents) : read_file(file->path, contents);
	if (problem) {
		console_fail(run->console, file->path, problem);
	}
	return !problem;
}

static bool is_template(const struct run *run, const struct file *file)
{
	struct stat status;
	const char *chosen = run->options->template_path;
	if (path_is_template(file->path)) {
		return true;
	}
	return chosen && !file->is_standard_input && stat(chosen, &status) == 0 && status.st_dev == file->device &&
	       status.st_ino == file->inode;
}

// A template that came in through the standard input belongs to the run's templates at once.
static struct loaded_template *load_template(struct run *run, const struct file *file)
{
	if (!file->is_standard_input) {
		return templates_at(&run->templates, file->path);
	}
	struct contents contents;
	if (!read_contents(run, file, &contents)) {
		return NULL;
	}
	return templates_of_text(&run->templates, file->path, contents);
}

static void check_template(struct run *run, const struct file *file)
{
	struct loaded_template *loaded = load_template(run, file);
	if (!loaded || !report_template(run, loaded)) {
		return;
	}
	if (pllint_template_is_embedded(loaded->template)) {
		check_list(run, file, loaded, &loaded->contents);
	} else {
		run->summary.templates++;
	}
}

void check_file(struct run *run, const struct file *file)
{
	if (is_template(run, file)) {
		check_template(run, file);
		return;
	}
	struct loaded_template *loaded = template_for(run, file->path);
	struct contents contents;
	if (!report_template(run, loaded) || !read_contents(run, file, &contents)) {
		return;
	}
	check_list(run, file, loaded, &contents);
	free(contents.bytes);
}

// The template that a file is, or is checked against.
static struct loaded_template *template_about(struct run *run, const char *path)
{
	bool is_list = !path_is_template(path) && access(path, F_OK) == 0;
	struct loaded_template *nearest = is_list ? template_for(run, path) : NULL;
	if (nearest && !nearest->is_builtin) {
		return nearest;
	}
	struct loaded_template *itself = templates_at(&run->templates, path);
	bool is_readable = itself->contents.bytes != NULL;
	return nearest && itself->problem && is_readable ? nearest : itself;
}

void show_template(struct run *run, const char *path)
{
	struct stat status;
	struct loaded_template *loaded;
	if (!path) {
		loaded = template_for(run, "template.md");
	} else if (stat(path, &status) == 0 && S_ISDIR(status.st_mode)) {
		char *inside = path_join(path, "template.md");
		loaded = template_for(run, inside);
		free(inside);
	} else if (strcmp(path, "-") == 0) {
		const char *name = run->options->stdin_name;
		struct file file = {.is_standard_input = true};
		file.path = path_join("", name ? name : "<stdin>");
		loaded = load_template(run, &file);
		free(file.path);
	} else {
		loaded = template_about(run, path);
	}
	if (!loaded) {
		return;
	}
	if (!loaded->problem) {
		output_string(&run->console->out, loaded->path);
		output_plain(&run->console->out, "\n");
		pllint_template_show(loaded->template, output_lines_writer(&run->console->out));
	}
	report_template(run, loaded);
}
