// Where a file that is to be written really lies.

#define _GNU_SOURCE // O_PATH

#include "cli/place.h"

#include "cli/path.h"
#include "cli/repository.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// The folder that links may not lead out of: the root of the repository around the path, else `current`.
static char *root_around(const char *current, const char *path)
{
	char *folder = path_folder(path);
	while (strcmp(folder, "/") != 0 && repository_at(folder) == PATH_ABSENT) {
		char *above = path_folder(folder);
		free(folder);
		folder = above;
	}
	if (repository_at(folder) != PATH_ABSENT) {
		return folder;
	}
	free(folder);
	return allocate_copy(current, strlen(current));
}

static bool is_inside(const char *folder, const char *path)
{
	size_t length = strlen(folder);
	if (length == 1) {
		return true; // "/"
	}
	return strncmp(folder, path, length) == 0 && path[length] == '/';
}

static bool may_follow(const char *path, const char *real)
{
	char *current = path_current(), *absolute = path_absolute(current, path);
	bool may = strcmp(absolute, real) == 0;
	if (!may) {
		char *root = root_around(current, absolute), *real_root = path_real(root);
		may = real_root && is_inside(real_root, real);
		free(real_root);
		free(root);
	}
	free(absolute);
	free(current);
	return may;
}

char *place_follow(const char *path, struct buffer *problem)
{
	char *real = path_real(path);
	if (!real) {
		buffer_add_string(problem, strerror(errno));
		return NULL;
	}
	if (!may_follow(path, real)) {
		buffer_add_string(problem,
				  "it is reached through a symbolic link that leads out of the repository "
				  "or the current folder; name the file itself: ",
				  real);
		free(real);
		return NULL;
	}
	return real;
}

#ifndef O_PATH
#define O_PATH O_RDONLY
#endif

static int open_below(int folder, const char *name, int flags)
{
	int descriptor;
	do {
		descriptor = openat(folder, name, O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC | flags);
	} while (descriptor < 0 && errno == EINTR);
	return descriptor;
}

// Opens the folder of a path without links, name by name: a link that took a folder's place after the path was checked
// is not followed. -1 with errno.
static int open_folder(const char *path)
{
	const char *end = path_name(path);
	int folder = open_below(AT_FDCWD, "/", end - path > 1 ? O_PATH : O_RDONLY);
	for (const char *name = path + 1; folder >= 0 && name < end;) {
		size_t length = strcspn(name, "/");
		char *part = allocate_copy(name, length);
		name += length + 1;
		int below = open_below(folder, part, name < end ? O_PATH : O_RDONLY);
		int error = errno;
		free(part);
		close(folder);
		folder = below;
		errno = error;
	}
	return folder;
}

bool place_open(struct place *place, const char *path, struct buffer *problem)
{
	*place = (struct place){.folder = -1, .path = place_follow(path, problem)};
	if (!place->path) {
		return false;
	}
	const char *name = path_name(place->path);
	place->name = allocate_copy(name, strlen(name));
	place->folder = open_folder(place->path);
	if (place->folder < 0) {
		int error = errno;
		buffer_add_string(problem, "its folder cannot be opened: ", strerror(error));
	}
	return place->folder >= 0;
}

void place_close(struct place *place)
{
	if (place->folder >= 0) {
		close(place->folder);
	}
	free(place->path);
	free(place->name);
	*place = (struct place){.folder = -1};
}
