// One file replaced by another text, atomically and durably.

#include "cli/write_file.h"

#include "cli/attributes.h"
#include "cli/place.h"
#include "cli/signals.h"
#include "cli/temporary.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

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

static bool fill(struct replacement *new)
{
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

static bool create_named(struct replacement *new)
{
	return temporary_create_named(&new->file) || fail(new, "no file can be made beside it: ");
}

// A file without a name vanishes by itself when the program is killed; not every file system has them.
static bool prepare(struct replacement *new)
{
	if (temporary_create_unnamed(&new->file, 0600)) {
		if (!fill(new)) {
			return false;
		}
		if (temporary_link(&new->file)) {
			return true;
		}
		temporary_discard(&new->file);
	}
	return create_named(new) && fill(new);
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
