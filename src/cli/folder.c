// What the files of a folder have in common.

#include "cli/folder.h"

#include "cli/clock.h"
#include "cli/list.h"
#include "cli/path.h"
#include "cli/scope.h"
#include "cli/stored.h"

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

// What cannot be read or checked is left out here, and told in its turn.
static bool add(struct run *run, struct loaded_template *loaded, const struct file *file)
{
	struct contents contents;
	if (is_itself(loaded, file) || stored_excludes(run, loaded, file->path) || read_file(file->path, &contents)) {
		return true;
	}
	struct clock clock;
	struct pllint_environment environment = clock_start(&clock, run->options->timeout);
	enum pllint_status status =
		pllint_folder_add(&environment, loaded->folder, file->path, contents.bytes, contents.size);
	free(contents.bytes);
	return status != PLLINT_NO_MEMORY;
}

void folder_open(struct run *run, struct loaded_template *loaded)
{
	if (loaded->has_folder || !loaded->template || !pllint_template_is_of_files(loaded->template)) {
		return;
	}
	loaded->has_folder = true;
	struct clock clock;
	struct pllint_environment environment = clock_start(&clock, 0);
	char *root = root_of(run, loaded);
	struct files files = {0};
	bool is_whole = root && pllint_folder_new(&environment, loaded->template, &loaded->folder) == PLLINT_OK;
	if (is_whole) {
		files_below(&files, root, run->options, &run->changes, run->console);
	}
	for (size_t i = 0; i < files.count && is_whole; i++) {
		is_whole = add(run, loaded, &files.items[i]);
	}
	if (!is_whole) {
		pllint_folder_release(loaded->folder);
		loaded->folder = NULL;
	}
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
