#ifndef CLI_DIFF_H
#define CLI_DIFF_H

#include "cli/diff_lines.h"
#include "report/buffer.h"

// Adds a unified diff that `git apply` and `patch -p1` take; nothing where the texts are the same.
// `name` is the file's path from the current folder.
void diff_unified(struct buffer *diff, const char *name, struct diff_text old, struct diff_text new);

#endif
