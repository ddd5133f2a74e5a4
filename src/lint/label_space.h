#ifndef PLLINT_LINT_LABEL_SPACE_H
#define PLLINT_LINT_LABEL_SPACE_H

// Labels without a space behind their colon in a list where nearly all have one.

#include "lint/check.h"

struct label_space {
	struct check *check;
	uint32_t labels; // with a value behind them
	struct deviation *items;
	size_t count, capacity;
};

void label_space_init(struct label_space *spaces, struct check *check);
void label_space_take(struct label_space *spaces, const struct match *match);
// At the list's end: reports.
void label_space_apply(struct label_space *spaces);

#endif
