#ifndef CLI_CREATE_FILE_H
#define CLI_CREATE_FILE_H

#include "report/buffer.h"

#include <stdbool.h>

// Writes a file that is not there yet; what was begun is taken away again. False with the problem.
bool create_file(const char *path, const char *bytes, size_t size, struct buffer *problem);

#endif
