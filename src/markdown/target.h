#ifndef PLLINT_MARKDOWN_TARGET_H
#define PLLINT_MARKDOWN_TARGET_H

// Link targets as they are written, and reference definitions.

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"

enum { TARGET_LABEL_MAX = 999 }; // bytes of a reference's label

// A destination at `at`, with or without <> around it; `*after` is set behind it. Does not pass `end`.
bool target_parse(const char *bytes, uint32_t at, uint32_t end, span *target, uint32_t *after);

#define TARGET_HASH_START 2166136261U
uint32_t target_hash_add(uint32_t hash, char c);
// A hash and the length of the target with its escapes taken out, as md4c reports it.
uint32_t target_hash(const char *bytes, uint32_t size);
uint32_t target_hash_plain(const char *bytes, span target, uint32_t *size);

// True where a paragraph whose first line has its content at [at, end) opens with a reference
// definition. A target or title that may be on the next line counts as one. `size` bounds the text.
bool target_opens_definition(const char *bytes, uint32_t at, uint32_t end, uint32_t size);

#endif
