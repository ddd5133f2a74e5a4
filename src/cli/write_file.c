// One file replaced by another text, atomically and durably.

#define _GNU_SOURCE // O_PATH

#include "cli/write_file.h"

#include "cli/attributes.h"
#include "cli/path.h"
#include "cli/signals.h"
#include "cli/temporary.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// --- where a file really lies --------------------------------------------------------------------

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

// Finds the file and opens its folder. False with the problem; place_close wants it in either case.
static bool place_open(struct place *place, const char *path, struct buffer *problem)
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

static void place_close(struct place *place)
{
	if (place->folder >= 0) {
		close(place->folder);
	}
	free(place->path);
	free(place->name);
	*place = (struct place){.folder = -1};
}

static const char changed_meanwhile[] = "another program changed it at the same time; nothing was written";

// The file that is going to take the old one's place.
struct replacement {
	const struct place *place;
	const struct contents *old;
	const char *bytes;
	size_t size;
	int source; // the old file
	struct temporary file;
	struct buffer *problem;
};

static bool fail(struct replacement *new, const char *what)
{
	const char *reason = strerror(errno);
	buffer_add_string(new->problem, what, reason);
	return false;
}

static bool refuse(struct replacement *new, const char *why)
{
	buffer_add_string(new->problem, why);
	return false;
}

