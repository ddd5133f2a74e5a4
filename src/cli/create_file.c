// A new file, wholly or not at all.

#include "cli/create_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static bool write_all(int descriptor, const char *bytes, size_t size)
{
	for (size_t done = 0; done < size;) {
		ssize_t written = write(descriptor, bytes + done, size - done);
		if (written > 0) {
			done += (size_t)written;
		} else if (written == 0 || errno != EINTR) {
			errno = written == 0 ? EIO : errno; // a device that takes nothing would be asked for ever
			return false;
		}
	}
	return fsync(descriptor) == 0;
}

bool create_file(const char *path, const char *bytes, size_t size, struct buffer *problem)
{
	int descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (descriptor < 0) {
		buffer_add_string(problem, strerror(errno));
		return false;
	}
	bool well = write_all(descriptor, bytes, size);
	int error = errno;
	if (close(descriptor) != 0 && well) {
		well = false;
		error = errno;
	}
	if (!well) {
		buffer_add_string(problem, strerror(error));
		unlink(path);
	}
	return well;
}
