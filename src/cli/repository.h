#ifndef CLI_REPOSITORY_H
#define CLI_REPOSITORY_H

#include "cli/path.h"
#include "report/buffer.h"

// Whether this folder is a repository's root.
enum path_presence repository_at(const char *folder);
// The root of the repository around a folder, which is absolute and without links; NULL: there is none. Why that cannot
// be known is added to `problem`. Freed by the caller.
char *repository_around(const char *folder, struct buffer *problem);

#endif
