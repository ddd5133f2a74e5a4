// A template from a list.

#include "cli/init.h"

#include "cli/clock.h"
#include "cli/console.h"
#include "cli/files.h"
#include "cli/path.h"
#include "cli/read_file.h"
#include "cli/templates.h"
#include "cli/write_file.h"
#include "report/words.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct init {
	const struct options *options;
	struct console *console;
	const char *list;
	struct contents contents;
	struct pllint_file_text *files; // of a folder; NULL: it is a list
	size_t file_count;
	const char *template;
	size_t size;
};

static void fail(const struct init *init, const char *subject, const char *why)
{
	console_fail(init->console, subject, why);
}

// The template that is in the list's folder already, or NULL.
static char *existing(const char *folder)
{
	struct finder finder = {0};
	char *real = path_real(folder), *found = NULL;
	int error = 0; // what cannot be looked for is not there: the file is made only where none is
	const char *path = real ? find_template(&finder, real, &error) : NULL;
	char *of = path ? path_folder(path) : NULL;
	if (of && strcmp(of, real) == 0) {
		found = path_join(folder, path_name(path));
	}
	free(of);
	free(real);
	finder_release(&finder);
	return found;
}

// What a check by the new template finds.
struct checked {
	bool is_done;
	size_t entries, findings;
};

static enum pllint_status check_text(const struct pllint_environment *environment,
				     const struct pllint_template *template, const char *bytes, size_t size,
				     const struct pllint_settings *settings, struct checked *checked)
{
	struct pllint_report *report = NULL;
	enum pllint_status status = pllint_lint(environment, template, bytes, size, settings, &report);
	if (status == PLLINT_OK) {
		checked->entries += pllint_report_entry_count(report);
		checked->findings += pllint_report_size(report);
	}
	pllint_report_release(report);
	return status;
}

static bool may_go_on(enum pllint_status status)
{
	return status != PLLINT_NO_MEMORY && status != PLLINT_TIME_LIMIT;
}

// What is no entry, or cannot be read, has no findings.
static enum pllint_status check_folder(const struct init *init, const struct pllint_environment *environment,
				       const struct pllint_template *template, struct pllint_settings *settings,
				       struct checked *checked)
{
	struct pllint_folder *folder;
	enum pllint_status status = pllint_folder_new(environment, template, &folder);
	for (size_t i = 0; i < init->file_count && may_go_on(status); i++) {
		const struct pllint_file_text *file = &init->files[i];
		status = pllint_folder_add(environment, folder, file->name, file->bytes, file->size);
	}
	settings->folder = folder;
	for (size_t i = 0; i < init->file_count && may_go_on(status); i++) {
		const struct pllint_file_text *file = &init->files[i];
		settings->name = file->name;
		status = check_text(environment, template, file->bytes, file->size, settings, checked);
	}
	pllint_folder_release(folder);
	return may_go_on(status) ? PLLINT_OK : status;
}

// The list or the folder checked against its new template.
static struct checked check_list(const struct init *init, const struct pllint_environment *environment)
{
	struct pllint_template *template = NULL;
	struct pllint_report *faults = NULL;
	struct pllint_settings settings;
	struct checked checked = {.is_done = false};
	options_settings(init->options, &settings);
	enum pllint_status status = pllint_template_read(environment, init->template, init->size, &template, &faults);
	if (status == PLLINT_OK && init->files) {
		status = check_folder(init, environment, template, &settings, &checked);
	} else if (status == PLLINT_OK) {
		status = check_text(environment, template, init->contents.bytes, init->contents.size, &settings,
				    &checked);
	}
	if (status == PLLINT_NO_MEMORY) {
		fail(init, init->list, pllint_status_text(status));
	}
	checked.is_done = status == PLLINT_OK;
	pllint_report_release(faults);
	pllint_template_release(template);
	return checked;
}

