#ifndef CLI_GLOB_H
#define CLI_GLOB_H

#include <stdbool.h>

// Matches a path against a pattern as git does: `*`, `?` and `[...]` never match a slash, `**` as a
// whole segment matches any number of folders (at its end: everything inside). Neither begins with a
// slash. Takes time in proportion to the product of both lengths.
bool glob_matches(const char *pattern, const char *path);

#endif
