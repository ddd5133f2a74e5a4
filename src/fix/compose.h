#ifndef PLLINT_FIX_COMPOSE_H
#define PLLINT_FIX_COMPOSE_H

// Writes the text that a set of edits makes of another one.

#include "fix/fixing.h"

struct replacement {
	const struct pllint_edit *edit;
	uint32_t applied;
};

// `replacements` are in the order of the text and apart. Adds the pass that they are; the new text is a
// block of the memory.
struct fix_text compose(struct fixing *fixing, const struct replacement *replacements, size_t count);

#endif