static bool is_same_time(struct timespec a, struct timespec b)
{
	return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

// Neither the bytes nor the owner, the mode or the number of names have changed.
static bool is_untouched(const struct stat *now, const struct stat *then)
{
	return now->st_dev == then->st_dev && now->st_ino == then->st_ino && now->st_size == then->st_size &&
	       is_same_time(now->st_mtim, then->st_mtim) && is_same_time(now->st_ctim, then->st_ctim);
}

// A file without any bit for writing is meant to stay, also where root may write it.
static bool is_writable(const struct place *place, const char *name, mode_t mode)
{
	if (!(mode & (S_IWUSR | S_IWGRP | S_IWOTH))) {
		errno = EACCES;
		return false;
	}
	return faccessat(place->folder, name, W_OK, AT_EACCESS) == 0;
}

static bool may_replace(struct replacement *new)
{
	const struct stat *status = &new->old->status;
	struct stat folder;
	if (!S_ISREG(status->st_mode)) {
		return refuse(new, "it is not a regular file");
	}
	if (status->st_nlink > 1) {
		return refuse(new, "it has other names (hard links), which would keep the old text");
	}
	if (!is_writable(new->place, new->place->name, status->st_mode)) {
		return fail(new, "it is read-only: ");
	}
	if (fstat(new->place->folder, &folder) != 0 || !is_writable(new->place, ".", folder.st_mode)) {
		return fail(new, "its folder is read-only: ");
	}
	return true;
}

static bool open_source(struct replacement *new)
{
	struct stat now;
	do {
		new->source = openat(new->place->folder, new->place->name,
				     O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	} while (new->source < 0 && errno == EINTR);
	if (new->source < 0 || fstat(new->source, &now) != 0) {
		return fail(new, "it cannot be opened again: ");
	}
	return is_untouched(&now, &new->old->status) || refuse(new, changed_meanwhile);
}

static bool fill(void *context)
{
	struct replacement *new = context;
	// Writing takes capabilities and set-user bits away, so the attributes come after it.
	static const char not_written[] = "the new text could not be written: ";
	const struct temporary *file = &new->file;
	return (temporary_write(file, new->bytes, new->size) || fail(new, not_written)) &&
	       attributes_copy(new->source, file->descriptor, &new->old->status, new->problem) &&
	       (temporary_synchronize(file->descriptor) || fail(new, not_written));
}

// Compares bytes too: times are too coarse to tell alone.
static bool has_old_bytes(struct replacement *new)
{
	char part[16 * 1024];
	for (size_t at = 0;;) {
		ssize_t got = pread(new->source, part, sizeof part, (off_t)at);
		if (got < 0 && errno == EINTR) {
			continue;
		}
		if (got < 0) {
			return fail(new, "it cannot be read again: ");
		}
		size_t size = (size_t)got, left = new->old->size - at;
		if (size > left || (!size && left) || memcmp(part, new->old->bytes + at, size) != 0) {
			return refuse(new, changed_meanwhile);
		}
		if (!size) {
			return true;
		}
		at += size;
	}
}

static bool is_still_old(struct replacement *new)
{
	struct stat now;
	if (!has_old_bytes(new)) {
		return false;
	}
	if (fstatat(new->place->folder, new->place->name, &now, AT_SYMLINK_NOFOLLOW) != 0) {
		return fail(new, "it cannot be found again: ");
	}
	return is_untouched(&now, &new->old->status) || refuse(new, changed_meanwhile);
}

// A network's file system may report a failure of what was done, so the folder is asked.
static bool take_place(struct replacement *new)
{
	struct stat own, now;
	const struct place *place = new->place;
	if (renameat(place->folder, new->file.name, place->folder, place->name) != 0) {
		int reason = errno;
		bool done = fstat(new->file.descriptor, &own) == 0 &&
			    fstatat(place->folder, place->name, &now, AT_SYMLINK_NOFOLLOW) == 0 &&
			    own.st_dev == now.st_dev && own.st_ino == now.st_ino;
		errno = reason;
		if (!done) {
			return fail(new, "the new file could not take its place: ");
		}
	}
	new->file.is_named = false;
	// Not every file system can do this with folders.
	if (!temporary_synchronize(place->folder) && errno != EINVAL && errno != ENOTSUP && errno != ENOSYS) {
		fail(new, "it was written, but a power cut may undo that: ");
	}
	return true;
}

static bool prepare(struct replacement *new)
{
	enum temporary_result result = temporary_make(&new->file, fill, new);
	return result == TEMPORARY_MADE ||
	       (result == TEMPORARY_IMPOSSIBLE && fail(new, "no file can be made beside it: "));
}

static bool replace(struct replacement *new)
{
	temporary_init(&new->file, new->place->folder, new->place->name);
	return may_replace(new) && open_source(new) && prepare(new) && is_still_old(new) && take_place(new);
}

bool write_file(const char *path, const struct contents *old, const char *bytes, size_t size, struct buffer *problem)
{
	struct place place;
	struct replacement new = {.place = &place,
				  .old = old,
				  .bytes = bytes,
				  .size = size,
				  .source = -1,
				  .file = {.descriptor = -1},
				  .problem = problem};
	sigset_t before;
	signals_block(&before);
	bool written = place_open(&place, path, problem) && replace(&new);
	if (!temporary_discard(&new.file)) {
		buffer_add_string(problem, "; this file is left behind: ", new.file.name);
	}
	if (new.source >= 0) {
		close(new.source);
	}
	place_close(&place);
	signals_restore(&before);
	return written;
}

// --- a new file ----------------------------------------------------------------------------------

// What is being made. `error` is errno of what went wrong, or 0.
struct creation {
	struct temporary file; // the folder and the name are those of the new file
	const char *bytes;
	size_t size;
	int error;
};

static bool creation_fails(struct creation *new)
{
	new->error = errno;
	return false;
}

static bool fill_new(struct creation *new)
{
	bool well = temporary_write(&new->file, new->bytes, new->size) && temporary_synchronize(new->file.descriptor);
	return well || creation_fails(new);
}

// Nothing takes memory from here on: the program would end, and leave behind what has a name.
static bool create_in_place(struct creation *new)
{
	struct temporary *file = &new->file;
	do {
		file->descriptor =
			openat(file->folder, file->target, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
	} while (file->descriptor < 0 && errno == EINTR);
	if (file->descriptor < 0) {
		return creation_fails(new);
	}
	bool well = fill_new(new);
	int descriptor = file->descriptor;
	file->descriptor = -1;
	if (close(descriptor) != 0 && errno != EINTR && well) {
		well = creation_fails(new);
	}
	if (!well) {
		unlinkat(file->folder, file->target, 0);
	}
	return well;
}

// A file without a name vanishes by itself when the program is killed; not every file system has them.
static bool create(struct creation *new)
{
	if (temporary_create_unnamed(&new->file, 0666)) {
		if (!fill_new(new)) {
			return false;
		}
		if (temporary_link_as_target(&new->file)) {
			return true;
		}
		if (errno == EEXIST) {
			return creation_fails(new);
		}
		temporary_discard(&new->file);
	}
	return create_in_place(new);
}

bool create_file(const char *path, const char *bytes, size_t size, struct buffer *problem)
{
	struct creation new = {.bytes = bytes, .size = size};
	sigset_t before;
	signals_block(&before);
	temporary_init(&new.file, temporary_open_folder(path), path_name(path));
	bool well = (new.file.folder >= 0 || creation_fails(&new)) && create(&new);
	temporary_discard(&new.file);
	if (new.file.folder >= 0) {
		close(new.file.folder);
	}
	signals_restore(&before);
	if (!well) {
		buffer_add_string(problem, strerror(new.error));
	}
	return well;
}
