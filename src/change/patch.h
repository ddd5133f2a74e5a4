#ifndef CHANGE_PATCH_H
#define CHANGE_PATCH_H

// A unified diff, as git, diff and forges print it, read into files and hunks.

#include "report/buffer.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct patch_line {
	char kind;	   // ' ' is in both texts, '-' in the old one, '+' in the new one
	bool has_newline;  // false: `\ No newline at end of file` follows
	const char *bytes; // of the diff; without the first byte and the line ending
	size_t size;
};

struct patch_hunk {
	uint32_t number; // of its line in the diff, from 1
	uint32_t old_start, old_count, new_start, new_count;
	size_t first, count; // lines
};

struct patch_file {
	char *old_name,
		*new_name;   // with prefixes such as `a/` and `b/`, where there are any; NULL: there is no such file
	bool is_plain;	     // the names are without prefixes, whatever those of other files have
	bool is_binary;	     // changed, but the diff does not say how
	bool is_copy;	     // of a file that is still there
	bool is_alone;	     // `Only in`: in one of the two folders, and it is not said in which
	size_t first, count; // hunks
};

struct patch {
	struct patch_file *files;
	size_t file_count, file_capacity;
	struct patch_hunk *hunks;
	size_t hunk_count, hunk_capacity;
	struct patch_line *lines;
	size_t line_count, line_capacity;
};

// `bytes` must outlive the patch, which patch_release wants in any case. False with the problem where it is
// no diff, or a damaged one.
bool patch_read(struct patch *patch, const char *bytes, size_t size, struct buffer *problem);
void patch_release(struct patch *patch);

// A name without the first of its folders; NULL: it names none.
const char *patch_strip(const char *name);
// True if the names of a file have prefixes of git.
bool patch_is_prefixed(const struct patch_file *file);

#endif
