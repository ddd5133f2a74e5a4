// Paths as strings.

#define _GNU_SOURCE

#include "cli/path.h"

#include "base/bytes.h"
#include "report/buffer.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

const char *path_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

char *path_folder(const char *path)
{
	const char *slash = strrchr(path, '/');
	if (!slash) {
		return allocate_copy(".", 1);
	}
	return slash == path ? allocate_copy("/", 1) : allocate_copy(path, (size_t)(slash - path));
}

char *path_join(const char *folder, const char *name)
{
	struct buffer joined = {0};
	size_t length = strlen(folder);
	buffer_add(&joined, folder, length);
	if (length && folder[length - 1] != '/') {
		buffer_add(&joined, "/", 1);
	}
	buffer_add_string(&joined, name);
	return joined.bytes;
}

static void add_segments(struct buffer *clean, const char *path)
{
	while (*path) {
		size_t length = strcspn(path, "/");
		if (length == 2 && path[0] == '.' && path[1] == '.') {
			char *slash = clean->size ? strrchr(clean->bytes, '/') : NULL;
			buffer_cut(clean, slash ? (size_t)(slash - clean->bytes) : 0);
		} else if (length && !(length == 1 && path[0] == '.')) {
			buffer_add(clean, "/", 1);
			buffer_add(clean, path, length);
		}
		path += length;
		path += *path == '/';
	}
}

char *path_absolute(const char *current, const char *path)
{
	struct buffer clean = {0};
	if (*path != '/') {
		add_segments(&clean, current);
	}
	add_segments(&clean, path);
	if (!clean.size) {
		buffer_add(&clean, "/", 1);
	}
	return clean.bytes;
}

char *path_relative(const char *from, const char *path)
{
	size_t common = 0;
	for (size_t i = 0;; i++) {
		bool from_ends = from[i] == '\0' || from[i] == '/';
		bool path_ends = path[i] == '\0' || path[i] == '/';
		if (from_ends && path_ends) {
			common = i;
		}
		if (from[i] == '\0' || from[i] != path[i]) {
			break;
		}
	}
	struct buffer relative = {0};
	buffer_add(&relative, "", 0);
	for (const char *rest = from + common; *rest; rest++) {
		if (*rest == '/' && rest[1]) {
			buffer_add_string(&relative, "../");
		}
	}
	path += common;
	buffer_add_string(&relative, path + (*path == '/'));
	return relative.bytes;
}

char *path_current(void)
{
	for (size_t size = 256;; size *= 2) {
		char *path = allocate(NULL, size);
		if (getcwd(path, size)) {
			return path;
		}
		if (errno != ERANGE) {
			fprintf(stderr, "pllint: the current folder cannot be named: %s\n", strerror(errno));
			_exit(2);
		}
		free(path);
	}
}

char *path_real(const char *path)
{
	char *real = realpath(path, NULL);
	if (!real && errno == ENOMEM) {
		allocate_fail();
	}
	return real;
}

bool path_is_absence(int error)
{
	return error == ENOENT || error == ENOTDIR || error == ELOOP || error == ENAMETOOLONG;
}

enum path_presence path_look(const char *path, struct stat *status)
{
	if (stat(path, status) == 0) {
		return PATH_PRESENT;
	}
	return path_is_absence(errno) ? PATH_ABSENT : PATH_UNKNOWN;
}

bool path_is_template(const char *path)
{
	return strcasecmp(path_name(path), "template.md") == 0;
}

bool path_may_be_template(const char *path)
{
	const char *name = path_name(path);
	const char *word = strcasestr(name, "template");
	if (!word || !path_is_markdown(name)) {
		return false;
	}
	// `0114-a-template-linter.md` and `app-templates.md` are about some.
	const char *rest = word + strlen("template");
	while (*rest && *rest != '.' && !byte_is_letter(*rest)) {
		rest++;
	}
	bool is_about = *rest != '.' && (word > name || rest == word + strlen("template"));
	return !is_about && !strcasestr(name, "issue_template") && !strcasestr(name, "pull_request_template");
}

bool path_is_template_folder(const char *path)
{
	static const char many[] = "templates";
	const char *name = path_name(path);
	name += *name == '_';
	size_t size = strlen(name);
	const char *last = size >= sizeof many - 1 ? name + size - (sizeof many - 1) : name;
	bool is_word = last == name || !byte_is_letter(last[-1]);
	return (is_word && strcasecmp(last, many) == 0) || strcasecmp(name, "template") == 0;
}

bool path_is_in_template_folder(const char *path)
{
	char *folder = path_folder(path);
	bool is_in = path_is_markdown(path) && path_is_template_folder(folder);
	free(folder);
	return is_in && strncasecmp(path_name(path), "readme.", 7) != 0 &&
	       strncasecmp(path_name(path), "index.", 6) != 0;
}

bool path_is_markdown(const char *path)
{
	size_t length = strlen(path);
	return length > 3 && strcasecmp(path + length - 3, ".md") == 0;
}

enum path_presence repository_at(const char *folder)
{
	char *path = path_join(folder, ".git");
	struct stat status;
	enum path_presence found = path_look(path, &status);
	int error = errno;
	free(path);
	errno = error;
	return found;
}

char *repository_around(const char *folder, struct buffer *problem)
{
	char *around = allocate_copy(folder, strlen(folder));
	enum path_presence found;
	while ((found = repository_at(around)) != PATH_PRESENT) {
		if (found == PATH_UNKNOWN) {
			buffer_add_string(problem, strerror(errno));
		}
		bool is_top = found == PATH_UNKNOWN || strcmp(around, "/") == 0;
		char *above = is_top ? NULL : path_folder(around);
		free(around);
		if (is_top) {
			return NULL;
		}
		around = above;
	}
	return around;
}
