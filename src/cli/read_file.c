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

enum { MORE = 4096, SIZE_LIMIT = INT32_MAX };

static const char too_large[] = "it is larger than 2 GiB, which is more than can be checked";

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
		if (got == 0) {
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

const char *read_file(const char *path, struct contents *contents)
{
	// Without O_NONBLOCK the open itself would wait for a pipe's other end.
	int descriptor;
	do {
		descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	} while (descriptor < 0 && errno == EINTR);
	if (descriptor < 0) {
		return errno == ENXIO ? "it is a device or a socket, not a file" : strerror(errno);
	}
	struct stat status;
	const char *reason = fstat(descriptor, &status) == 0 ? reason_to_refuse(&status) : strerror(errno);
	if (!reason) {
		reason = read_all(descriptor, (size_t)status.st_size, contents);
		contents->status = status;
	}
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
