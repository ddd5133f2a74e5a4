// The operands of the command line as files.

#include "cli/files.h"

#include "cli/path.h"
#include "cli/read_file.h"
#include "report/buffer.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static void files_add(struct files *files, struct file file)
{
	if (files->count == files->capacity) {
		files->capacity = files->capacity * 2 + 16;
		files->items = allocate(files->items, files->capacity * sizeof *files->items);
	}
	files->items[files->count++] = file;
}

// --- folders -------------------------------------------------------------------------------------

// The Markdown files below a folder.

// The patterns that one folder adds for everything below it.
struct level {
	const struct level *above;
	struct ignore_list list;
	size_t base; // where paths relative to that folder begin in search.absolute
};

// A second or two. What people write takes a step or two for each pattern and path.
static const uint64_t PATTERN_STEPS = UINT64_C(1) << 30;

struct search {
	struct files *files;
	struct console *console;
	struct changes *changes;
	const struct ignore_list *excluded;
	const char *current;
	uint64_t steps_left;	// for the patterns of all ignore files
	struct buffer shown;	// the path as the user would write it
	struct buffer absolute; // the same file
};

static void add_ignore_file(struct search *search, struct ignore_list *list, const char *folder, const char *name)
{
	char *path = path_join(folder, name);
	struct stat status;
	struct contents contents;
	const char *problem = NULL;
	if (path_look(path, &status) != PATH_ABSENT) {
		problem = read_file(path, &contents);
		if (!problem) {
			ignore_add_lines(list, contents.bytes, contents.size);
			free(contents.bytes);
		}
	}
	if (problem) {
		console_fail(search->console, path, problem);
	}
	free(path);
}

// True where a repository's root is, also where that cannot be known, which is said.
static bool is_root(struct search *search, const char *folder)
{
	enum path_presence found = repository_at(folder);
	if (found == PATH_UNKNOWN) {
		console_fail(search->console, folder, strerror(errno));
	}
	return found != PATH_ABSENT;
}

// The patterns of a folder, those of its repository among them where it is the root of one.
static struct level read_level(struct search *search, const struct level *above, const char *folder, size_t base)
{
	struct level level = {.above = above, .base = base, .list = {.steps_left = &search->steps_left}};
	if (is_root(search, folder)) {
		level.above = NULL; // a repository of its own
		add_ignore_file(search, &level.list, folder, ".git/info/exclude");
	}
	add_ignore_file(search, &level.list, folder, ".gitignore");
	return level;
}

// The innermost list that says something decides.
static bool is_ignored(const struct search *search, const struct level *level, bool is_folder)
{
	for (; level; level = level->above) {
		enum ignore_deviation deviation =
			ignore_match(&level->list, search->absolute.bytes + level->base, is_folder);
		if (deviation != IGNORE_UNDECIDED) {
			return deviation == IGNORE_SKIP;
		}
	}
	return false;
}

// Ignore files are about what git does not know yet: a list that it knows cannot be hidden by one.
static bool is_known(struct search *search, bool is_folder)
{
	struct buffer problem = {0};
	bool known = changes_hold(search->changes, search->absolute.bytes, is_folder, &problem);
	if (problem.size) {
		console_fail(search->console, search->shown.bytes, problem.bytes);
	}
	buffer_release(&problem);
	return known;
}

static bool is_excluded_below(const struct search *search, bool is_folder)
{
	if (!search->excluded->count) {
		return false;
	}
	char *relative = path_relative(search->current, search->absolute.bytes);
	bool excluded = ignore_skips(search->excluded, relative, is_folder);
	free(relative);
	return excluded;
}

static int compare_names(const void *left, const void *right)
{
	return strcmp(*(char *const *)left, *(char *const *)right);
}

static void release_names(char **names, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		free(names[i]);
	}
	free(names);
}

// The names in a folder, sorted. NULL with errno set where it cannot be read.
static char **read_names(const char *folder, size_t *count)
{
	DIR *stream = opendir(folder);
	if (!stream) {
		return NULL;
	}
	size_t capacity = 32;
	char **names = allocate(NULL, capacity * sizeof *names);
	*count = 0;
	errno = 0;
	for (struct dirent *entry; (entry = readdir(stream)); errno = 0) {
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) {
			continue;
		}
		if (*count == capacity) {
			capacity *= 2;
			names = allocate(names, capacity * sizeof *names);
		}
		names[(*count)++] = allocate_copy(entry->d_name, strlen(entry->d_name));
	}
	int error = errno;
	closedir(stream);
	if (error) {
		release_names(names, *count);
		errno = error;
		return NULL;
	}
	qsort(names, *count, sizeof *names, compare_names);
	return names;
}

static void search_folder(struct search *search, const struct level *above);

