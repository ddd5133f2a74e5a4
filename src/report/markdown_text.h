#ifndef REPORT_MARKDOWN_TEXT_H
#define REPORT_MARKDOWN_TEXT_H

// Text from outside as it may be in Markdown on GitHub, where besides links, images and HTML also mentions
// (`@name`), references (`#12`, `GH-12`, commits) and bare addresses act. None of them does in code, so whatever
// is not plain words becomes code.

#include "report/buffer.h"

#include <stdbool.h>

// A code span of the whole text, on one line.
void markdown_code(struct buffer *buffer, const char *bytes, size_t size);
// A message: what it quotes and what is not plain words as code.
void markdown_message(struct buffer *buffer, const char *bytes, size_t size);
// A fenced block of the text, line ends as LF. False, with nothing added, where a character of it could not be
// shown as it is, or a CI runner would take a line of it for a command.
bool markdown_block(struct buffer *buffer, const char *bytes, size_t size);

#endif
