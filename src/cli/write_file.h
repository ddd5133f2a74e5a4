#ifndef CLI_WRITE_FILE_H
#define CLI_WRITE_FILE_H

#include "cli/read_file.h"
#include "report/buffer.h"

#include <stdbool.h>

// Replaces a file that was read as `old` by `bytes`, at once and for good: at any moment, also after a crash,
// it is wholly the old one or wholly the new one, with its owner, mode and attributes. Signals wait until it is
// done. True if the file is the new one. `problem` gets what stood in the way, or, after true, why a crash
// may yet bring the old one back.
bool write_file(const char *path, const struct contents *old, const char *bytes, size_t size, struct buffer *problem);

// Writes a file that is not there yet; what was begun is taken away again. False with the problem.
bool create_file(const char *path, const char *bytes, size_t size, struct buffer *problem);

// Where a file really lies, once symbolic links are followed.
struct place {
	char *path; // absolute
	char *name; // the part after the last slash
	int folder; // open; -1: it is not
};

// The real path of a file, or NULL with the problem. Links are followed within the repository that the
// path lies in, or the current folder where there is none.
char *place_follow(const char *path, struct buffer *problem);

#endif
