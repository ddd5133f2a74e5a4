#ifndef CLI_OUTCOME_H
#define CLI_OUTCOME_H

// Whether a run as a whole checked what it was meant to.

#include "cli/check.h"

// After all files: says where a search of folders found nothing to check, and where a change touches nothing of what
// was checked.
void outcome_report(struct run *run, const struct files *files);

#endif
