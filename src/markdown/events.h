#ifndef PLLINT_MARKDOWN_EVENTS_H
#define PLLINT_MARKDOWN_EVENTS_H

// What md4c reports of a text, kept as small records. The one adapter of md4c.

#include "base/memory.h"
#include "base/span.h"

enum event_type {
	// Blocks.
	EVENT_QUOTE,
	EVENT_LIST,
	EVENT_ITEM,
	EVENT_HEADING,
	EVENT_PARAGRAPH,
	EVENT_CODE,
	EVENT_HTML,
	EVENT_RULE,
	// Spans.
	EVENT_EMPHASIS,
	EVENT_STRONG,
	EVENT_STRIKE,
	EVENT_CODE_SPAN,
	EVENT_LINK,
	EVENT_IMAGE,
	// Text.
	EVENT_TEXT,
	EVENT_ENTITY,
	EVENT_NUL,
	EVENT_SOFT_BREAK,
	EVENT_HARD_BREAK,
	EVENT_TEXT_HTML,
	EVENT_TEXT_CODE,
};

enum event_side { EVENT_WHOLE, EVENT_ENTER, EVENT_LEAVE };

enum {
	EVENT_PLACED = 1,  // `start` and `length` are those of the bytes; else only `length` counts
	EVENT_NEWLINE = 2, // text that stands for a line ending
	EVENT_TIGHT = 4,
	EVENT_ORDERED = 8,
	EVENT_FENCED = 16,
	EVENT_TASK = 32, // `start` is the offset of the character between the brackets
};

struct event {
	uint8_t type; // enum event_type
	uint8_t side; // enum event_side
	uint8_t flags;
	uint8_t level;	 // of a heading; of a fence, its character
	uint32_t start;	 // of text; of a link's target, when it is left; of a fence's info string
	uint32_t length; // the same
	uint32_t hash;	 // target_hash of a link's target that is not EVENT_PLACED
};

struct events {
	struct event *list;
	size_t count;
	size_t room;
};

// The bytes that md4c gets, padded as it needs it. Kept between texts.
struct padded {
	char *bytes;
	uint32_t shift; // line endings that were put before it
	uint32_t size;	// with them; ends in a line ending
	size_t room;
};

void padded_set(struct memory *memory, struct padded *padded, const char *bytes, uint32_t size, uint32_t shift);

// Fails with PLLINT_LIMIT where the text yields too much for its size.
void events_collect(struct memory *memory, struct events *events, const struct padded *text);

#endif
