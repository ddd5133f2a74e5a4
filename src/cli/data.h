#ifndef CLI_DATA_H
#define CLI_DATA_H

#include "cli/console.h"

#include <stdbool.h>
#include <stddef.h>

// Prints text that a program is to get as it is: a patch, a list that was fixed, a template. On a terminal it is
// shown as all text is. Where a CI runner reads along and would take a command from it, it is not printed, since a
// text that is shown cannot be applied. False for that, which is said of `subject`.
bool data_print(struct console *console, const char *subject, const char *bytes, size_t size);

#endif
