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

#endif
