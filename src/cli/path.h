#ifndef CLI_PATH_H
#define CLI_PATH_H

#include <stdbool.h>
#include <stddef.h>

// The part after the last slash.
const char *path_name(const char *path);
// The folder of a path, `.` where it names none. Freed by the caller, as everything below.
char *path_folder(const char *path);
char *path_join(const char *folder, const char *name);
// An absolute path without `.`, `..` and double slashes, by its letters alone.
char *path_absolute(const char *current, const char *path);
// How `path` is named from `from`, with `..` where needed; both are absolute and clean.
char *path_relative(const char *from, const char *path);
// The current folder, or `/` where it cannot be named.
char *path_current(void);
// `template.md` in any letter case.
bool path_is_template(const char *path);
// Ends in `.md` in any letter case.
bool path_is_markdown(const char *path);

#endif
