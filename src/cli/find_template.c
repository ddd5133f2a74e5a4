// The template that lies nearest to a list.

#include "cli/find_template.h"

#include "cli/path.h"
#include "cli/repository.h"
#include "report/buffer.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct folder {
	char *path;
	char *own;     // the template in it, or NULL
	bool was_read; // `own` is known
	int error;     // why that, or whether it is a root, cannot be known; else 0
	bool is_root;  // of a repository
	bool in_repository;
};

// Sets *error where that cannot be known.
static bool is_file(const char *path, int *error)
{
	struct stat status;
	enum path_presence found = path_look(path, &status);
	if (found == PATH_UNKNOWN) {
		*error = errno;
	}
	return found == PATH_PRESENT && S_ISREG(status.st_mode);
}

static char *take_if_file(char *path, int *error)
{
	if (is_file(path, error)) {
		return path;
	}
	free(path);
	return NULL;
}

// The template in a folder, or NULL. `template.md` itself comes first: then the folder need not be listed, nor be
// such that it can be. Of others the order of the letters decides.
static char *look_into(const char *folder, int *error)
{
	int unknown = 0;
	char *best = take_if_file(path_join(folder, "template.md"), &unknown);
	if (best) {
		return best;
	}
	DIR *stream = opendir(folder);
	if (!stream) {
		*error = errno == EACCES ? unknown : errno;
		return NULL;
	}
	errno = 0;
	for (struct dirent *entry; (entry = readdir(stream)); errno = 0) {
		if (!path_is_template(entry->d_name) || (best && strcmp(entry->d_name, path_name(best)) > 0)) {
			continue;
		}
		char *path = take_if_file(path_join(folder, entry->d_name), error);
		if (path) {
			free(best);
			best = path;
		}
	}
	*error = errno ? errno : *error;
	closedir(stream);
	return best;
}

static size_t hash(const char *path)
{
	size_t value = 5381;
	for (; *path; path++) {
		value = value * 33 + (unsigned char)*path;
	}
	return value;
}

// The slot of a path: what it holds is the folder's index and one, or 0.
static size_t *slot_of(const struct finder *finder, const char *path)
{
	size_t at = hash(path);
	for (;; at++) {
		size_t *slot = &finder->slots[at & (finder->slot_count - 1)];
		if (!*slot || strcmp(finder->folders[*slot - 1].path, path) == 0) {
			return slot;
		}
	}
}

static void make_room(struct finder *finder)
{
	if (finder->count * 2 < finder->slot_count) {
		return;
	}
	free(finder->slots);
	finder->slot_count = finder->slot_count ? finder->slot_count * 2 : 64;
	finder->slots = allocate(NULL, finder->slot_count * sizeof *finder->slots);
	memset(finder->slots, 0, finder->slot_count * sizeof *finder->slots);
	finder->folders = allocate(finder->folders, finder->slot_count * sizeof *finder->folders);
	for (size_t i = 0; i < finder->count; i++) {
		*slot_of(finder, finder->folders[i].path) = i + 1;
	}
}

// The index of a folder. Those above it are known as well, up to the root of its repository.
static size_t know(struct finder *finder, const char *path)
{
	make_room(finder);
	size_t known = *slot_of(finder, path);
	if (known) {
		return known - 1;
	}
	struct folder folder = {.path = allocate_copy(path, strlen(path))};
	enum path_presence root = repository_at(path);
	folder.error = root == PATH_UNKNOWN ? errno : 0;
	folder.is_root = root == PATH_PRESENT;
	folder.in_repository = folder.is_root;
	if (!folder.is_root && strcmp(path, "/") != 0) {
		char *above = path_folder(path);
		size_t index = know(finder, above);
		const struct folder *parent = &finder->folders[index];
		folder.in_repository = parent->in_repository;
		folder.error = folder.error ? folder.error : parent->error;
		free(above);
	}
	make_room(finder);
	finder->folders[finder->count++] = folder;
	*slot_of(finder, path) = finder->count;
	return finder->count - 1;
}

const char *find_template(struct finder *finder, const char *path, int *error)
{
	size_t index = know(finder, path);
	struct folder *folder = &finder->folders[index];
	if (!folder->was_read && !folder->error) {
		folder->own = look_into(folder->path, &folder->error);
		folder->was_read = true;
	}
	if (folder->error) {
		*error = folder->error;
		return NULL;
	}
	if (folder->own || folder->is_root || !folder->in_repository) {
		return folder->own;
	}
	char *above = path_folder(path);
	const char *found = find_template(finder, above, error);
	free(above);
	return found;
}

void finder_release(struct finder *finder)
{
	for (size_t i = 0; i < finder->count; i++) {
		free(finder->folders[i].path);
		free(finder->folders[i].own);
	}
	free(finder->folders);
	free(finder->slots);
	*finder = (struct finder){0};
}
