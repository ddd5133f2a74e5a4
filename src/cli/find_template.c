// The template that lies nearest to a list.

#include "cli/find_template.h"

#include "cli/path.h"
#include "cli/repository.h"
#include "report/buffer.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct folder {
	char *path;
	char *own;     // the template in it, or NULL
	bool was_read; // `own` is known
	bool is_root;  // of a repository
	bool in_repository;
};

static bool is_file(const char *path)
{
	struct stat status;
	return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

// Of several, `template.md` itself comes first, then the order of the letters decides.
static bool is_better(const char *name, const char *than)
{
	if (!than) {
		return true;
	}
	bool exact = strcmp(name, "template.md") == 0, other = strcmp(than, "template.md") == 0;
	return exact != other ? exact : strcmp(name, than) < 0;
}

static char *look_into(const char *folder)
{
	DIR *stream = opendir(folder);
	if (!stream) {
		return NULL;
	}
	char *best = NULL;
	for (struct dirent *entry; (entry = readdir(stream));) {
		if (!path_is_template(entry->d_name) || !is_better(entry->d_name, best ? path_name(best) : NULL)) {
			continue;
		}
		char *path = path_join(folder, entry->d_name);
		if (is_file(path)) {
			free(best);
			best = path;
		} else {
			free(path);
		}
	}
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
	struct folder folder = {.path = allocate_copy(path, strlen(path)), .is_root = repository_is_root(path)};
	folder.in_repository = folder.is_root;
	if (!folder.is_root && strcmp(path, "/") != 0) {
		char *above = path_folder(path);
		size_t index = know(finder, above);
		folder.in_repository = finder->folders[index].in_repository;
		free(above);
	}
	make_room(finder);
	finder->folders[finder->count++] = folder;
	*slot_of(finder, path) = finder->count;
	return finder->count - 1;
}

const char *find_template(struct finder *finder, const char *path)
{
	size_t index = know(finder, path);
	struct folder *folder = &finder->folders[index];
	if (!folder->was_read) {
		folder->own = look_into(folder->path);
		folder->was_read = true;
	}
	if (folder->own || folder->is_root || !folder->in_repository) {
		return folder->own;
	}
	char *above = path_folder(path);
	const char *found = find_template(finder, above);
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
