// The file of known findings, before and after the run.

#include "cli/baselines.h"

#include "cli/path.h"
#include "cli/read_file.h"
#include "cli/write_file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static bool writes(const struct baselines *baselines)
{
	return baselines->content != NULL;
}

static bool fail(struct baselines *baselines, const char *why)
{
	console_fail(baselines->console, baselines->path, why);
	return false;
}

// What cannot be looked for may be there: nothing is taken for gone that only is out of reach.
static bool is_absent(const char *path)
{
	struct stat status;
	return path_look(path, &status) == PATH_ABSENT;
}

static bool read_known(struct baselines *baselines)
{
	struct contents contents;
	struct buffer problem = {0};
	const char *reason = read_file(baselines->path, &contents);
	if (reason) {
		return (writes(baselines) && is_absent(baselines->path)) || fail(baselines, reason);
	}
	bool well = baseline_read(&baselines->known, contents.bytes, contents.size, &problem) ||
		    fail(baselines, problem.bytes);
	free(contents.bytes);
	buffer_release(&problem);
	return well;
}

bool baselines_open(struct baselines *baselines, const struct options *options, struct console *console)
{
	*baselines = (struct baselines){.console = console, .options = options, .path = options->baseline};
	if (options->write_baseline) {
		baselines->path = options->write_baseline;
		baselines->content = baseline_new();
	}
	if (!baselines->path) {
		return true;
	}
	char *folder = path_folder(baselines->path);
	baselines->folder = path_real(folder);
	free(folder);
	return baselines->folder ? read_known(baselines) : fail(baselines, strerror(errno));
}

bool baselines_take_text(struct baselines *baselines, const struct options *options, struct console *console,
			 const char *shown, const char *path, const struct buffer *text, struct buffer *problem)
{
	*baselines = (struct baselines){.console = console, .options = options, .path = shown};
	baselines->folder = path_folder(path);
	return baseline_read(&baselines->known, text->bytes, text->size, problem);
}

void baselines_release(struct baselines *baselines)
{
	baseline_release(&baselines->known);
	json_drop(baselines->content);
	free(baselines->folder);
	*baselines = (struct baselines){.content = NULL};
}

// The path by which a file is recorded: from the baseline's folder. Freed by the caller.
static char *recorded_path(const struct baselines *baselines, const char *path)
{
	char *real = path_real(path);
	if (!real) {
		return allocate_copy(path, strlen(path));
	}
	char *relative = path_relative(baselines->folder, real);
	free(real);
	return relative;
}

struct baseline_file *baselines_apply(struct baselines *baselines, const char *path, struct pllint_settings *settings)
{
	settings->recorded_count = 0;
	if (!baselines->path) {
		return NULL;
	}
	char *name = recorded_path(baselines, path);
	struct baseline_file *file = baseline_find(&baselines->known, name);
	free(name);
	if (file && !writes(baselines)) {
		settings->recorded = file->fingerprints;
		settings->recorded_count = file->count;
	}
	return file;
}

void baselines_take(struct baselines *baselines, struct baseline_file *file, const char *path,
		    const struct pllint_report *report)
{
	if (file) {
		file->was_checked = true;
	}
	for (size_t i = 0; file && !writes(baselines) && i < file->count; i++) {
		file->is_met[i] |= pllint_report_met(report, i);
	}
	if (writes(baselines)) {
		char *name = recorded_path(baselines, path);
		baselines->written += baseline_add(baselines->content, name, report);
		free(name);
	}
}

// --- at the end -----------------------------------------------------------------------------------

static bool is_off(const struct options *options, const struct json *record)
{
	const char *name = json_string_of(json_member(record, "rule"));
	size_t rule = name ? pllint_rule_find(name, strlen(name)) : pllint_rule_count();
	if (rule == pllint_rule_count()) {
		return false;
	}
	struct pllint_settings settings;
	options_settings(options, &settings);
	return settings.severity[rule] == PLLINT_OFF;
}

// Only a run that looks at everything knows what is gone.
static size_t count_stale(const struct baselines *baselines)
{
	size_t stale = 0;
	bool sees_all = !baselines->options->diff_base && !baselines->options->diff_file;
	for (size_t i = 0; i < baselines->known.count && sees_all; i++) {
		const struct baseline_file *file = &baselines->known.files[i];
		for (size_t j = 0; j < file->count && file->was_checked; j++) {
			stale += !file->is_met[j] && !is_off(baselines->options, file->records[j]);
		}
	}
	return stale;
}

static void note_stale(struct baselines *baselines)
{
	size_t stale = count_stale(baselines);
	if (!stale || baselines->options->quiet) {
		return;
	}
	struct output *output = console_note(baselines->console, baselines->path);
	output_plain(output, DIGITS(stale), stale == 1 ? " recorded finding is" : " recorded findings are",
		     " not there any more; --write-baseline drops what is stale");
	console_end(baselines->console);
}

// What is recorded of files that this run did not look at stays, as long as they exist.
static void keep_others(struct baselines *baselines)
{
	for (size_t i = 0; i < baselines->known.count; i++) {
		const struct baseline_file *file = &baselines->known.files[i];
		char *path = path_absolute(baselines->folder, file->path);
		bool is_kept = !file->was_checked && !is_absent(path);
		free(path);
		for (size_t j = 0; is_kept && j < file->count; j++) {
			baseline_keep(baselines->content, file->records[j]);
			baselines->written++;
		}
	}
}

static bool replace(const struct baselines *baselines, const struct buffer *text, struct buffer *problem)
{
	struct contents old;
	const char *reason = read_file(baselines->path, &old);
	if (reason) {
		buffer_add_string(problem, reason);
		return false;
	}
	bool well = (old.size == text->size && memcmp(old.bytes, text->bytes, old.size) == 0) ||
		    write_file(baselines->path, &old, text->bytes, text->size, problem);
	free(old.bytes);
	return well;
}

static void note_written(struct baselines *baselines)
{
	struct output *output = console_note(baselines->console, baselines->path);
	output_plain(output, DIGITS(baselines->written), baselines->written == 1 ? " finding is" : " findings are",
		     " recorded; with --baseline they are passed over");
	console_end(baselines->console);
}

static void write_content(struct baselines *baselines)
{
	struct buffer text = {0}, problem = {0};
	keep_others(baselines);
	struct output *output = allocate(NULL, sizeof *output);
	output_init(output, OUTPUT_NOWHERE);
	output->copy = &text;
	json_print(baselines->content, output, 2);
	free(output);
	buffer_add_string(&text, "\n");
	bool well = is_absent(baselines->path) ? create_file(baselines->path, text.bytes, text.size, &problem)
					       : replace(baselines, &text, &problem);
	if (!well || problem.size) {
		fail(baselines, problem.size ? problem.bytes : "it could not be written");
	}
	if (well && !baselines->options->quiet) {
		note_written(baselines);
	}
	buffer_release(&text);
	buffer_release(&problem);
}

void baselines_end(struct baselines *baselines)
{
	if (!baselines->path) {
		return;
	}
	if (!writes(baselines)) {
		note_stale(baselines);
	} else if (baselines->console->failed) {
		fail(baselines, "it is not written, since not every file could be checked");
	} else {
		write_content(baselines);
	}
}
