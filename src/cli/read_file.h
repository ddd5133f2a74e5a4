#ifndef CLI_READ_FILE_H
#define CLI_READ_FILE_H

#include <stdbool.h>
#include <stddef.h>

// The whole of a file. `bytes` is freed by the caller; a zero byte follows it.
struct contents {
	char *bytes;
	size_t size;
};

// Reads a regular file, or standard input whatever it is. NULL, or what stood in the way.
const char *read_file(const char *path, struct contents *contents);
const char *read_standard_input(struct contents *contents);

#endif