// The file or folder that the two paths name now.
static void visit(struct search *search, const char *name, const struct level *level)
{
	struct stat status;
	if (lstat(search->shown.bytes, &status) != 0) {
		if (errno != ENOENT) { // else it is gone in the meantime
			console_fail(search->console, search->shown.bytes, strerror(errno));
		}
		return;
	}
	bool is_folder = S_ISDIR(status.st_mode);
	if (is_folder ? *name == '.' : !path_is_markdown(name)) {
		return;
	}
	if (is_excluded_below(search, is_folder) ||
	    (is_ignored(search, level, is_folder) && !is_known(search, is_folder))) {
		return;
	}
	if (!search->steps_left) {
		return; // it is not known whether it is ignored
	}
	if (is_folder) {
		search_folder(search, level);
		return;
	}
	enum path_presence target = path_look(search->shown.bytes, &status);
	if (target == PATH_UNKNOWN) {
		console_fail(search->console, search->shown.bytes, strerror(errno));
	} else if (target == PATH_PRESENT && S_ISREG(status.st_mode)) {
		size_t dot = strncmp(search->shown.bytes, "./", 2) == 0 ? 2 : 0;
		files_add(search->files,
			  (struct file){
				  .path = allocate_copy(search->shown.bytes + dot, search->shown.size - dot),
				  .device = status.st_dev,
				  .inode = status.st_ino,
				  .size = (size_t)status.st_size,
			  });
	}
}

static void enter(struct buffer *path, const char *name)
{
	if (path->bytes[path->size - 1] != '/') {
		buffer_add(path, "/", 1);
	}
	buffer_add_string(path, name);
}

static void search_folder(struct search *search, const struct level *above)
{
	size_t shown = search->shown.size, absolute = search->absolute.size, count;
	char **names = read_names(search->shown.bytes, &count);
	if (!names) {
		console_fail(search->console, search->shown.bytes, strerror(errno));
		return;
	}
	struct level level = read_level(search, above, search->shown.bytes, absolute + (absolute > 1));
	for (size_t i = 0; i < count; i++) {
		enter(&search->shown, names[i]);
		enter(&search->absolute, names[i]);
		visit(search, names[i], &level);
		buffer_cut(&search->shown, shown);
		buffer_cut(&search->absolute, absolute);
	}
	release_names(names, count);
	ignore_release(&level.list);
}

// Searches with the lists of all folders from the repository's root down to `absolute`, which ends
// before `end`.
static void search_below(struct search *search, size_t end, const struct level *above)
{
	const char *absolute = search->absolute.bytes;
	if (end >= search->absolute.size) {
		search_folder(search, above);
		return;
	}
	char *folder = allocate_copy(absolute, end ? end : 1);
	struct level level = read_level(search, above, folder, end + 1);
	free(folder);
	search_below(search, end + 1 + strcspn(absolute + end + 1, "/"), &level);
	ignore_release(&level.list);
}

// The end of the root's name, or of the folder itself where it lies in no repository.
static size_t find_root(struct search *search, const char *absolute)
{
	for (size_t end = strlen(absolute); end > 0;) {
		char *folder = allocate_copy(absolute, end);
		bool found = is_root(search, folder);
		free(folder);
		if (found) {
			return end;
		}
		do {
			end--;
		} while (end > 0 && absolute[end] != '/');
	}
	return strlen(absolute);
}

// Adds the Markdown files below a folder, in the order of their names: hidden folders, links to
// folders, and what `excluded` or .gitignore name are passed over; not what .gitignore names and git knows, as far as
// `changes` tell. `current` is the current folder, from which `excluded` is meant.
static void files_search(struct files *files, const char *folder, const char *current,
			 const struct ignore_list *excluded, struct changes *changes, struct console *console)
{
	struct search search = {.files = files,
				.console = console,
				.changes = changes,
				.excluded = excluded,
				.current = current,
				.steps_left = PATTERN_STEPS};
	char *absolute = path_real(folder);
	if (!absolute) {
		console_fail(console, folder, strerror(errno));
		return;
	}
	buffer_add_string(&search.shown, folder);
	buffer_add_string(&search.absolute, absolute);
	search_below(&search, find_root(&search, absolute), NULL);
	if (!search.steps_left) {
		console_fail(console, folder, "its ignore files hold patterns that take too long to match");
	}
	buffer_release(&search.shown);
	buffer_release(&search.absolute);
	free(absolute);
}

void files_release(struct files *files)
{
	for (size_t i = 0; i < files->count; i++) {
		free(files->items[i].path);
	}
	free(files->items);
	*files = (struct files){0};
}

struct collector {
	struct files *files;
	const struct options *options;
	struct changes *changes;
	struct console *console;
	struct ignore_list excluded;
	char *current;
};

static bool is_excluded(const struct collector *collector, const char *path, bool is_folder)
{
	if (!collector->excluded.count) {
		return false;
	}
	char *absolute = path_absolute(collector->current, path);
	char *relative = path_relative(collector->current, absolute);
	bool excluded = *relative && ignore_skips(&collector->excluded, relative, is_folder);
	free(relative);
	free(absolute);
	return excluded;
}

