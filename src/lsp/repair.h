#ifndef LSP_REPAIR_H
#define LSP_REPAIR_H

#include "report/buffer.h"

#include <stdbool.h>

// An editor may hold what is no Unicode: halves of surrogate pairs, bytes of another encoding. A message with such text
// is no JSON. Copies it with U+FFFD for each of these, which is one UTF-16 unit, as the editor counts them: places stay
// the same. False where there is none.
bool repair_message(const char *bytes, size_t size, struct buffer *repaired);

#endif
