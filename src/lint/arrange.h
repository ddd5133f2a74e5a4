#ifndef PLLINT_LINT_ARRANGE_H
#define PLLINT_LINT_ARRANGE_H

// Puts groups in order.

#include "lint/groups.h"
#include "lint/suppress.h"

// Gives the findings on groups out of order, of which those that are not shown have been dropped, their edits. Groups
// that pass each other are moved by the same edits, so that any number of them is fixed at once; those of which
// nothing is said stay. No edits where something between the groups cannot be placed, or would not be the same
// elsewhere. `suppressions` may be NULL.
void arrange_groups(const struct check *check, const struct groups *groups, const struct suppressions *suppressions,
		    struct arena *scratch);

#endif
