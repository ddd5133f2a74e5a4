// One file: a template, a list, or both.

#include "cli/check.h"

#include "cli/ahead.h"
#include "cli/export.h"
#include "cli/fix.h"
#include "cli/folder.h"
#include "cli/list.h"
#include "cli/path.h"
#include "cli/scope.h"
#include "cli/stored.h"
#include "report/escape.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void run_init(struct run *run, const struct options *options, struct console *console)
{
	*run = (struct run){.options = options, .console = console};
	bool writes_text = options->fix == FIX_WRITE && options->operand_count && !strcmp(options->operands[0], "-");
	run->findings = writes_text || options->fix == FIX_DIFF ? &console->err : &console->out;
	run->summary.fixes = options->fix != FIX_NONE;
	run->summary.writes = options->fix == FIX_WRITE;
	run->summary.allows_unsafe = options->unsafe_fixes;
	options_settings(options, &run->settings);
	templates_init(&run->templates, options->timeout);
}

bool run_open(struct run *run)
{
	if (!reports_begin(&run->reports, run->options, run->console, run->findings)) {
		return false;
	}
	run->settings.wants_values = run->reports.wants_values;
	return changes_open(&run->changes, run->options, run->console) &&
	       base_templates_open(&run->base_templates, run->options, run->console) &&
	       baselines_open(&run->baselines, run->options, run->console);
}

void run_release(struct run *run)
{
	for (size_t i = 0; i < run->templates.count; i++) {
		stored_release(run->templates.items[i]);
	}
	templates_release(&run->templates);
	base_templates_close(&run->base_templates);
	baselines_release(&run->baselines);
	pllint_index_release(run->index);
	changes_close(&run->changes);
}

// Says once what is wrong with a template. False if it cannot be used.
static bool report_template(struct run *run, struct loaded_template *loaded)
{
	stored_open(run, loaded);
	if (!loaded->was_reported) {
		loaded->was_reported = true;
		if (loaded->report && scope_has_template(run, loaded)) {
			list_print(run, loaded,
				   &(struct reported){.path = loaded->path,
						      .report = loaded->report,
						      .template_path = loaded->path,
						      .template = loaded->template,
						      .is_template = true,
						      .is_builtin = loaded->is_builtin});
		}
		if (loaded->problem) {
			console_fail(run->console, loaded->path, loaded->problem);
		}
		if (stored_problem(loaded)) {
			console_fail(run->console, loaded->path, stored_problem(loaded));
		}
	}
	return loaded->template && !loaded->problem && !stored_problem(loaded);
}

struct loaded_template *check_template_for(struct run *run, const char *list)
{
	const char *chosen = run->options->template_path;
	struct loaded_template *loaded = run->options->template_from
						 ? base_templates_for(&run->base_templates, &run->templates, list)
					 : chosen ? templates_at(&run->templates, chosen)
						  : templates_for(&run->templates, list);
	stored_open(run, loaded);
	return loaded;
}

static bool read_contents(struct run *run, const struct file *file, struct contents *contents)
{
	if (run->prepared) {
		*contents = run->prepared->contents;
		run->prepared->contents = (struct contents){.bytes = NULL};
		return true;
	}
	const char *problem = file->is_standard_input ? read_standard_input(contents) : read_file(file->path, contents);
	if (problem) {
		console_fail(run->console, file->path, problem);
	}
	return !problem;
}

// The file that was found as the template of its folder by its name.
static bool is_own_template(struct run *run, const struct file *file)
{
	if (run->options->template_path || run->options->template_from || file->is_standard_input ||
	    (!path_may_be_template(file->path) && !path_is_in_template_folder(file->path))) {
		return false;
	}
	const struct loaded_template *loaded = templates_for(&run->templates, file->path);
	return loaded->is_file && loaded->device == file->device && loaded->inode == file->inode;
}

