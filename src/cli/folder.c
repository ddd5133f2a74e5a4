// What the files of a folder have in common.

#include "cli/folder.h"

#include "cli/clock.h"
#include "cli/list.h"
#include "cli/path.h"
#include "cli/scope.h"
#include "cli/stored.h"
#include "cli/threads.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

// The nearest folder around both, which are absolute.
static char *common_folder(char *folder, const char *other)
{
	size_t end = strlen(folder);
	while (end > 1 && (strncmp(folder, other, end) != 0 || (other[end] != '/' && other[end] != 0))) {
		do {
			end--;
		} while (end > 1 && folder[end] != '/');
	}
	folder[end] = 0;
	return folder;
}

static char *folder_of_operand(const struct run *run, const char *operand)
{
	struct stat status;
	char *absolute = path_absolute(run->templates.current, operand);
	if (stat(operand, &status) == 0 && S_ISDIR(status.st_mode)) {
		return absolute;
	}
	char *folder = path_folder(absolute);
	free(absolute);
	return folder;
}

// The folder whose files count; NULL for none.
static char *root_of(const struct run *run, const struct loaded_template *loaded)
{
	if (!run->options->template_path && loaded->is_file) {
		char *own = path_folder(loaded->path);
		char *above = path_is_template_folder(own) ? path_folder(own) : NULL;
		if (above) {
			free(own);
		}
		return above ? above : own;
	}
	char *folder = NULL;
	for (size_t i = 0; i < run->options->operand_count; i++) {
		if (strcmp(run->options->operands[i], "-") != 0) {
			char *other = folder_of_operand(run, run->options->operands[i]);
			folder = folder ? common_folder(folder, other) : other;
			if (folder != other) {
				free(other);
			}
		}
	}
	return folder;
}

static bool is_itself(const struct loaded_template *loaded, const struct file *file)
{
	return loaded->is_file && loaded->device == file->device && loaded->inode == file->inode;
}

// The files that count, and what each thread has seen of them.
struct counting {
	const struct run *run;
	const struct loaded_template *loaded;
	const struct file **files;
	size_t count;
	struct pllint_folder *seen[THREADS_MAX];
	bool lacks_memory[THREADS_MAX];
};

// What cannot be read or checked is left out here, and told in its turn.
static void count_file(void *context, size_t worker, size_t index)
{
	struct counting *counting = context;
	const char *path = counting->files[index]->path;
	struct pllint_folder **seen = &counting->seen[worker];
	struct clock clock;
	struct pllint_environment environment = clock_start(&clock, counting->run->options->timeout);
	struct contents contents;
	if (counting->lacks_memory[worker] || read_file(path, &contents)) {
		return;
	}
	enum pllint_status status = PLLINT_OK;
	if (!*seen) {
		status = pllint_folder_new(&environment, counting->loaded->template, seen);
	}
	if (status == PLLINT_OK) {
		status = pllint_folder_add(&environment, *seen, path, contents.bytes, contents.size);
	}
	counting->lacks_memory[worker] = status == PLLINT_NO_MEMORY;
	free(contents.bytes);
}

// All that the threads have seen; NULL where memory does not suffice for it.
static struct pllint_folder *joined(struct counting *counting)
{
	struct clock clock;
	struct pllint_environment environment = clock_start(&clock, 0);
	struct pllint_folder *folder;
	enum pllint_status status = pllint_folder_new(&environment, counting->loaded->template, &folder);
	for (size_t i = 0; i < THREADS_MAX; i++) {
		status = counting->lacks_memory[i] ? PLLINT_NO_MEMORY : status;
		if (status == PLLINT_OK && counting->seen[i]) {
			status = pllint_folder_join(folder, counting->seen[i]);
		}
		pllint_folder_release(counting->seen[i]);
	}
	if (status != PLLINT_OK) {
		pllint_folder_release(folder);
		folder = NULL;
	}
	return folder;
}

static void count_files(struct counting *counting, const struct files *files)
{
	const struct run *run = counting->run;
	counting->files = allocate(NULL, files->count * sizeof(struct file *));
	for (size_t i = 0; i < files->count; i++) {
		const struct file *file = &files->items[i];
		if (!is_itself(counting->loaded, file) && !stored_excludes(run, counting->loaded, file->path)) {
			counting->files[counting->count++] = file;
		}
	}
	threads_each(run->options, counting->count, count_file, counting);
	free(counting->files);
}

void folder_open(struct run *run, struct loaded_template *loaded)
{
	if (loaded->has_folder || !loaded->template || !pllint_template_is_of_files(loaded->template)) {
		return;
	}
	loaded->has_folder = true;
	char *root = root_of(run, loaded);
	if (!root) {
		return;
	}
	struct files files = {0};
	files_below(&files, root, run->options, &run->changes, run->console);
	struct counting counting = {.run = run, .loaded = loaded};
	count_files(&counting, &files);
	loaded->folder = joined(&counting);
	files_release(&files);
	free(root);
}

void folder_report(struct run *run, struct loaded_template *loaded)
{
	if (!loaded->folder || loaded->was_folder_reported || run->exporter || run->changes.are_asked_for) {
		return;
	}
	loaded->was_folder_reported = true;
	struct clock clock;
	struct pllint_environment environment = clock_start(&clock, 0);
	struct pllint_report *report = NULL;
	if (pllint_folder_report(&environment, loaded->folder, &run->settings, &report) == PLLINT_OK) {
		list_print(run, loaded,
			   &(struct reported){.path = loaded->path,
					      .report = report,
					      .template_path = loaded->path,
					      .template = loaded->template,
					      .is_template = true});
	}
	pllint_report_release(report);
}
