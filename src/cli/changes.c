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

// pre-commit, where it looks at the files between two commits, is on the second of them: what it is asked to look
// at began at the first.
const char *changes_base(const char *revision)
{
	const char *from = getenv("PRE_COMMIT_FROM_REF");
	return from && *from && strcmp(revision, "HEAD") == 0 ? from : revision;
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
	changes->base = git_merge_base(&changes->git, revision, problem);
	return changes->base && git_diff(&changes->git, changes->base, &changes->diff, problem);
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
	bool well =
		changes->current && (options->diff_base ? ask_git(changes, changes_base(options->diff_base), &problem)
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
	free(changes->base);
	*changes = (struct changes){0};
}

// --- names ----------------------------------------------------------------------------------------

// The path without symbolic links; what does not exist is taken by its letters. Freed by the caller.
char *changes_path(const struct changes *changes, const char *path)
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

// What a name in a diff can mean, the likeliest first.
enum { MEANINGS = 4 };

struct meanings {
	char *paths[MEANINGS];
	size_t count;
};

static void add_meaning(struct meanings *meanings, const char *folder, const char *name)
{
	if (folder && name) {
		meanings->paths[meanings->count++] = path_absolute(folder, name);
	}
}

static bool starts_with(const char *text, const char *start)
{
	return strncmp(text, start, strlen(start)) == 0;
}

static struct meanings meanings_of(const struct changes *changes, const struct patch_file *file, const char *name)
{
	struct meanings meanings = {.count = 0};
	const char *stripped = file->is_plain ? NULL : patch_strip(name);
	if (changes->from_git) {
		add_meaning(&meanings, changes->root, file->is_plain ? name : stripped);
	} else if (*name == '/' || starts_with(name, "./") || starts_with(name, "../")) {
		add_meaning(&meanings, changes->current, name);
	} else {
		bool is_prefixed = patch_is_prefixed(file);
		const char *first = is_prefixed ? stripped : name, *second = is_prefixed ? name : stripped;
		add_meaning(&meanings, changes->root, first);
		add_meaning(&meanings, changes->current, first);
		add_meaning(&meanings, changes->root, second);
		add_meaning(&meanings, changes->current, second);
	}
	return meanings;
}

static void meanings_release(struct meanings *meanings)
{
	for (size_t i = 0; i < meanings->count; i++) {
		free(meanings->paths[i]);
	}
}

static bool exists(const char *path)
{
	struct stat status;
	return stat(path, &status) == 0;
}

enum fit { FITS_NOT, FITS_PERHAPS, FITS };

// Whether a name means a path. Where it may mean another file that is there, only perhaps.
static enum fit fit_of(const struct changes *changes, const struct patch_file *file, const char *name, const char *path)
{
	enum fit fit = FITS_NOT;
	bool may_be_other = false;
	if (!name || strcmp(path_name(name), path_name(path)) != 0) {
		return FITS_NOT;
	}
	struct meanings meanings = meanings_of(changes, file, name);
	for (size_t i = 0; i < meanings.count && fit == FITS_NOT; i++) {
		if (strcmp(meanings.paths[i], path) == 0) {
			fit = may_be_other ? FITS_PERHAPS : FITS;
		}
		may_be_other = may_be_other || exists(meanings.paths[i]);
	}
	meanings_release(&meanings);
	return fit;
}

char *changes_meaning(const struct changes *changes, const struct patch_file *file, const char *name)
{
	struct meanings meanings = meanings_of(changes, file, name);
	size_t best = 0;
	while (best < meanings.count && !exists(meanings.paths[best])) {
		best++;
	}
	best = best < meanings.count ? best : 0;
	char *path = meanings.count ? allocate_copy(meanings.paths[best], strlen(meanings.paths[best])) : NULL;
	meanings_release(&meanings);
	return path;
}

// --- one file -------------------------------------------------------------------------------------

// The changes of one file, the last one first.
struct history {
	const struct patch_file **changes;
	size_t count;
	bool is_certain; // the names mean this file for sure
};

// How well the names of the diff that fit a path best do fit it.
static enum fit best_fit(const struct changes *changes, const char *path)
{
	enum fit best = FITS_NOT;
	for (size_t i = 0; i < changes->patch.file_count && best != FITS; i++) {
		const struct patch_file *file = &changes->patch.files[i];
		enum fit fit = fit_of(changes, file, file->new_name, path);
		best = fit > best ? fit : best;
	}
	return best;
}

// Adds a change of the file at *path, and goes on to the path that it had before. False where it had none.
static bool follow(const struct changes *changes, const struct patch_file *file, char **path, struct history *history)
{
	history->changes = allocate(history->changes, (history->count + 1) * sizeof(const struct patch_file *));
	history->changes[history->count++] = file;
	if (!file->old_name || file->is_copy) {
		return false;
	}
	if (fit_of(changes, file, file->old_name, *path) == FITS_NOT) {
		char *before = changes_meaning(changes, file, file->old_name);
		free(*path);
		*path = before ? before : allocate_copy("", 0);
	}
	return true;
}

// `git log` has the last change first, a series of patches the first one.
static struct history history_in_order(const struct changes *changes, const char *path, bool is_reversed)
{
	char *at = allocate_copy(path, strlen(path));
	enum fit wanted = best_fit(changes, at);
	struct history history = {.is_certain = wanted != FITS_PERHAPS};
	size_t count = changes->patch.file_count;
	for (size_t i = 0; i < count && wanted != FITS_NOT; i++) {
		const struct patch_file *file = &changes->patch.files[is_reversed ? count - 1 - i : i];
		if (fit_of(changes, file, file->new_name, at) != wanted) {
			continue;
		}
		if (!follow(changes, file, &at, &history)) {
			break;
		}
		wanted = best_fit(changes, at);
	}
	free(at);
	return history;
}

// The order in which more changes follow each other.
static struct history history_of(const struct changes *changes, const char *path)
{
	struct history forward = history_in_order(changes, path, false);
	if (changes->from_git) {
		return forward;
	}
	struct history backward = history_in_order(changes, path, true);
	bool is_forward = forward.count >= backward.count;
	free(is_forward ? backward.changes : forward.changes);
	return is_forward ? forward : backward;
}

static bool holds(const struct history *history, const struct patch_file *file)
{
	for (size_t i = 0; i < history->count; i++) {
		if (history->changes[i] == file) {
			return true;
		}
	}
	return false;
}

// True if every change of a file of this name is among those that follow each other.
static bool is_whole(const struct changes *changes, const char *path, const struct history *history)
{
	enum fit wanted = best_fit(changes, path);
	for (size_t i = 0; i < changes->patch.file_count; i++) {
		const struct patch_file *file = &changes->patch.files[i];
		if (fit_of(changes, file, file->new_name, path) == wanted && !holds(history, file)) {
			return false;
		}
	}
	return true;
}

static bool ends_with(const char *text, const char *end)
{
	size_t size = strlen(text), end_size = strlen(end);
	return end_size && size >= end_size && strcmp(text + size - end_size, end) == 0;
}

// True if a name has as many of the path's last parts as it has parts at all, or all that the path has from here.
static bool may_mean(const struct changes *changes, const char *name, const char *path)
{
	char *from_root = name_from(changes->root, path), *from_here = name_from(changes->current, path);
	const char *plain = name + strspn(name, "./");
	size_t size = strlen(plain), path_size = strlen(path);
	bool is_end = size && path_size > size && path[path_size - size - 1] == '/' && ends_with(path, plain);
	bool may = is_end || (from_root && ends_with(name, from_root)) || (from_here && ends_with(name, from_here)) ||
		   (!from_root && !from_here && strcmp(path_name(name), path_name(path)) == 0);
	free(from_root);
	free(from_here);
	return may;
}

static bool means_other(const struct changes *changes, const struct patch_file *file)
{
	char *path = changes_meaning(changes, file, file->new_name);
	bool is_other = path && exists(path);
	free(path);
	return is_other;
}

// A name that may mean the file, and nothing else that is there; or NULL.
static const char *find_unresolved(const struct changes *changes, const char *path)
{
	for (size_t i = 0; i < changes->patch.file_count && !changes->from_git; i++) {
		const struct patch_file *file = &changes->patch.files[i];
		if (file->new_name && may_mean(changes, file->new_name, path) && !means_other(changes, file)) {
			return file->new_name;
		}
	}
	return NULL;
}

// A file that git does not know is new as a whole.
static bool is_new(struct changes *changes, const char *path, struct buffer *problem)
{
	char *name = changes->from_git ? name_from(changes->root, path) : NULL;
	bool is_new = name && !git_is_tracked(&changes->git, name, problem);
	free(name);
	return is_new;
}

static bool make(const struct changes *changes, const struct history *history, const char *bytes, size_t size,
		 struct revision *revision, struct buffer *problem)
{
	return revision_make(revision, &changes->patch, history->changes, history->count, bytes, size, problem);
}

// Takes the changes back in the order in which that is possible. The problem is that of the first try.
static bool make_either_way(const struct changes *changes, const struct history *history, const char *bytes,
			    size_t size, struct revision *revision, struct buffer *problem)
{
	bool well = make(changes, history, bytes, size, revision, problem);
	if (well || history->count < 2) {
		return well;
	}
	struct history reversed = {.changes = allocate(NULL, history->count * sizeof(const struct patch_file *))};
	for (; reversed.count < history->count; reversed.count++) {
		reversed.changes[reversed.count] = history->changes[history->count - 1 - reversed.count];
	}
	struct buffer other = {0};
	revision_release(revision);
	well = make(changes, &reversed, bytes, size, revision, &other);
	free(reversed.changes);
	buffer_release(&other);
	return well;
}

static bool revise_changed(struct changes *changes, const char *path, const struct history *history, const char *bytes,
			   size_t size, struct revision *revision, struct buffer *problem)
{
	changes->has_met = changes->has_met || history->is_certain;
	if (history->changes[0]->is_alone) {
		revision_make_new(revision, size);
		return true;
	}
	if (!is_whole(changes, path, history)) {
		buffer_add_string(problem,
				  "the diff has several files of this name, one after the other; make one diff from "
				  "the first commit to the last");
		return false;
	}
	bool well = make_either_way(changes, history, bytes, size, revision, problem);
	changes->has_met = changes->has_met || well;
	if (!well && !history->is_certain) {
		// It is the other file that is meant.
		revision_release(revision);
		buffer_cut(problem, 0);
		well = revision_make(revision, &changes->patch, NULL, 0, bytes, size, problem);
	}
	return well;
}

static bool revise(struct changes *changes, const char *path, const char *bytes, size_t size, struct revision *revision,
		   struct buffer *problem)
{
	char *name = name_from(changes->root, path);
	bool is_outside = changes->from_git && !name;
	free(name);
	if (is_outside) {
		buffer_add_string(problem, "it lies outside the repository that --diff-base is about");
		return false;
	}
	struct history history = history_of(changes, path);
	const char *unresolved = history.count ? NULL : find_unresolved(changes, path);
	bool well = !unresolved;
	if (unresolved) {
		buffer_add_string(problem, "the diff changes `");
		buffer_add_string(problem, unresolved);
		buffer_add_string(problem, "`, which may be this file or not: make the diff with `git diff`, or run "
					   "pllint in the folder that its names are from");
	} else if (history.count) {
		well = revise_changed(changes, path, &history, bytes, size, revision, problem);
	} else if (is_new(changes, path, problem)) {
		changes->has_met = true;
		revision_make_new(revision, size);
	} else {
		well = !problem->size && revision_make(revision, &changes->patch, NULL, 0, bytes, size, problem);
	}
	free(history.changes);
	return well;
}

bool changes_revise(struct changes *changes, const char *path, const char *bytes, size_t size,
		    struct revision *revision, struct buffer *problem)
{
	*revision = (struct revision){0};
	char *real = changes_path(changes, path);
	bool well = revise(changes, real, bytes, size, revision, problem);
	free(real);
	return well;
}

bool changes_hold(struct changes *changes, const char *path, bool is_folder, struct buffer *problem)
{
	char *name = changes->from_git ? name_from(changes->root, path) : NULL;
	bool holds = name && *name &&
		     (is_folder ? git_is_tracked_below(&changes->git, name, problem)
				: git_is_tracked(&changes->git, name, problem));
	free(name);
	return holds;
}

bool changes_touch(struct changes *changes, const char *path, struct buffer *problem)
{
	char *real = changes_path(changes, path);
	struct history history = history_of(changes, real);
	bool touched = history.count || is_new(changes, real, problem);
	free(history.changes);
	free(real);
	return touched;
}

enum change_fate changes_fate(const struct changes *changes, const char *path)
{
	enum change_fate fate = FATE_UNKNOWN;
	char *real = changes->are_asked_for ? changes_path(changes, path) : NULL;
	for (size_t i = 0; real && i < changes->patch.file_count && fate == FATE_UNKNOWN; i++) {
		const struct patch_file *file = &changes->patch.files[i];
		if (!file->is_copy && fit_of(changes, file, file->old_name, real) != FITS_NOT) {
			fate = file->new_name ? FATE_RENAMED : FATE_DELETED;
		}
	}
	free(real);
	return fate;
}
