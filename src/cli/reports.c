// Tells every reporter of the run what happens.

#include "cli/reports.h"

#include "cli/path.h"

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

// --- names of files as CI services look them up --------------------------------------------------

static bool leads_out(const char *relative)
{
	return strncmp(relative, "../", 3) == 0;
}

static char *root_named_by(const char *variable, const char *current)
{
	const char *named = getenv(variable);
	char *root = named && *named ? path_real(named) : NULL;
	char *below = root ? path_relative(root, current) : NULL;
	if (below && leads_out(below)) {
		free(root);
		root = NULL;
	}
	free(below);
	return root;
}

static void checkout_free(struct checkout *checkout)
{
	free(checkout->current);
	free(checkout->root);
	*checkout = (struct checkout){NULL, NULL};
}

static char *path_from(const char *base, const char *current, const char *path)
{
	if (!path) {
		return NULL;
	}
	char *absolute = path_absolute(current, path);
	char *relative = path_relative(base, absolute);
	bool is_below = *relative && !leads_out(relative);
	free(is_below ? absolute : relative);
	return is_below ? relative : absolute;
}

// A path from the working directory, or from the root, without `.`, `..` and double slashes; absolute where the
// file is elsewhere. NULL for NULL. Freed by the caller.
static char *checkout_plain(const struct checkout *checkout, const char *path)
{
	return path_from(checkout->current, checkout->current, path);
}

static char *checkout_from_root(const struct checkout *checkout, const char *path)
{
	return path_from(checkout->root ? checkout->root : checkout->current, checkout->current, path);
}

static bool open_output(struct reports *reports, size_t index)
{
	const char *path = reports->paths[index];
	struct report_file *file = report_file_open(path);
	if (!file) {
		console_fail(reports->console, path, strerror(errno));
		return false;
	}
	reports->files[index] = file;
	reports->items[index].output = report_file_output(file);
	return true;
}

static void take_problem(void *context, const struct reported_problem *told)
{
	struct reports *reports = context;
	char *plain = checkout_plain(&reports->checkout, told->path);
	char *from_root = checkout_from_root(&reports->checkout, told->path);
	struct reported_problem problem = *told;
	problem.plain_path = plain;
	problem.checkout_path = from_root;
	for (size_t i = 0; i < reports->count; i++) {
		struct reporter *reporter = &reports->items[i];
		if (reporter->format->problem) {
			reporter->format->problem(reporter, &problem);
		}
	}
	free(plain);
	free(from_root);
}

bool reports_begin(struct reports *reports, const struct options *options, struct console *console, struct output *main)
{
	*reports = (struct reports){.console = console, .column_unit = options->column_unit};
	reports->checkout.current = path_current();
	reports->checkout.root = root_named_by("GITHUB_WORKSPACE", reports->checkout.current);
	if (!reports->checkout.root) {
		reports->checkout.root = root_named_by("CI_PROJECT_DIR", reports->checkout.current);
	}
	// What is recorded is not told as well; --check names files and no findings, unless a format is asked for.
	bool names_files = options->fix == FIX_CHECK && options->has_default_format;
	size_t count = options->write_baseline || names_files ? 0 : options->format_count;
	for (size_t i = 0; i < count; i++) {
		const struct options_format *wanted = &options->formats[i];
		reports->items[i] = (struct reporter){.format = wanted->format, .output = main};
		reports->paths[i] = wanted->path || wanted->is_implied ? wanted->path : options->output_path;
		reports->wants_corrected |= wanted->format->wants_corrected;
		reports->wants_values |= wanted->format->wants_values;
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
	struct reported reported = *told;
	const struct checkout *checkout = &reports->checkout;
	char *paths[] = {
		checkout_plain(checkout, told->path),
		checkout_from_root(checkout, told->path),
		checkout_plain(checkout, told->template_path),
		checkout_from_root(checkout, told->template_path),
	};
	reported.column_unit = reports->column_unit;
	reported.plain_path = paths[0];
	reported.checkout_path = paths[1];
	reported.plain_template_path = paths[2];
	reported.checkout_template_path = paths[3];
	for (size_t i = 0; i < reports->count; i++) {
		reports->items[i].format->file(&reports->items[i], &reported);
	}
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		free(paths[i]);
	}
}

void reports_end(struct reports *reports, const struct summary *summary)
{
	reports->console->problems = (struct console_listener){NULL, NULL};
	for (size_t i = 0; i < reports->count; i++) {
		struct reporter *reporter = &reports->items[i];
		if (reporter->format->end) {
			reporter->format->end(reporter, summary);
		}
		struct buffer problem = {0};
		if (reports->files[i] && !report_file_close(reports->files[i], &problem)) {
			console_fail(reports->console, reports->paths[i], problem.bytes);
		}
		buffer_release(&problem);
	}
	reports->count = 0;
	checkout_free(&reports->checkout);
}