static void add_standard_input(struct collector *collector)
{
	const char *name = collector->options->stdin_name;
	bool is_passed_on = name && is_excluded(collector, name, false);
	if (is_passed_on && collector->options->fix != FIX_WRITE) {
		return;
	}
	name = name ? name : "<stdin>";
	files_add(collector->files, (struct file){
					    .path = allocate_copy(name, strlen(name)),
					    .is_standard_input = true,
					    .is_named = true,
					    .is_passed_on = is_passed_on,
				    });
}

static void add_operand(struct collector *collector, const char *operand)
{
	struct stat status;
	if (strcmp(operand, "-") == 0) {
		add_standard_input(collector);
	} else if (stat(operand, &status) != 0) {
		const char *reason = strerror(errno);
		if (changes_fate(collector->changes, operand) == FATE_UNKNOWN) {
			console_fail(collector->console, operand, reason);
		}
	} else if (is_excluded(collector, operand, S_ISDIR(status.st_mode))) {
		return;
	} else if (S_ISDIR(status.st_mode)) {
		collector->files->has_folder = true;
		files_search(collector->files, operand, collector->current, &collector->excluded, collector->changes,
			     collector->console);
	} else {
		files_add(collector->files, (struct file){
						    .path = allocate_copy(operand, strlen(operand)),
						    .is_named = true,
						    .device = status.st_dev,
						    .inode = status.st_ino,
						    .size = (size_t)status.st_size,
					    });
	}
}

// Same files stand together, the one to keep first: a named one, then the first.
static int compare(const void *left, const void *right)
{
	const struct file *a = *(const struct file *const *)left, *b = *(const struct file *const *)right;
	if (a->is_standard_input != b->is_standard_input) {
		return a->is_standard_input ? -1 : 1;
	}
	if (a->device != b->device) {
		return a->device < b->device ? -1 : 1;
	}
	if (a->inode != b->inode) {
		return a->inode < b->inode ? -1 : 1;
	}
	if (a->is_named != b->is_named) {
		return a->is_named ? -1 : 1;
	}
	return a < b ? -1 : a > b;
}

static void drop_repeated(struct files *files)
{
	struct file **sorted = allocate(NULL, files->count * sizeof(struct file *));
	for (size_t i = 0; i < files->count; i++) {
		sorted[i] = &files->items[i];
	}
	qsort(sorted, files->count, sizeof(struct file *), compare);
	for (size_t i = 1, kept = 0; i < files->count; i++) {
		const struct file *a = sorted[kept], *b = sorted[i];
		bool same =
			a->is_standard_input == b->is_standard_input && a->device == b->device && a->inode == b->inode;
		if (same) {
			free(sorted[i]->path);
			sorted[i]->path = NULL;
		} else {
			kept = i;
		}
	}
	free(sorted);
	size_t count = 0;
	for (size_t i = 0; i < files->count; i++) {
		if (files->items[i].path) {
			files->items[count++] = files->items[i];
		}
	}
	files->count = count;
}

static void add_excluded(struct ignore_list *excluded, const struct options *options)
{
	for (size_t i = 0; i < options->excluded_count; i++) {
		ignore_add(excluded, options->excluded[i], strlen(options->excluded[i]));
	}
}

void files_collect(struct files *files, const struct options *options, struct changes *changes, struct console *console)
{
	struct collector collector = {
		.files = files, .options = options, .changes = changes, .console = console, .current = path_current()};
	add_excluded(&collector.excluded, options);
	for (size_t i = 0; i < options->operand_count; i++) {
		add_operand(&collector, options->operands[i]);
	}
	drop_repeated(files);
	ignore_release(&collector.excluded);
	free(collector.current);
}

void files_below(struct files *files, const char *folder, const struct options *options, struct changes *changes,
		 struct console *console)
{
	struct ignore_list excluded = {0};
	char *current = path_current();
	add_excluded(&excluded, options);
	files_search(files, folder, current, &excluded, changes, console);
	ignore_release(&excluded);
	free(current);
}

// True if a search of a folder would come to a path.
static bool is_found_in(const char *folder, const char *path)
{
	char *below = path_relative(folder, path);
	bool is_hidden = *below == '.' && strchr(below, '/');
	for (const char *at = below; (at = strstr(at, "/.")); at++) {
		is_hidden |= strchr(at + 1, '/') != NULL;
	}
	bool found = *below && !is_hidden && path_is_markdown(path);
	free(below);
	return found;
}

bool files_would_take(const struct options *options, const struct changes *changes, const char *path)
{
	struct stat status;
	bool takes = false;
	struct ignore_list excluded = {0};
	for (size_t i = 0; i < options->operand_count && !takes; i++) {
		char *operand = changes_path(changes, options->operands[i]);
		bool is_folder = stat(operand, &status) == 0 && S_ISDIR(status.st_mode);
		takes = strcmp(operand, path) == 0 || (is_folder && is_found_in(operand, path));
		free(operand);
	}
	add_excluded(&excluded, options);
	char *relative = path_relative(changes->current, path);
	takes = takes && !ignore_skips(&excluded, relative, false);
	free(relative);
	ignore_release(&excluded);
	return takes;
}
