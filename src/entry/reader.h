#ifndef PLLINT_ENTRY_READER_H
#define PLLINT_ENTRY_READER_H

// Builds entries from an unbroken stream of tokens. Knows no template and no sections.

#include <stddef.h>

#include "entry/entry.h"

struct reader;

// Takes what stands before the first heading (level 0) and then each heading with what is below it.
// The entry is gone after the call.
struct entry_sink {
	void (*take)(void *context, const struct entry *entry);
	void *context;
};

struct reader *reader_new(struct memory *memory, const struct source *source, struct entry_sink sink);
void reader_take(struct reader *reader, const struct token *tokens, size_t count);
// The source is at its end: hands over the last entry, and is gone then.
void reader_end(struct reader *reader);

#endif