// How many findings the list has against its new template, so that nobody is surprised by them.
static void note_findings(const struct init *init, const char *path, size_t count)
{
	struct output *output = console_note(init->console, path);
	output_plain(output, "by it, ");
	output_string(output, init->list);
	output_plain(output, count ? " has " : " has no findings");
	if (count) {
		output_plain(output, DIGITS(count), count == 1 ? " finding" : " findings");
	}
	output_plain(output, "; read it, and change what is not meant so");
	console_end(init->console);
}

static void print_notes(const struct init *init, const char *subject, const char *notes)
{
	while (*notes) {
		size_t length = strcspn(notes, "\n");
		output_text(console_note(init->console, subject), notes, length);
		console_end(init->console);
		notes += length + (notes[length] == '\n');
	}
}

static bool write_template(const struct init *init, const char *path)
{
	struct buffer problem = {0};
	bool well = create_file(path, init->template, init->size, &problem);
	if (!well) {
		fail(init, path, problem.bytes);
	}
	buffer_release(&problem);
	return well;
}

static void deliver(const struct init *init, const char *path, const struct pllint_inferred *inferred,
		    const struct checked *checked)
{
	bool well =
		path ? write_template(init, path) : data_print(init->console, init->list, init->template, init->size);
	if (!well) {
		return;
	}
	if (path && !init->options->quiet) {
		struct output *output = console_note(init->console, path);
		output_plain(output, "written after ", DIGITS(pllint_inferred_entries(inferred)),
			     pllint_inferred_entries(inferred) == 1 ? " entry of " : " entries of ");
		output_string(output, init->list);
		console_end(init->console);
	}
	if (!init->options->quiet) {
		print_notes(init, path ? path : init->list, pllint_inferred_notes(inferred));
		if (checked->is_done) {
			note_findings(init, path ? path : init->list, checked->findings);
		}
	}
}

// True if nine in ten of the entries that the template is made of are found by it.
static bool finds_entries(const struct init *init, const struct pllint_inferred *inferred,
			  const struct checked *checked)
{
	size_t found = checked->entries;
	bool is_enough = !checked->is_done || found * 10 >= (size_t)pllint_inferred_entries(inferred) * 9;
	if (!is_enough) {
		struct output *output = console_error_at(init->console, init->list, 0);
		output_plain(output, "no template can be made of it: the one that its entries follow finds only ",
			     DIGITS(found), " of the ", DIGITS(pllint_inferred_entries(inferred)));
		console_end(init->console);
	}
	return is_enough;
}

// True if pllint itself reads the template without a fault; else the reason is printed.
static bool is_understood(const struct init *init, const struct pllint_environment *environment)
{
	struct pllint_template *template = NULL;
	struct pllint_report *faults = NULL;
	enum pllint_status status = pllint_template_read(environment, init->template, init->size, &template, &faults);
	size_t count = faults ? pllint_report_size(faults) : 0;
	bool is_understood = status == PLLINT_OK && count == 0;
	if (!is_understood && count > 0) {
		struct buffer why = {0};
		struct buffer message = {0};
		words_message(&message, faults, pllint_report_at(faults, 0));
		buffer_add_string(&why,
				  "the template that its entries follow would not be understood: ", message.bytes);
		fail(init, init->list, why.bytes);
		buffer_release(&message);
		buffer_release(&why);
	} else if (!is_understood) {
		fail(init, init->list, pllint_status_text(status));
	}
	pllint_report_release(faults);
	pllint_template_release(template);
	return is_understood;
}

static const char *why_none(const struct init *init, const struct pllint_inferred *inferred)
{
	if (init->files) {
		return "no template can be made of it: most of its files share neither a header with fields (front "
		       "matter, or `- Label: value` above the first section) nor two sections below a title";
	}
	return pllint_inferred_entries(inferred) > 0
		       ? "no template can be made of it: its headings with fields are not entries of one kind"
		       : "no template can be made of it: no heading in it has two labelled fields "
			 "(`- Label: value`) below it, and no list item or paragraph in bold has one";
}

