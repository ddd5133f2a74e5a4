#ifndef PLLINT_LINT_CONFLICT_H
#define PLLINT_LINT_CONFLICT_H

// Conflicts that nobody resolved: `<<<<<<<`, `=======`, `>>>>>>>`.

#include "lint/report.h"

struct conflicts {
	span *items; // from the line of the first mark to the end of the last one's
	size_t count;
};

struct conflicts conflicts_find(struct memory *memory, const struct source *source);
// Reports each of them, and drops what was found in the entries that they are in.
void conflicts_report(struct check *check, const struct conflicts *conflicts);

#endif
