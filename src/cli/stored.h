#ifndef CLI_STORED_H
#define CLI_STORED_H

// What a template stores for the lists that it is for: `exclude`, `baseline` and `fail-on`. The command line beats it.

#include "cli/check.h"

// Reads what a template stores, once; with --template-from, the baseline too is that of the commit.
void stored_open(struct run *run, struct loaded_template *loaded);
// Says which records of the baselines are of no use any more.
void stored_end(const struct run *run);
void stored_release(struct loaded_template *loaded);

// True for a list that the template excludes, seen from the template's folder.
bool stored_excludes(const struct run *run, const struct loaded_template *loaded, const char *path);
// The known findings of the lists of a template: those of the command line, else those that the template names.
struct baselines *stored_baselines(struct run *run, const struct loaded_template *loaded);
// Why the baseline that the template names cannot be used, or NULL.
const char *stored_problem(const struct loaded_template *loaded);
unsigned char stored_fail_level(const struct run *run, const struct loaded_template *loaded);

#endif
