#ifndef PLLINT_LINT_RAW_TAGS_H
#define PLLINT_LINT_RAW_TAGS_H

// Whether the tags of raw HTML that hold blocks open and close among themselves.

#include "base/source.h"

enum { RAW_TAGS_DEPTH = 32 };

struct raw_tags {
	uint8_t open[RAW_TAGS_DEPTH];
	uint32_t depth;
	uint32_t comment_end; // of the last comment
};

// Takes the lines of a text one after the other, those of code left out; `end` is that of the text. False if a tag
// closes nothing, a comment stays open, or it cannot be told what is a tag.
bool raw_tags_take(struct raw_tags *tags, const struct source *source, span line, uint32_t end);

#endif
