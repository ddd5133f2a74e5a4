#ifndef PLLINT_MARKDOWN_RESOLVE_H
#define PLLINT_MARKDOWN_RESOLVE_H

// Gives md4c's events their positions: one pass forward over the events and the text together.

#include "markdown/events.h"
#include "markdown/token.h"

struct tokens {
	struct token *list;
	size_t count;
	size_t room;
};

// Replaces `tokens`. `offset` is where the text is in its source and `size` its size there, without
// what padding added. Returns false if a position could not be confirmed.
bool resolve(struct memory *memory, struct tokens *tokens, const struct events *events, const struct padded *text,
	     uint32_t size, uint32_t offset);

#endif
