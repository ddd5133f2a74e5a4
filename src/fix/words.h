#ifndef PLLINT_FIX_WORDS_H
#define PLLINT_FIX_WORDS_H

// The text of a span as a hash that does not know how it is laid out: whitespace, line ends, details tags and rules
// (`---`) only part its words.

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"

enum { WORDS_START = 1469598103 };

uint64_t words_mix(uint64_t hash, uint64_t value);
uint64_t words_bytes(const char *bytes, size_t size);

struct words {
	uint64_t text;	   // in order
	uint64_t set;	   // of whole words, in any order, without details tags
	uint64_t tags;	   // of details tags, in any order
	uint64_t comments; // in any order
	uint32_t rules;
	uint32_t last_rules; // of them, those that no text follows: `text` knows only of the others
	bool has_open_comment;
};

// Adds the bytes of a span of a text.
void words_add(struct words *words, const char *bytes, span at);

#endif