static bool is_template(struct run *run, const struct file *file)
{
	struct stat status;
	const char *chosen = run->options->template_path;
	if (path_is_template(file->path) || is_own_template(run, file)) {
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

static void check_list(struct run *run, const struct file *file, struct loaded_template *loaded,
		       const struct contents *contents)
{
	if (run->exporter) {
		export_list(run, file, loaded, contents);
	} else if (run->options->fix == FIX_NONE) {
		list_lint(run, file, loaded, contents);
	} else {
		fix_list(run, file, loaded, contents);
	}
}

// A template that is a list too is fixed only where nothing else is: others are read by it.
static void check_template(struct run *run, const struct file *file)
{
	struct loaded_template *loaded = load_template(run, file);
	if (!loaded) {
		return;
	}
	bool is_usable = report_template(run, loaded), is_alone = file->is_named && run->options->operand_count == 1;
	if (!is_usable || !pllint_template_is_embedded(loaded->template)) {
		if (is_usable && run->options->template_path && !path_is_template(file->path)) {
			output_string(console_note(run->console, file->path),
				      "read as the template, and not checked as a list");
			console_end(run->console);
		}
		run->summary.templates += is_usable;
		fix_give_back(run, file, &loaded->contents);
	} else if (is_alone || run->exporter) {
		check_list(run, file, loaded, &loaded->contents);
	} else {
		list_lint(run, file, loaded, &loaded->contents);
	}
}

struct loaded_template *check_ahead(struct run *run, const struct file *file, struct pllint_settings *settings)
{
	if (is_template(run, file)) {
		if (!file->is_standard_input) {
			templates_at(&run->templates, file->path);
		}
		return NULL;
	}
	struct loaded_template *loaded = check_template_for(run, file->path);
	if (file->is_standard_input || !loaded->template || loaded->problem || stored_problem(loaded) ||
	    stored_excludes(run, loaded, file->path)) {
		return NULL;
	}
	folder_open(run, loaded);
	*settings = run->settings;
	settings->name = file->path;
	settings->folder = loaded->folder;
	settings->builtin_template = loaded->is_builtin;
	settings->index = NULL;
	baselines_apply(stored_baselines(run, loaded), file->path, settings);
	return loaded;
}

static void tell_unchecked(struct run *run, const struct file *file, const struct loaded_template *loaded)
{
	struct buffer text = {0};
	buffer_add_string(&text, "not checked, since its template cannot be used: ");
	escape_add(&text, loaded->path, strlen(loaded->path));
	console_tell(run->console, file->path, text.bytes);
	buffer_release(&text);
}

void check_file(struct run *run, const struct file *file)
{
	struct contents contents;
	if (!run->prepared && !file->is_passed_on && is_template(run, file)) {
		check_template(run, file);
		return;
	}
	struct loaded_template *loaded = run->prepared	      ? run->prepared->loaded
					 : file->is_passed_on ? NULL
							      : check_template_for(run, file->path);
	bool is_excluded = loaded && !run->prepared && stored_excludes(run, loaded, file->path);
	if ((is_excluded && !file->is_standard_input) || !read_contents(run, file, &contents)) {
		return;
	}
	if (file->is_passed_on || is_excluded) {
		fix_give_back(run, file, &contents);
		free(contents.bytes);
		return;
	}
	if (report_template(run, loaded)) {
		folder_open(run, loaded);
		folder_report(run, loaded);
		run->settings.name = file->path;
		run->settings.folder = loaded->folder;
		check_list(run, file, loaded, &contents);
	} else {
		tell_unchecked(run, file, loaded);
		fix_give_back(run, file, &contents);
	}
	free(contents.bytes);
}

// The template that a file is, or is checked against.
static struct loaded_template *template_about(struct run *run, const char *path)
{
	struct stat status;
	bool is_list = !path_is_template(path) && path_look(path, &status) != PATH_ABSENT;
	struct loaded_template *nearest = is_list ? check_template_for(run, path) : NULL;
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
		loaded = check_template_for(run, "template.md");
	} else if (stat(path, &status) == 0 && S_ISDIR(status.st_mode)) {
		char *inside = path_join(path, "template.md");
		loaded = check_template_for(run, inside);
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
