// Where a repository begins.

#include "cli/repository.h"

#include <errno.h>
#include <stdlib.h>
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
