#ifndef PLLINT_MARKDOWN_COMMENT_H
#define PLLINT_MARKDOWN_COMMENT_H

// Comments (`<!-- ... -->`) as the bytes show them, whatever Markdown makes of them.

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"

// Where the comment that starts at `start` ends: behind `-->`, or at `end` if it is not closed before.
uint32_t comment_end(const char *bytes, uint32_t start, uint32_t end);
// True if a comment starts in the span.
bool comment_starts_in(const char *bytes, span at);
// True if a comment starts in the span and is not closed there: it would hide what is put behind it.
bool comment_is_open_in(const char *bytes, span at);
// True if the last thing before `at` that opens or closes a comment opens one. Looks back at most `reach` bytes.
bool comment_is_open_before(const char *bytes, uint32_t at, uint32_t reach);

#endif
