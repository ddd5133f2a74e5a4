// The operands of the command line as files.

#include "cli/files.h"

#include "cli/path.h"
#include "report/buffer.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

void files_add(struct files *files, struct file file)
{
	if (files->count == files->capacity) {
		files->capacity = files->capacity * 2 + 16;
		files->items = allocate(files->items, files->capacity * sizeof *files->items);
	}
	files->items[files->count++] = file;
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
		if (!changes_delete(collector->changes, operand)) {
			console_fail(collector->console, operand, reason);
		}
	} else if (is_excluded(collector, operand, S_ISDIR(status.st_mode))) {
		return;
	} else if (S_ISDIR(status.st_mode)) {
		files_search(collector->files, operand, collector->current, &collector->excluded, collector->console);
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

void files_collect(struct files *files, const struct options *options, struct changes *changes, struct console *console)
{
	struct collector collector = {
		.files = files, .options = options, .changes = changes, .console = console, .current = path_current()};
	for (size_t i = 0; i < options->excluded_count; i++) {
		ignore_add(&collector.excluded, options->excluded[i], strlen(options->excluded[i]));
	}
	for (size_t i = 0; i < options->operand_count; i++) {
		add_operand(&collector, options->operands[i]);
	}
	drop_repeated(files);
	ignore_release(&collector.excluded);
	free(collector.current);
}
