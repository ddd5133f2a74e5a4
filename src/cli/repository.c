// Where a repository begins.

#include "cli/repository.h"

#include "cli/path.h"

#include <stdlib.h>
#include <sys/stat.h>

bool repository_is_root(const char *folder)
{
	char *path = path_join(folder, ".git");
	struct stat status;
	bool found = stat(path, &status) == 0;
	free(path);
	return found;
}
