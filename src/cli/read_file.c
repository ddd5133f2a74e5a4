// Whole files, read robustly.

#include "cli/read_file.h"

#include "report/buffer.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MORE = 4096, SIZE_LIMIT = INT32_MAX, ATTEMPTS = 3 };

static const char too_large[] = "it is larger than 2 GiB, which is more than can be checked";

// `expected` is 0 where the size is not known. What grows beyond it is left: it might never end.
static const char *read_all(int descriptor, size_t expected, struct contents *contents)
{
	size_t capacity = expected + MORE, size = 0;
	char *bytes = allocate(NULL, capacity + 1);
	for (;;) {
		if (size == capacity) {
			capacity += capacity / 2;
			bytes = allocate(bytes, capacity + 1);
		}
		ssize_t got = read(descriptor, bytes + size, capacity - size);
		if (got == 0 || (expected && size > expected)) {
			break;
		}
		if (got < 0 && errno == EINTR) {
			continue;
		}
		if (got < 0 || (size += (size_t)got) > SIZE_LIMIT) {
			const char *reason = got < 0 ? strerror(errno) : too_large;
			free(bytes);
			return reason;
		}
	}
	bytes[size] = '\0';
	*contents = (struct contents){.bytes = bytes, .size = size};
	return NULL;
}

static const char *reason_to_refuse(const struct stat *status)
{
	if (S_ISDIR(status->st_mode)) {
		return "it is a folder, not a file";
	}
	if (S_ISFIFO(status->st_mode)) {
		return "it is a pipe, not a file; standard input is read with `-`";
	}
	if (!S_ISREG(status->st_mode)) {
		return "it is a device or a socket, not a file";
	}
	return status->st_size > SIZE_LIMIT ? too_large : NULL;
}

static bool is_same(const struct stat *before, const struct stat *after)
{
	return before->st_size == after->st_size && before->st_mtim.tv_sec == after->st_mtim.tv_sec &&
	       before->st_mtim.tv_nsec == after->st_mtim.tv_nsec;
}

// Parts of two texts must not pass for one. NULL, or what stood in the way.
static const char *read_once(int descriptor, struct contents *contents, bool *was_changed)
{
	struct stat before, after;
	if (fstat(descriptor, &before) != 0) {
		return strerror(errno);
	}
	const char *reason = reason_to_refuse(&before);
	reason = reason ? reason : read_all(descriptor, (size_t)before.st_size, contents);
	if (reason) {
		return reason;
	}
	contents->status = before;
	bool is_known = fstat(descriptor, &after) == 0;
	bool has_grown = before.st_size && contents->size > (size_t)before.st_size;
	*was_changed = is_known && (has_grown || !is_same(&before, &after));
	if (is_known && !*was_changed) {
		return NULL;
	}
	reason = is_known ? "another program changes it while it is read" : strerror(errno);
	free(contents->bytes);
	contents->bytes = NULL;
	return reason;
}

static const char *read_unchanged(int descriptor, struct contents *contents)
{
	bool was_changed = false;
	const char *reason = read_once(descriptor, contents, &was_changed);
	for (int i = 1; i < ATTEMPTS && was_changed; i++) {
		was_changed = false;
		reason = lseek(descriptor, 0, SEEK_SET) == 0 ? read_once(descriptor, contents, &was_changed)
							     : strerror(errno);
	}
	return reason;
}

static int open_to_read(const char *path)
{
	int descriptor;
	do {
		// Without O_NONBLOCK the open itself would wait for a pipe's other end.
		descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	} while (descriptor < 0 && errno == EINTR);
	return descriptor;
}

const char *read_file(const char *path, struct contents *contents)
{
	struct stat status;
	*contents = (struct contents){.bytes = NULL};
	// Opening some devices does something already, and a link in a checkout may lead to one.
	if (stat(path, &status) != 0) {
		return strerror(errno);
	}
	const char *reason = reason_to_refuse(&status);
	if (reason) {
		return reason;
	}
	int descriptor = open_to_read(path);
	if (descriptor < 0) {
		return errno == ENXIO ? "it is a device or a socket, not a file" : strerror(errno);
	}
	reason = read_unchanged(descriptor, contents);
	close(descriptor);
	return reason;
}

const char *read_standard_input(struct contents *contents)
{
	struct stat status;
	if (fstat(STDIN_FILENO, &status) == 0 && S_ISDIR(status.st_mode)) {
		return "it is a folder, not a file";
	}
	return read_all(STDIN_FILENO, 0, contents);
}
