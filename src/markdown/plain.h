#ifndef PLLINT_MARKDOWN_PLAIN_H
#define PLLINT_MARKDOWN_PLAIN_H

// Sections in which stands nothing but what every Markdown parser reads in one way, as most entries of a
// list are: a heading, bullets at one or two levels, each a line of text without marks but for a label in
// bold, and raw HTML below them. Their tokens are those that md4c's events would give, without md4c.

#include "base/source.h"
#include "markdown/resolve.h"

// Where the plain section ends that begins with the heading at `start`: at the next heading of `cut_level`
// or above, or with the text. 0 where anything else stands in it.
uint32_t plain_end(const struct source *source, uint32_t start, int cut_level);

// The tokens of a plain section; replaces `tokens`. Returns token_batch.is_tidy.
bool plain_tokens(struct memory *memory, struct tokens *tokens, const struct source *source, span section);

#endif
