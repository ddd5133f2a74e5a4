#ifndef REPORT_HEAD_H
#define REPORT_HEAD_H

// The parts that the formats for a terminal share.

#include "report/reporter.h"

// `path:line:column: `
void print_place(struct output *output, const char *path, struct pllint_position position);
// ` [rule]`, ` [*]` where `--fix` fixes it, and the end of the line.
void print_rule(struct output *output, size_t rule, bool is_marked);
// What was fixed, a line each, or that it would be.
void print_applied(struct output *output, const struct reported *reported);

#endif
