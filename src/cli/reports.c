// Tells every reporter of the run what happens.

#include "cli/reports.h"

#include "cli/path.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool open_output(struct reports *reports, size_t index)
{
	const char *path = reports->paths[index];
	int descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	if (descriptor < 0) {
		console_fail(reports->console, path, strerror(errno));
		return false;
	}
	struct output *output = allocate(NULL, sizeof *output);
	output_init(output, descriptor);
	reports->files[index] = reports->items[index].output = output;
	return true;
}

// Freed by the caller.
static char *plain_path(const struct reports *reports, const char *path)
{
	if (!path) {
		return NULL;
	}
	char *absolute = path_absolute(reports->current, path);
	char *relative = path_relative(reports->current, absolute);
	bool is_below = *relative && strncmp(relative, "../", 3) != 0;
	free(is_below ? absolute : relative);
	return is_below ? relative : absolute;
}

// The root of what GitHub Actions checked out, if the working directory is below it.
static char *checkout_root(const char *current)
{
	const char *named = getenv("GITHUB_WORKSPACE");
	char *root = named && *named ? realpath(named, NULL) : NULL;
	char *below = root ? path_relative(root, current) : NULL;
	if (below && strncmp(below, "..", 2) == 0) {
		free(root);
		root = NULL;
	}
	free(below);
	return root;
}

// The path as the checkout has it; freed by the caller.
static char *checkout_path(const struct reports *reports, const char *plain_path)
{
	if (!plain_path || !reports->checkout) {
		return plain_path ? allocate_copy(plain_path, strlen(plain_path)) : NULL;
	}
	char *absolute = path_absolute(reports->current, plain_path);
	char *relative = path_relative(reports->checkout, absolute);
	free(absolute);
	return relative;
}

static void take_problem(void *context, const struct reported_problem *told)
{
	struct reports *reports = context;
	char *path = plain_path(reports, told->path);
	char *checked_out = checkout_path(reports, path);
	struct reported_problem problem = *told;
	problem.plain_path = path;
	problem.checkout_path = checked_out;
	for (size_t i = 0; i < reports->count; i++) {
		struct reporter *reporter = &reports->items[i];
		if (reporter->format->problem) {
			reporter->format->problem(reporter, &problem);
		}
	}
	free(checked_out);
	free(path);
}

bool reports_begin(struct reports *reports, const struct options *options, struct console *console, struct output *main)
{
	*reports = (struct reports){.console = console, .current = path_current()};
	reports->checkout = checkout_root(reports->current);
	// What is recorded is not told as well.
	size_t count = options->write_baseline ? 0 : options->format_count;
	for (size_t i = 0; i < count; i++) {
		const struct options_format *wanted = &options->formats[i];
		reports->items[i] = (struct reporter){.format = wanted->format, .output = main};
		reports->paths[i] = wanted->path || wanted->is_implied ? wanted->path : options->output_path;
		reports->wants_corrected |= wanted->format->wants_corrected;
		if (reports->paths[i] && !open_output(reports, i)) {
			return false;
		}
		reports->count++;
		if (wanted->format->begin) {
			wanted->format->begin(&reports->items[i]);
		}
	}
	console->problems = (struct console_listener){take_problem, reports};
	return true;
}

void reports_file(struct reports *reports, const struct reported *told)
{
	if (!reports->count) {
		return; // --show-template
	}
	char *path = plain_path(reports, told->path);
	char *checked_out = checkout_path(reports, path);
	char *template_path = plain_path(reports, told->template_path);
	struct reported reported = *told;
	reported.plain_path = path;
	reported.checkout_path = checked_out;
	reported.plain_template_path = template_path;
	for (size_t i = 0; i < reports->count; i++) {
		reports->items[i].format->file(&reports->items[i], &reported);
	}
	free(path);
	free(checked_out);
	free(template_path);
}

// A file's content is safe only once it is closed without an error.
static void close_output(struct reports *reports, size_t index)
{
	struct output *output = reports->files[index];
	if (!output) {
		return;
	}
	output_flush(output);
	int error = output->error;
	if (close(output->descriptor) < 0 && !error) {
		error = errno;
	}
	if (error) {
		console_fail(reports->console, reports->paths[index], strerror(error));
	}
	free(output);
}

void reports_end(struct reports *reports, const struct summary *summary)
{
	reports->console->problems = (struct console_listener){NULL, NULL};
	for (size_t i = 0; i < reports->count; i++) {
		struct reporter *reporter = &reports->items[i];
		if (reporter->format->end) {
			reporter->format->end(reporter, summary);
		}
		close_output(reports, i);
	}
	reports->count = 0;
	free(reports->current);
	free(reports->checkout);
	reports->current = reports->checkout = NULL;
}
