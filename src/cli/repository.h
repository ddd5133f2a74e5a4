#ifndef CLI_REPOSITORY_H
#define CLI_REPOSITORY_H

#include <stdbool.h>

// True if a repository's root is this folder.
bool repository_is_root(const char *folder);

#endif
