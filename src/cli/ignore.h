#ifndef CLI_IGNORE_H
#define CLI_IGNORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct ignore_pattern;

// The patterns of one .gitignore file, or of --exclude.
struct ignore_list {
	struct ignore_pattern *patterns;
	size_t count, capacity;
	// What matching may take, in steps of a few nanoseconds, of all the lists that share it; at 0 no pattern
	// matches any more. NULL: any number.
	uint64_t *steps_left;
};

enum ignore_deviation { IGNORE_UNDECIDED, IGNORE_SKIP, IGNORE_KEEP };

// Adds one line, or all lines of a file.
void ignore_add(struct ignore_list *list, const char *line, size_t size);
void ignore_add_lines(struct ignore_list *list, const char *text, size_t size);
void ignore_release(struct ignore_list *list);

// What the last pattern that fits says of a path relative to the folder in which the list stands. The
// folders above it are not asked for.
enum ignore_deviation ignore_match(const struct ignore_list *list, const char *path, bool is_folder);
// The same with all folders above it: what is in a skipped folder is skipped.
bool ignore_skips(const struct ignore_list *list, const char *path, bool is_folder);

#endif