static void infer_list(struct init *init, const char *path)
{
	struct clock clock;
	struct pllint_environment environment = clock_start(&clock, init->options->timeout);
	struct pllint_inferred *inferred = NULL;
	enum pllint_status status =
		init->files ? pllint_infer_files(&environment, init->files, init->file_count, &inferred)
			    : pllint_infer_list(&environment, init->contents.bytes, init->contents.size, &inferred);
	if (status == PLLINT_OK) {
		init->template = pllint_inferred_template(inferred, &init->size);
		if (is_understood(init, &environment)) {
			struct checked checked = check_list(init, &environment);
			if (finds_entries(init, inferred, &checked)) {
				deliver(init, path, inferred, &checked);
			}
		}
	} else if (status == PLLINT_NO_ENTRY) {
		print_notes(init, init->list, pllint_inferred_notes(inferred));
		fail(init, init->list, why_none(init, inferred));
	} else {
		const char *reason = pllint_inferred_reason(inferred);
		uint32_t line = pllint_inferred_reason_line(inferred);
		output_plain(console_error_at(init->console, init->list, line),
			     reason ? reason : pllint_status_text(status));
		console_end(init->console);
	}
	pllint_inferred_release(inferred);
}

// The template of a folder of entries, by any name, or NULL.
static char *existing_of_files(const struct init *init)
{
	struct templates templates;
	templates_init(&templates, init->options->timeout);
	char *real = path_real(init->list), *found = NULL;
	int error = 0;
	const char *path = real ? find_template(&templates.finder, real, &error) : NULL;
	if (path && strncmp(path, real, strlen(real)) == 0) {
		found = path_join(init->list, path + strlen(real) + 1);
	}
	free(real);
	templates_release(&templates);
	return found;
}

static void infer_files(struct init *init, const struct files *files, const char *path)
{
	struct contents *contents = allocate(NULL, (files->count + 1) * sizeof *contents);
	init->files = allocate(NULL, (files->count + 1) * sizeof *init->files);
	for (size_t i = 0; i < files->count; i++) {
		struct contents *own = &contents[init->file_count];
		const char *name = files->items[i].path, *problem = read_file(name, own);
		if (problem) {
			fail(init, name, problem);
		} else {
			init->files[init->file_count++] =
				(struct pllint_file_text){.name = name, .bytes = own->bytes, .size = own->size};
		}
	}
	infer_list(init, path);
	for (size_t i = 0; i < init->file_count; i++) {
		free(contents[i].bytes);
	}
	free(contents);
	free(init->files);
}

static void init_folder(const struct options *options, struct console *console)
{
	struct init init = {.options = options, .console = console, .list = options->operands[0]};
	struct changes changes = {0};
	struct files files = {0};
	char *there = existing_of_files(&init);
	if (there) {
		fail(&init, there, "it is there already, and is not written over");
	} else {
		char *path = path_join(init.list, "template.md");
		files_collect(&files, options, &changes, console);
		infer_files(&init, &files, path);
		free(path);
	}
	files_release(&files);
	free(there);
}

void init_template(const struct options *options, struct console *console)
{
	const char *list = options->operands[0];
	struct stat status;
	if (stat(list, &status) == 0 && S_ISDIR(status.st_mode)) {
		init_folder(options, console);
		return;
	}
	bool from_input = strcmp(list, "-") == 0;
	struct init init = {.options = options, .console = console, .list = from_input ? "<stdin>" : list};
	char *folder = path_folder(list);
	char *path = from_input					? NULL
		     : strcmp(folder, ".") == 0 && *list != '.' ? allocate_copy("template.md", 11)
								: path_join(folder, "template.md");
	char *there = from_input ? NULL : existing(folder);
	const char *problem = there	   ? "it is there already, and is not written over"
			      : from_input ? read_standard_input(&init.contents)
					   : read_file(list, &init.contents);
	if (problem) {
		fail(&init, there ? there : init.list, problem);
	} else {
		infer_list(&init, path);
	}
	free(init.contents.bytes);
	free(there);
	free(path);
	free(folder);
}
