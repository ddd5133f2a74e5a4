#ifndef CLI_GONE_H
#define CLI_GONE_H

// Lists that were there before the change, and that nothing reads any more although the change does not delete them.

#include "cli/check.h"

// Says of each what became of it. `files` are all that were read.
void gone_report(struct run *run, const struct files *files);

#endif
