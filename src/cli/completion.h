#ifndef CLI_COMPLETION_H
#define CLI_COMPLETION_H

// What the scripts for the shells are made of.

#include "cli/option_table.h"
#include "report/output.h"

// The levels of RULE=LEVEL, with whitespace between them.
#define COMPLETION_LEVELS "error warning info off"
// Prints the names of branches and tags.
#define COMPLETION_COMMITS "git for-each-ref --format='%(refname:short)' 2>/dev/null"

// The names that may stand for a value, or all rules, with whitespace between them.
void completion_names(struct output *output, const char *(*name_at)(size_t index));
// The help as a description: without the colon that ends it.
void completion_help(struct output *output, const struct option *option, const char *to_escape);

#endif
