#ifndef CLI_REPOSITORY_H
#define CLI_REPOSITORY_H

#include "cli/path.h"

// Whether this folder is a repository's root.
enum path_presence repository_at(const char *folder);

#endif
