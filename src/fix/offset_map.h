#ifndef PLLINT_FIX_OFFSET_MAP_H
#define PLLINT_FIX_OFFSET_MAP_H

// Follows a place of a text through the passes.

#include "fix/fixing.h"

struct mapped {
	uint32_t offset; // where it went; where it stood last, if it is gone
	bool is_gone;
	uint32_t applied; // the finding that took it away
};

// Where the byte at `offset`, in the text before the pass `first`, is in the last text. What stands
// at the start of a range that was replaced by something stays there.
struct mapped map_offset(const struct fixing *fixing, size_t first, uint32_t offset);
// The other way: where the byte at `offset`, in the text after the first `passes` passes, was in the original; where
// what was replaced by it began, if it is new.
uint32_t backward(const struct fixing *fixing, size_t passes, uint32_t offset);
// Where what an edit of a pass left, `at` in the text after it, is in the last text: never nothing, but at the
// start of the text.
span map_left(const struct fixing *fixing, size_t pass, span at);
// The same of a range, as far as it can be followed; never inverted.
span map_span(const struct fixing *fixing, size_t first, span at);

#endif
