#ifndef CLI_READ_FILE_H
#define CLI_READ_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

// The whole of a file. `bytes` is freed by the caller; a zero byte follows it.
struct contents {
	char *bytes;
	size_t size;
	struct stat status; // of the file, from before it was read; of standard input, zeros
};

// Reads a regular file, or standard input whatever it is. NULL, or what stood in the way.
const char *read_file(const char *path, struct contents *contents);
const char *read_standard_input(struct contents *contents);

#endif
