#ifndef CLI_SERVE_H
#define CLI_SERVE_H

// --lsp: what the language server needs to know of files.

#include "cli/console.h"
#include "cli/options.h"

// Returns the exit status.
int serve(const struct options *options, struct console *console);

#endif
