// Where a repository begins.

#include "cli/repository.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

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
