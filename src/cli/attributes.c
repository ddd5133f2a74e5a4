// Owner, extended attributes and mode of a file given to the file that takes its place.

#include "cli/attributes.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool fail(struct buffer *problem, const char *what, const char *name)
{
	const char *reason = strerror(errno);
	buffer_add_string(problem, what, name, " cannot be kept: ", reason);
	return false;
}

static bool copy_owner(int to, const struct stat *status, struct buffer *problem)
{
	struct stat own;
	if (fstat(to, &own) == 0 &&
	    ((own.st_uid == status->st_uid && own.st_gid == status->st_gid) ||
	     fchown(to, own.st_uid == status->st_uid ? (uid_t)-1 : status->st_uid, status->st_gid) == 0)) {
		return true;
	}
	return fail(problem, "its owner and group", "");
}

// After the owner, whose change takes set-user bits away, and after the rights, which are part of it. Where a
// file system knows one mode only, it is right already.
static bool copy_mode(int to, const struct stat *status, struct buffer *problem)
{
	struct stat own;
	mode_t bits = S_ISUID | S_ISGID | S_ISVTX | S_IRWXU | S_IRWXG | S_IRWXO;
	if (fstat(to, &own) != 0) {
		return fail(problem, "its mode", "");
	}
	if (own.st_mode == status->st_mode) {
		return true;
	}
	if (fchmod(to, status->st_mode & bits) != 0 || fstat(to, &own) != 0) {
		return fail(problem, "its mode", "");
	}
	errno = EPERM; // bits may be dropped without a word
	return own.st_mode == status->st_mode || fail(problem, "its mode", "");
}

#ifdef __linux__

#include <sys/xattr.h>

// A value or a list of names, each with its zero byte; asked again while it grows.
static bool get(int descriptor, const char *name, struct buffer *value)
{
	buffer_cut(value, 0);
	for (;;) {
		ssize_t size = name ? fgetxattr(descriptor, name, NULL, 0) : flistxattr(descriptor, NULL, 0);
		if (size <= 0) {
			return size == 0;
		}
		buffer_cut(value, 0);
		buffer_repeat(value, '\0', (size_t)size);
		ssize_t got = name ? fgetxattr(descriptor, name, value->bytes, value->size)
				   : flistxattr(descriptor, value->bytes, value->size);
		if (got >= 0) {
			buffer_cut(value, (size_t)got);
			return true;
		}
		if (errno != ERANGE) {
			return false;
		}
	}
}

static bool list(int descriptor, struct buffer *names)
{
	return get(descriptor, NULL, names) || errno == ENOTSUP || errno == ENOSYS;
}

static bool has(const struct buffer *names, const char *name)
{
	for (size_t at = 0; at < names->size; at += strlen(names->bytes + at) + 1) {
		if (strcmp(names->bytes + at, name) == 0) {
			return true;
		}
	}
	return false;
}

static bool copy_one(int from, int to, const char *name, struct buffer *problem)
{
	struct buffer wanted = {0}, own = {0};
	bool well = get(from, name, &wanted);
	if (well) {
		bool same = get(to, name, &own) && own.size == wanted.size &&
			    (!own.size || memcmp(own.bytes, wanted.bytes, own.size) == 0);
		well = same || fsetxattr(to, name, wanted.bytes ? wanted.bytes : "", wanted.size, 0) == 0;
	}
	if (!well) {
		fail(problem, "its attribute ", name);
	}
	buffer_release(&wanted);
	buffer_release(&own);
	return well;
}

// A folder may give new files rights that the old one does not grant. Labels of the system's own stay.
static bool remove_one(int to, const char *name, struct buffer *problem)
{
	if (fremovexattr(to, name) == 0 || strncmp(name, "security.", 9) == 0) {
		return true;
	}
	return fail(problem, "the lack of the attribute ", name);
}

static bool copy_named(int from, int to, struct buffer *problem)
{
	struct buffer wanted = {0}, own = {0};
	bool well = (list(from, &wanted) && list(to, &own)) || fail(problem, "its attributes", "");
	for (size_t at = 0; well && at < wanted.size; at += strlen(wanted.bytes + at) + 1) {
		well = copy_one(from, to, wanted.bytes + at, problem);
	}
	for (size_t at = 0; well && at < own.size; at += strlen(own.bytes + at) + 1) {
		well = has(&wanted, own.bytes + at) || remove_one(to, own.bytes + at, problem);
	}
	buffer_release(&wanted);
	buffer_release(&own);
	return well;
}

#else

static bool copy_named(int from, int to, struct buffer *problem)
{
	(void)from;
	(void)to;
	(void)problem;
	return true;
}

#endif

bool attributes_copy(int from, int to, const struct stat *status, struct buffer *problem)
{
	return copy_owner(to, status, problem) && copy_named(from, to, problem) && copy_mode(to, status, problem);
}
