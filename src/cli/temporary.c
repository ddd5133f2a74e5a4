// A file in the making, beside the one whose place it will take.

#define _GNU_SOURCE // O_TMPFILE

#include "cli/temporary.h"

#include "cli/path.h"
#include "report/buffer.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { ATTEMPTS = 100, TARGET_PART = 200, RANDOM_PART = 6 };

// The one in the making that has a name, by thread.
static _Thread_local struct temporary *unfinished;

static void remove_unfinished(void)
{
	if (unfinished && unfinished->is_named) {
		unlinkat(unfinished->folder, unfinished->name, 0);
	}
}

int temporary_open_folder(const char *target)
{
	char *folder = path_folder(target);
	int descriptor;
	do {
		descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	} while (descriptor < 0 && errno == EINTR);
	int error = errno;
	free(folder);
	errno = error;
	return descriptor;
}

void temporary_init(struct temporary *file, int folder, const char *target)
{
	*file = (struct temporary){.folder = folder, .target = target, .descriptor = -1};
}

void temporary_name(char result[TEMPORARY_NAME_SIZE], const char *target, unsigned long number)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789";
	char random[RANDOM_PART + 1] = "";
	for (size_t i = 0; i < RANDOM_PART; i++) {
		random[i] = letters[number % (sizeof letters - 1)];
		number /= sizeof letters - 1;
	}
	size_t length = strlen(target);
	if (length > TARGET_PART) {
		// Not in the middle of a character: some file systems take UTF-8 only.
		length = TARGET_PART;
		while (length && ((unsigned char)target[length] & 0xC0) == 0x80) {
			length--;
		}
	}
	snprintf(result, TEMPORARY_NAME_SIZE, ".%.*s.pllint-%s", (int)length, target, random);
}

// Calls `make` with names until one is free.
static bool claim_name(struct temporary *file, int (*make)(struct temporary *file))
{
	for (int i = 0; i < ATTEMPTS; i++) {
		// The exclusive creation keeps others out, so the name need not be secret.
		struct timespec now = {0};
		clock_gettime(CLOCK_MONOTONIC, &now);
		unsigned long number = (unsigned long)now.tv_nsec * 2654435761UL ^ (unsigned long)getpid() * 40503UL;
		temporary_name(file->name, file->target, number);
		if (make(file) >= 0) {
			file->is_named = true;
			unfinished = file;
			allocate_farewell = remove_unfinished;
			return true;
		}
		if (errno != EEXIST && errno != EINTR) {
			break;
		}
	}
	return false;
}

static int make_named(struct temporary *file)
{
	file->descriptor = openat(file->folder, file->name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	return file->descriptor;
}

#ifdef O_TMPFILE

enum { LINK_SIZE = 40 };

bool temporary_create_unnamed(struct temporary *file, mode_t mode)
{
	do {
		file->descriptor = openat(file->folder, ".", O_TMPFILE | O_RDWR | O_CLOEXEC, mode);
	} while (file->descriptor < 0 && errno == EINTR);
	return file->descriptor >= 0;
}

static int link_as(const struct temporary *file, const char *name)
{
	char path[LINK_SIZE];
	// The name by which an open file can be linked.
	snprintf(path, LINK_SIZE, "/proc/self/fd/%d", file->descriptor);
	return linkat(AT_FDCWD, path, file->folder, name, AT_SYMLINK_FOLLOW);
}

static int make_link(struct temporary *file)
{
	return link_as(file, file->name);
}

bool temporary_link_as_target(struct temporary *file)
{
	int result;
	do {
		result = link_as(file, file->target);
	} while (result != 0 && errno == EINTR);
	return result == 0;
}

#else

bool temporary_create_unnamed(struct temporary *file, mode_t mode)
{
	(void)file;
	(void)mode;
	errno = ENOTSUP;
	return false;
}

bool temporary_link_as_target(struct temporary *file)
{
	(void)file;
	errno = ENOTSUP;
	return false;
}

static int make_link(struct temporary *file)
{
	(void)file;
	errno = ENOTSUP;
	return -1;
}

#endif

// A file without a name vanishes by itself when the program is killed.
enum temporary_result temporary_make(struct temporary *file, bool (*fill)(void *context), void *context)
{
	if (temporary_create_unnamed(file, 0600)) {
		if (!fill(context)) {
			return TEMPORARY_NOT_FILLED;
		}
		if (claim_name(file, make_link)) {
			return TEMPORARY_MADE;
		}
		temporary_discard(file);
	}
	if (!claim_name(file, make_named)) {
		return TEMPORARY_IMPOSSIBLE;
	}
	return fill(context) ? TEMPORARY_MADE : TEMPORARY_NOT_FILLED;
}

bool temporary_write(const struct temporary *file, const char *bytes, size_t size)
{
	for (size_t done = 0; done < size;) {
		ssize_t written = write(file->descriptor, bytes + done, size - done);
		if (written > 0) {
			done += (size_t)written;
		} else if (written == 0 || errno != EINTR) {
			errno = written == 0 ? EIO : errno;
			return false;
		}
	}
	return true;
}

bool temporary_synchronize(int descriptor)
{
	int result;
	do {
		result = fsync(descriptor);
	} while (result != 0 && errno == EINTR);
	return result == 0;
}

bool temporary_discard(struct temporary *file)
{
	int result = 0;
	if (file->descriptor >= 0) {
		close(file->descriptor);
		file->descriptor = -1;
	}
	do {
		result = file->is_named ? unlinkat(file->folder, file->name, 0) : 0;
	} while (result != 0 && errno == EINTR);
	file->is_named = false;
	unfinished = NULL;
	return result == 0;
}
