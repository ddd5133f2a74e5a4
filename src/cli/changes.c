// Finds files in the diff.

#include "cli/changes.h"

#include "cli/path.h"
#include "cli/read_file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static bool fail(struct console *console, const char *subject, const struct buffer *problem)
{
	console_fail(console, subject, problem->size ? problem->bytes : "it cannot be read");
	return false;
}

static bool read_diff_file(struct changes *changes, const char *path, struct buffer *problem)
{
	struct contents contents;
	const char *reason = strcmp(path, "-") == 0 ? read_standard_input(&contents) : read_file(path, &contents);
	if (reason) {
		buffer_add_string(problem, reason);
		return false;
	}
	changes->diff = (struct buffer){.bytes = contents.bytes, .size = contents.size};
	return true;
}

static bool ask_git(struct changes *changes, const char *revision, struct buffer *problem)
{
	changes->from_git = true;
	char *around = repository_around(changes->current, problem);
	bool is_open = !problem->size && git_open(&changes->git, around, problem);
	free(around);
	if (!is_open) {
		return false;
	}
	changes->root = path_real(changes->git.top);
	char *base = git_merge_base(&changes->git, revision, problem);
	bool well = base && git_diff(&changes->git, base, &changes->diff, problem);
	free(base);
	return well;
}

bool changes_open(struct changes *changes, const struct options *options, struct console *console)
{
	*changes = (struct changes){.are_asked_for = options->diff_base || options->diff_file};
	if (!changes->are_asked_for) {
		return true;
	}
	struct buffer problem = {0};
	const char *subject = options->diff_base ? "--diff-base" : options->diff_file;
	char *current = path_current();
	changes->current = path_real(current);
	free(current);
	bool well = changes->current && (options->diff_base ? ask_git(changes, options->diff_base, &problem)
							    : read_diff_file(changes, options->diff_file, &problem));
	well = well && patch_read(&changes->patch, changes->diff.bytes, changes->diff.size, &problem);
	if (well && !changes->from_git) {
		changes->root = repository_around(changes->current, &problem);
		well = problem.size == 0;
	}
	well = well || fail(console, subject, &problem);
	buffer_release(&problem);
	return well;
}

void changes_close(struct changes *changes)
{
	patch_release(&changes->patch);
	buffer_release(&changes->diff);
	git_close(&changes->git);
	free(changes->current);
	free(changes->root);
	*changes = (struct changes){0};
}

// --- names ----------------------------------------------------------------------------------------

// The path without symbolic links; what does not exist is taken by its letters.
static char *real_path(const struct changes *changes, const char *path)
{
	char *real = path_real(path);
	if (real) {
		return real;
	}
	char *folder = path_folder(path);
	char *real_folder = path_real(folder);
	real = real_folder ? path_join(real_folder, path_name(path)) : path_absolute(changes->current, path);
	free(folder);
	free(real_folder);
	return real;
}

static char *name_from(const char *folder, const char *real)
{
	char *name = folder ? path_relative(folder, real) : NULL;
	if (name && strncmp(name, "../", 3) == 0) {
		free(name);
		return NULL;
	}
	return name;
}

// A file's names in the diff: from the repository's root and, in a diff from elsewhere, from here. Freed by
// the caller; NULL where it has none.
struct names {
	char *from_root, *from_here;
};

static struct names names_of(const struct changes *changes, const char *path)
{
	char *real = real_path(changes, path);
	struct names names = {.from_root = name_from(changes->root, real)};
	names.from_here = changes->from_git ? NULL : name_from(changes->current, real);
	free(real);
	return names;
}

static void names_release(struct names *names)
{
	free(names->from_root);
	free(names->from_here);
}

static const struct patch_file *find(const struct changes *changes, const struct names *names)
{
	const struct patch_file *file = names->from_root ? patch_find(&changes->patch, names->from_root) : NULL;
	if (!file && names->from_here) {
		file = patch_find(&changes->patch, names->from_here);
	}
	return file;
}

// A file that git does not know is new as a whole.
static bool is_new(struct changes *changes, const struct names *names, struct buffer *problem)
{
	return changes->from_git && names->from_root && !git_is_tracked(&changes->git, names->from_root, problem);
}

bool changes_revise(struct changes *changes, const char *path, const char *bytes, size_t size,
		    struct revision *revision, struct buffer *problem)
{
	*revision = (struct revision){0};
	struct names names = names_of(changes, path);
	const struct patch_file *file = find(changes, &names);
	bool well = true;
	if (changes->from_git && !names.from_root) {
		buffer_add_string(problem, "it lies outside the repository that --diff-base is about");
		well = false;
	} else if (!file && is_new(changes, &names, problem)) {
		revision_make_new(revision, size);
	} else {
		well = !problem->size && revision_make(revision, &changes->patch, file, bytes, size, problem);
	}
	names_release(&names);
	return well;
}

bool changes_touch(struct changes *changes, const char *path, struct buffer *problem)
{
	struct names names = names_of(changes, path);
	bool touched = find(changes, &names) || is_new(changes, &names, problem);
	names_release(&names);
	return touched;
}

bool changes_delete(struct changes *changes, const char *path)
{
	if (!changes->are_asked_for) {
		return false;
	}
	struct names names = names_of(changes, path);
	bool deleted = (names.from_root && patch_deletes(&changes->patch, names.from_root)) ||
		       (names.from_here && patch_deletes(&changes->patch, names.from_here));
	names_release(&names);
	return deleted;
}
