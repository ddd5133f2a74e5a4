#ifndef PLLINT_MARKDOWN_TOKENIZER_H
#define PLLINT_MARKDOWN_TOKENIZER_H

// Markdown as a stream of tokens with exact positions, section by section, over md4c.

#include <stdbool.h>

#include "base/memory.h"
#include "base/source.h"
#include "markdown/token.h"

// A run of tokens. `section` is the part of the source that they come from; sections follow each other without a gap,
// the first starts at source->body. A reader that wants entries must not rely on where sections are cut.
struct token_batch {
	const struct token *tokens;
	size_t count;
	span section;
	bool is_tidy; // no line of it ends in whitespace, and no two blank lines follow each other; false: nobody
		      // looked
};

struct tokenizer;

// `cut_level`: sections are cut before ATX headings of this level or above (a smaller number); 6 cuts most often.
struct tokenizer *tokenizer_new(struct memory *memory, const struct source *source, int cut_level);
// The tokens of the next section, valid until the next call. NULL after the last section. Fails (memory_fail) with
// PLLINT_LIMIT where a guard refuses the text, PLLINT_NO_MEMORY, PLLINT_TIME_LIMIT.
const struct token_batch *tokenizer_next(struct tokenizer *tokenizer);
// Frees the tokenizer. Returns false if a position could not be confirmed: the tokens were good enough to report
// findings, not to change bytes by.
bool tokenizer_close(struct tokenizer *tokenizer);

#endif
