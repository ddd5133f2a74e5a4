// Lists that a change moves out of sight.

#include "cli/gone.h"

#include "cli/clock.h"
#include "cli/path.h"

#include <stdlib.h>
#include <string.h>

struct gone {
	struct run *run;
	char **read; // the paths of all files that were read as lists, without links
	size_t read_count;
};

static bool was_read(const struct gone *gone, const char *path)
{
	for (size_t i = 0; i < gone->read_count; i++) {
		if (strcmp(gone->read[i], path) == 0) {
			return true;
		}
	}
	return false;
}

// Where a file is now; NULL: it is deleted. What became a link, say, is deleted and made anew.
static char *place_now(const struct changes *changes, const struct patch_file *file, const char *before)
{
	if (file->new_name) {
		return changes_meaning(changes, file, file->new_name);
	}
	char *now = NULL;
	for (size_t i = 0; i < changes->patch.file_count && !now; i++) {
		const struct patch_file *other = &changes->patch.files[i];
		char *path = other->new_name ? changes_meaning(changes, other, other->new_name) : NULL;
		if (path && strcmp(path, before) == 0) {
			now = path;
		} else {
			free(path);
		}
	}
	return now;
}

// The text before the change. False with the problem.
static bool read_before(struct changes *changes, const char *before, const char *now, struct buffer *text,
			struct buffer *problem)
{
	if (changes->from_git) {
		char *name = path_relative(changes->root, before);
		bool well = git_read(&changes->git, changes->base, name, text, problem);
		free(name);
		return well;
	}
	struct contents contents;
	struct revision revision = {0};
	const char *reason = read_file(now, &contents);
	if (reason) {
		buffer_add_string(problem, reason);
		return false;
	}
	bool well = changes_revise(changes, now, contents.bytes, contents.size, &revision, problem);
	buffer_add(text, revision.before.size ? revision.before.bytes : "", revision.before.size);
	revision_release(&revision);
	free(contents.bytes);
	return well;
}

static size_t count_entries(const struct run *run, const struct loaded_template *loaded, const struct buffer *text)
{
	struct clock clock;
	struct pllint_environment environment = clock_start(&clock, run->options->timeout);
	struct pllint_settings settings = run->settings;
	settings.builtin_template = loaded->is_builtin;
	struct pllint_report *report = NULL;
	enum pllint_status status = loaded->template ? pllint_lint(&environment, loaded->template, text->bytes,
								   text->size, &settings, &report)
						     : PLLINT_NO_ENTRY;
	size_t count = status == PLLINT_OK ? pllint_report_counts(report)->entries : 0;
	pllint_report_release(report);
	return count;
}

static void fail(const struct run *run, const char *before, const char *now, size_t count)
{
	char *name = path_relative(run->changes.current, before), *other = path_relative(run->changes.current, now);
	struct output *output = console_error(run->console, name);
	output_plain(output, count == 1 ? "the entry that it held before the change is not checked: "
					: "the entries that it held before the change are not checked: ");
	if (strcmp(before, now) == 0) {
		output_plain(output, "it is there still, and is passed over");
	} else {
		output_plain(output, "it is `");
		output_string(output, other);
		output_plain(output, path_is_template(now) ? "` now, the name of a template"
							   : "` now, which is not among the files of this run");
	}
	console_end(run->console);
	free(other);
	free(name);
}

static void look_at(struct gone *gone, const char *before, const char *now)
{
	struct run *run = gone->run;
	struct buffer text = {0}, problem = {0};
	if (was_read(gone, now) || path_is_template(before) || !files_would_take(run->options, &run->changes, before)) {
		return;
	}
	if (read_before(&run->changes, before, now, &text, &problem)) {
		size_t count = count_entries(run, check_template_for(run, before), &text);
		if (count > 0) {
			fail(run, before, now, count);
		}
	} else {
		console_fail(run->console, before, problem.bytes);
	}
	buffer_release(&problem);
	buffer_release(&text);
}

void gone_report(struct run *run, const struct files *files)
{
	struct gone gone = {.run = run};
	struct changes *changes = &run->changes;
	if (!changes->are_asked_for) {
		return;
	}
	gone.read = allocate(NULL, files->count * sizeof *gone.read);
	for (size_t i = 0; i < files->count; i++) {
		if (!path_is_template(files->items[i].path)) {
			gone.read[gone.read_count++] = changes_path(changes, files->items[i].path);
		}
	}
	for (size_t i = 0; i < changes->patch.file_count; i++) {
		const struct patch_file *file = &changes->patch.files[i];
		char *before = file->old_name && !file->is_copy ? changes_meaning(changes, file, file->old_name) : NULL;
		char *now = before ? place_now(changes, file, before) : NULL;
		if (now) {
			look_at(&gone, before, now);
		}
		free(now);
		free(before);
	}
	for (size_t i = 0; i < gone.read_count; i++) {
		free(gone.read[i]);
	}
	free(gone.read);
}
