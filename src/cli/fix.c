// Lists fixed: written, shown as a patch, or only named.

#include "cli/fix.h"

#include "change/diff.h"
#include "cli/ahead.h"
#include "cli/clock.h"
#include "cli/console.h"
#include "cli/list.h"
#include "cli/path.h"
#include "cli/scope.h"
#include "cli/write_file.h"

#include <stdlib.h>

// One list on its way.
struct fix {
	struct run *run;
	const struct file *file;
	struct loaded_template *loaded;
	const struct contents *contents;
	const struct pllint_fixed *fixed;
};

static void fail(const struct fix *fix, const char *what, const char *why)
{
	struct output *output = console_error(fix->run->console, fix->file->path);
	output_plain(output, what);
	output_string(output, why);
	console_end(fix->run->console);
}

void fix_give_back(struct run *run, const struct file *file, const struct contents *contents)
{
	if (file->is_standard_input && run->options->fix == FIX_WRITE) {
		data_print(run->console, file->path, contents->bytes, contents->size);
	}
}

// The name by which a patch finds the file: the file itself is patched, and never a link to it.
static char *name_in_patch(const struct file *file)
{
	struct buffer problem = {0};
	char *current = path_current();
	char *path = file->is_standard_input ? NULL : place_follow(file->path, &problem);
	if (!path) {
		path = path_absolute(current, file->path);
	}
	char *name = path_relative(current, path);
	free(path);
	free(current);
	buffer_release(&problem);
	return name;
}

// False if it is not shown, which is said.
static bool print_diff(const struct fix *fix)
{
	struct buffer diff = {0};
	struct diff_text old = {.bytes = fix->contents->bytes, .size = fix->contents->size}, new;
	new.bytes = pllint_fixed_text(fix->fixed, &new.size);
	char *name = name_in_patch(fix->file);
	diff_unified(&diff, name, old, new);
	bool well = data_print(fix->run->console, fix->file->path, diff.bytes, diff.size);
	buffer_release(&diff);
	free(name);
	return well;
}

// False if the file is as it was, which is said.
static bool write_back(const struct fix *fix)
{
	size_t size;
	const char *bytes = pllint_fixed_text(fix->fixed, &size);
	struct buffer problem = {0};
	if (fix->file->is_standard_input) {
		return data_print(fix->run->console, fix->file->path, bytes, size);
	}
	bool written = write_file(fix->file->path, fix->contents, bytes, size, &problem);
	if (problem.size) {
		fail(fix, written ? "" : "not fixed: ", problem.bytes);
	}
	buffer_release(&problem);
	return written;
}

// What the options ask for, with a text that differs. False if nothing came of it.
static bool apply(const struct fix *fix)
{
	struct summary *summary = &fix->run->summary;
	switch (fix->run->options->fix) {
	case FIX_WRITE:
		if (!write_back(fix)) {
			return false;
		}
		break;
	case FIX_DIFF:
		if (!print_diff(fix)) {
			return false;
		}
		break;
	default:
		if (fix->run->options->has_default_format) {
			output_string(fix->run->findings, fix->file->path);
			output_plain(fix->run->findings, "\n");
		}
		break;
	}
	summary->changed++;
	summary->fixed += pllint_fixed_size(fix->fixed);
	return true;
}

static void deliver(const struct fix *fix)
{
	const char *reason = pllint_fixed_reason(fix->fixed);
	bool is_changed = pllint_fixed_is_changed(fix->fixed);
	if (!is_changed) {
		fix_give_back(fix->run, fix->file, fix->contents);
	}
	if (is_changed && !apply(fix)) {
		list_lint(fix->run, fix->file, fix->loaded, fix->contents);
	} else {
		list_report(fix->run, fix->file, fix->loaded, pllint_fixed_report(fix->fixed),
			    is_changed ? fix->fixed : NULL);
	}
	if (reason && is_changed) {
		struct output *output = console_note(fix->run->console, fix->file->path);
		output_plain(output, "not all was fixed: ");
		output_string(output, reason);
		console_end(fix->run->console);
	} else if (reason) {
		fail(fix, "not fixed: ", reason);
	}
}

static enum pllint_status fix(const struct run *run, const struct loaded_template *loaded,
			      const struct contents *contents, struct pllint_fixed **fixed)
{
	struct prepared *made = ahead_take(run);
	if (made) {
		*fixed = made->fixed;
		made->fixed = NULL;
		return made->status;
	}
	struct clock clock;
	struct pllint_environment environment = clock_start(&clock, run->options->timeout);
	return pllint_fix(&environment, loaded->template, contents->bytes, contents->size, &run->settings,
			  options_allowed_fix(run->options), fixed);
}

void fix_list(struct run *run, const struct file *file, struct loaded_template *loaded, const struct contents *contents)
{
	struct pllint_fixed *fixed = NULL;
	struct scope scope;
	if (!scope_open(&scope, run, file, loaded, contents)) {
		scope_close(&scope, run);
		fix_give_back(run, file, contents);
		return;
	}
	run->settings.builtin_template = loaded->is_builtin;
	enum pllint_status status = fix(run, loaded, contents, &fixed);
	struct fix fix = {.run = run, .file = file, .loaded = loaded, .contents = contents, .fixed = fixed};
	if (status == PLLINT_NO_ENTRY) {
		fix_give_back(run, file, contents);
		list_without_entry(run, file, loaded, pllint_fixed_report(fixed));
	} else if (fixed) {
		deliver(&fix);
	} else {
		// A list that could not even be tried.
		fix_give_back(fix.run, fix.file, fix.contents);
		if (list_lint(fix.run, fix.file, fix.loaded, fix.contents)) {
			list_fail(fix.run, fix.file->path, "not fixed: ", status, NULL);
		}
	}
	pllint_fixed_release(fixed);
	scope_close(&scope, run);
}
