#ifndef CLI_PATH_H
#define CLI_PATH_H

#include "report/buffer.h"
#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

// The part after the last slash.
const char *path_name(const char *path);
// The folder of a path, `.` where it names none. Freed by the caller, as everything below.
char *path_folder(const char *path);
char *path_join(const char *folder, const char *name);
// An absolute path without `.`, `..` and double slashes, by its letters alone.
char *path_absolute(const char *current, const char *path);
// How `path` is named from `from`, with `..` where needed; both are absolute and clean.
char *path_relative(const char *from, const char *path);
// The current folder. Ends the program where it cannot be named: nothing else could be then.
char *path_current(void);

// Without links, `.` and `..`. NULL with errno set where there is no such file.
char *path_real(const char *path);

enum path_presence { PATH_ABSENT, PATH_PRESENT, PATH_UNKNOWN };
// What stat says. PATH_UNKNOWN, with errno set: neither there nor absent, but out of reach for now.
enum path_presence path_look(const char *path, struct stat *status);
// Whether an errno says that nothing is there.
bool path_is_absence(int error);
// `template.md` in any letter case.
bool path_is_template(const char *path);
// The name holds `template`, in any letter case, and is no issue form: it may be the template of a folder of files.
bool path_may_be_template(const char *path);
// The name is that of a folder for templates: `templates`, `_template`, `proposal-templates`.
bool path_is_template_folder(const char *path);
// The file may be the template of the folder around the one for templates that it is in.
bool path_is_in_template_folder(const char *path);
// Ends in `.md` in any letter case.
bool path_is_markdown(const char *path);

// Whether this folder is a repository's root.
enum path_presence repository_at(const char *folder);
// The root of the repository around a folder, which is absolute and without links; NULL: there is none. Why that cannot
// be known is added to `problem`. Freed by the caller.
char *repository_around(const char *folder, struct buffer *problem);

#endif
