// Reads what templates store.

#include "cli/stored.h"

#include "cli/ignore.h"
#include "cli/option_values.h"
#include "cli/path.h"

#include <stdlib.h>
#include <string.h>

// A template of a pull request may hold patterns that take long to match; then nothing is excluded any more.
static const uint64_t PATTERN_STEPS = UINT64_C(1) << 26;

struct stored {
	char *folder; // of the template, absolute and without links
	struct ignore_list excluded;
	uint64_t steps_left;
	char *baseline; // as it is shown; NULL: none
	struct baselines baselines;
	struct buffer problem; // why the baseline cannot be used
	bool has_fail_level;
	unsigned char fail_level;
};

static char *real_folder(const char *path)
{
	char *folder = path_folder(path);
	char *real = path_real(folder);
	free(folder);
	return real;
}

// NULL where the template is in no folder.
static char *folder_of(const struct run *run, const struct loaded_template *loaded)
{
	if (loaded->is_builtin || !loaded->template) {
		return NULL;
	}
	if (!loaded->is_from_commit) {
		return loaded->is_file ? real_folder(loaded->path) : NULL;
	}
	char *path = path_join(run->base_templates.root, loaded->path + strlen(run->base_templates.revision) + 1);
	char *folder = path_folder(path);
	free(path);
	return folder;
}

static void read_excluded(struct stored *stored, const struct pllint_template *template)
{
	const char *pattern;
	size_t size;
	stored->steps_left = PATTERN_STEPS;
	stored->excluded.steps_left = &stored->steps_left;
	for (size_t i = 0; (pattern = pllint_template_stored(template, PLLINT_STORED_EXCLUDE, i, &size)); i++) {
		ignore_add(&stored->excluded, pattern, size);
	}
}

static void read_fail_level(struct stored *stored, const struct pllint_template *template)
{
	size_t size;
	const char *level = pllint_template_stored(template, PLLINT_STORED_FAIL_ON, 0, &size);
	if (level) {
		struct options read = {.fail_on = PLLINT_WARNING};
		struct options_problem problem;
		char *name = allocate_copy(level, size);
		stored->has_fail_level = set_fail_on(&read, name, &problem);
		stored->fail_level = read.fail_on;
		free(name);
	}
}

// The bytes of the baseline, freed by the caller.
static bool read_file_of_commit(const struct run *run, const char *path, struct buffer *bytes, struct buffer *problem)
{
	const struct base_templates *base = &run->base_templates;
	char *name = path_relative(base->root, path);
	bool is_inside = strncmp(name, "../", 3) != 0;
	if (!is_inside) {
		buffer_add_string(problem, "it lies outside the repository");
	}
	bool well = is_inside && git_read(&base->git, base->commit, name, bytes, problem);
	free(name);
	return well;
}

static bool read_bytes(const struct run *run, const struct loaded_template *loaded, const char *path,
		       struct buffer *bytes, struct buffer *problem)
{
	struct contents contents;
	if (loaded->is_from_commit) {
		return read_file_of_commit(run, path, bytes, problem);
	}
	const char *reason = read_file(path, &contents);
	if (reason) {
		buffer_add_string(problem, reason);
		return false;
	}
	*bytes = (struct buffer){.bytes = contents.bytes, .size = contents.size};
	return true;
}

static void read_baseline(struct stored *stored, const struct run *run, const struct loaded_template *loaded)
{
	size_t size;
	const char *name = pllint_template_stored(loaded->template, PLLINT_STORED_BASELINE, 0, &size);
	if (!name || run->options->baseline || run->options->write_baseline || run->options->mode != MODE_CHECK) {
		return;
	}
	struct buffer bytes = {0}, problem = {0};
	char *written = allocate_copy(name, size);
	char *path = path_absolute(stored->folder, written);
	stored->baseline = path_relative(run->templates.current, path);
	if (read_bytes(run, loaded, path, &bytes, &problem)) {
		baselines_take_text(&stored->baselines, run->options, run->console, stored->baseline, path, &bytes,
				    &problem);
	}
	if (problem.size) {
		buffer_add_string(&stored->problem, "the baseline ", written, ": ", problem.bytes);
	}
	buffer_release(&bytes);
	buffer_release(&problem);
	free(path);
	free(written);
}

void stored_open(struct run *run, struct loaded_template *loaded)
{
	char *folder = loaded->stored ? NULL : folder_of(run, loaded);
	if (!folder) {
		return;
	}
	struct stored *stored = loaded->stored = allocate(NULL, sizeof *stored);
	*stored = (struct stored){.folder = folder};
	read_excluded(stored, loaded->template);
	read_fail_level(stored, loaded->template);
	read_baseline(stored, run, loaded);
}

void stored_end(const struct run *run)
{
	for (size_t i = 0; i < run->templates.count; i++) {
		struct stored *stored = run->templates.items[i]->stored;
		if (stored) {
			baselines_end(&stored->baselines);
		}
	}
}

void stored_release(struct loaded_template *loaded)
{
	struct stored *stored = loaded->stored;
	if (stored) {
		free(stored->folder);
		free(stored->baseline);
		ignore_release(&stored->excluded);
		baselines_release(&stored->baselines);
		buffer_release(&stored->problem);
		free(stored);
		loaded->stored = NULL;
	}
}

bool stored_excludes(const struct run *run, const struct loaded_template *loaded, const char *path)
{
	const struct stored *stored = loaded->stored;
	if (!stored || !stored->excluded.count || run->options->excluded_count) {
		return false;
	}
	char *folder = real_folder(path);
	char *whole = folder ? path_join(folder, path_name(path)) : path_absolute(run->templates.current, path);
	char *relative = path_relative(stored->folder, whole);
	bool excludes = strncmp(relative, "../", 3) != 0 && ignore_skips(&stored->excluded, relative, false);
	free(relative);
	free(whole);
	free(folder);
	return excludes;
}

struct baselines *stored_baselines(struct run *run, const struct loaded_template *loaded)
{
	return loaded->stored && loaded->stored->baseline ? &loaded->stored->baselines : &run->baselines;
}

const char *stored_problem(const struct loaded_template *loaded)
{
	return loaded->stored && loaded->stored->problem.size ? loaded->stored->problem.bytes : NULL;
}

unsigned char stored_fail_level(const struct run *run, const struct loaded_template *loaded)
{
	bool is_stored = !run->options->has_fail_on && loaded->stored && loaded->stored->has_fail_level;
	return is_stored ? loaded->stored->fail_level : run->options->fail_on;
}
