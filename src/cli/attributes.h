#ifndef CLI_ATTRIBUTES_H
#define CLI_ATTRIBUTES_H

#include "report/buffer.h"

#include <stdbool.h>
#include <sys/stat.h>

// Gives the file `to` the owner, the extended attributes (lists of access rights are such) and the mode of
// `from`, whose status is `status`. False with the problem if one of them cannot be kept.
bool attributes_copy(int from, int to, const struct stat *status, struct buffer *problem);

#endif
