#ifndef PLLINT_ENTRY_MARK_H
#define PLLINT_ENTRY_MARK_H

// Marks that say whether something is optional: `(optional)`, `(if any)`, `*optional*`, `（可选）`.

#include <stdbool.h>

#include "base/source.h"

enum mark_meaning { MARK_NONE, MARK_OPTIONAL, MARK_REQUIRED };

// The whole span, whitespace and brackets or italics around it left aside, is a mark; with `bare`, also
// without brackets.
enum mark_meaning mark_is(const struct source *source, span at, bool bare);
// A bracketed or italic mark at the end (or start) of the span: its bytes, else empty.
enum mark_meaning mark_at_end(const struct source *source, span at, span *mark);
enum mark_meaning mark_at_start(const struct source *source, span at, span *mark);

#endif
