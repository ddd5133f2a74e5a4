#ifndef PLLINT_MARKDOWN_PLAIN_H
#define PLLINT_MARKDOWN_PLAIN_H

// Sections in which is nothing but what every Markdown parser reads in one way, as most entries of a
// list are: a heading, bullets at one or two levels, each a line of text without marks but for a label in
// bold, and raw HTML below them. Their tokens are those that md4c's events would give, without md4c.

#include "base/source.h"
#include "markdown/resolve.h"

// Reads the section that starts at `start`: returns where it ends (at the next heading of `cut_level` or above, or
// with the text), with its tokens in place of what was in `tokens`, and sets `*is_tidy` (token_batch.is_tidy).
// Returns 0 where anything else is in it; what is in `tokens` then means nothing.
uint32_t plain_read(struct memory *memory, struct tokens *tokens, const struct source *source, uint32_t start,
		    uint32_t cut_level, bool *is_tidy);

#endif
