#ifndef PLLINT_LINT_GROUP_ORDER_H
#define PLLINT_LINT_GROUP_ORDER_H

#include "lint/groups.h"

// Deviations on groups that stand out of order among those below one parent, and the moves that would put them right.
void group_order_check(struct check *check, struct groups *groups, struct arena *scratch);

#endif
