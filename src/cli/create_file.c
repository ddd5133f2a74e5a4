// A new file, wholly or not at all.

#include "cli/create_file.h"

#include "cli/path.h"
#include "cli/signals.h"
#include "cli/temporary.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

// What is being made. `error` is errno of what went wrong, or 0.
struct creation {
	struct temporary file; // the folder and the name are those of the new file
	const char *bytes;
	size_t size;
	int error;
};

static bool fail(struct creation *new)
{
	new->error = errno;
	return false;
}

static bool fill(struct creation *new)
{
	bool well = temporary_write(&new->file, new->bytes, new->size) && temporary_synchronize(new->file.descriptor);
	return well || fail(new);
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
		return fail(new);
	}
	bool well = fill(new);
	int descriptor = file->descriptor;
	file->descriptor = -1;
	if (close(descriptor) != 0 && errno != EINTR && well) {
		well = fail(new);
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
		if (!fill(new)) {
			return false;
		}
		if (temporary_link_as_target(&new->file)) {
			return true;
		}
		if (errno == EEXIST) {
			return fail(new);
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
	bool well = (new.file.folder >= 0 || fail(&new)) && create(&new);
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
