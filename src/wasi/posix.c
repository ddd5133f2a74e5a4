// What WASI's C library lacks of POSIX, or does without asking about rights. The linker puts it in place of that
// (--wrap).

#include "wasi/posix.h"

#include "wasi/host.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_ROOM = 32 * 1024 };

static bool is_done(int error)
{
	errno = error ? error : errno;
	return !error;
}

char *realpath(const char *path, char *real)
{
	char room[PATH_ROOM];
	(void)real;
	return is_done(host_real_path(path, strlen(path), room, sizeof room)) ? strdup(room) : NULL;
}

// Without this the C library takes a path for the same with a slash before it.
__attribute__((constructor)) static void enter_current_folder(void)
{
	char room[PATH_ROOM];
	if (host_current_folder(room, sizeof room) == 0) {
		(void)chdir(room);
	}
}

int __wrap_faccessat(int folder, const char *path, int mode, int flags)
{
	(void)flags;
	return is_done(host_may_access(folder, path, strlen(path), mode)) ? 0 : -1;
}

int __wrap_fstat(int descriptor, struct stat *status)
{
	int result = __real_fstat(descriptor, status);
	if (result == 0) {
		status->st_mode |= host_mode(descriptor);
	}
	return result;
}

int __wrap_openat(int folder, const char *path, int flags, ...)
{
	if (flags & O_CREAT) {
		va_list arguments;
		va_start(arguments, flags);
		host_creation_mode(va_arg(arguments, unsigned));
		va_end(arguments);
	}
	return __real_openat(folder, path, flags);
}
