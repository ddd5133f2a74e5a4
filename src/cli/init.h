#ifndef CLI_INIT_H
#define CLI_INIT_H

#include "cli/console.h"
#include "cli/options.h"

// --init: writes the template that a list's entries follow beside the list, never over another one; of
// standard input, to standard output.
void init_template(const struct options *options, struct console *console);

#endif
