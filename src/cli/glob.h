#ifndef CLI_GLOB_H
#define CLI_GLOB_H

#include <stdbool.h>
#include <stdint.h>

// Matches a path against a pattern as git does: `*`, `?` and `[...]` never match a slash, `**` as a
// whole segment matches any number of folders (at its end: everything inside). Neither begins with a
// slash. Takes time in proportion to the product of both lengths, and with brackets that are not closed the
// pattern's twice: *steps_left is what it may take, less what it took; at 0 nothing matches.
bool glob_matches(const char *pattern, const char *path, uint64_t *steps_left);

#endif
