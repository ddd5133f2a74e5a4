#include "cli/beside.h"

#include "cli/path.h"
#include "cli/read_file.h"
#include "report/buffer.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

// What an editor can wait for.
enum { FILES_MAX = 200, BYTES_MAX = 2 << 20 };

static void forget(struct beside_file *file)
{
	pllint_report_release(file->report);
	free(file->bytes);
	file->report = NULL;
	file->bytes = NULL;
}

void beside_release(struct beside *beside)
{
	for (size_t i = 0; i < beside->count; i++) {
		forget(&beside->files[i]);
		free(beside->files[i].path);
	}
	free(beside->files);
	*beside = (struct beside){0};
}

static int is_wanted(const struct dirent *entry)
{
	return *entry->d_name != '.' && path_is_markdown(entry->d_name) && !path_is_template(entry->d_name);
}

static bool is_same(const struct stat *was, const struct stat *is)
{
	return was->st_dev == is->st_dev && was->st_ino == is->st_ino && was->st_size == is->st_size &&
	       was->st_mtim.tv_sec == is->st_mtim.tv_sec && was->st_mtim.tv_nsec == is->st_mtim.tv_nsec;
}

static struct beside_file *find(struct beside *beside, const char *path)
{
	size_t i = 0;
	while (i < beside->count && strcmp(beside->files[i].path, path) != 0) {
		i++;
	}
	if (i == beside->count) {
		if (beside->count == beside->capacity) {
			beside->capacity = beside->capacity * 2 + 4;
			beside->files = allocate(beside->files, beside->capacity * sizeof *beside->files);
		}
		beside->files[beside->count++] = (struct beside_file){.path = allocate_copy(path, strlen(path))};
	}
	return &beside->files[i];
}

// The file as it is now, checked where it was not yet.
static const struct beside_file *look(struct beside *beside, const char *path, const struct stat *is,
				      beside_check check, void *checker)
{
	struct beside_file *file = find(beside, path);
	struct contents contents;
	if (!is_same(&file->seen, is)) {
		forget(file);
		file->seen = *is;
		if (!read_file(path, &contents)) {
			file->bytes = contents.bytes;
			file->report = check(checker, path, contents.bytes, contents.size);
		}
	}
	return file;
}

void beside_lists(struct beside *beside, const char *path, beside_check check, void *checker, beside_take take,
		  void *taker)
{
	char *folder = path_folder(path), *paths[FILES_MAX];
	struct stat seen[FILES_MAX];
	struct dirent **names = NULL;
	int found = scandir(folder, &names, is_wanted, alphasort);
	size_t count = 0, size = 0;
	for (int i = 0; i < found; i++) {
		char *other = path_join(folder, names[i]->d_name);
		if (found <= FILES_MAX && strcmp(other, path) != 0 && stat(other, &seen[count]) == 0) {
			size += (size_t)seen[count].st_size;
			paths[count++] = other;
		} else {
			free(other);
		}
		free(names[i]);
	}
	for (size_t i = 0; i < count; i++) {
		const struct beside_file *file =
			size <= BYTES_MAX ? look(beside, paths[i], &seen[i], check, checker) : NULL;
		if (file && file->report) {
			take(taker, file->path, file->report);
		}
		free(paths[i]);
	}
	free(names);
	free(folder);
}
