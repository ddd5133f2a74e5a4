#ifndef PLLINT_BASE_PATTERN_H
#define PLLINT_BASE_PATTERN_H

// Patterns that a template's author writes (`match`). The one adapter of PCRE2.
// A compiled pattern never changes and may be used by several lints at once.

#include <stddef.h>

#include "base/memory.h"

struct pattern;

struct pattern_error {
	const char *text; // NULL: no error; else lives as long as the memory
	size_t offset;	  // in the pattern
};

// NULL with `error` set if it is not a pattern, or a longer or costlier one than is allowed.
struct pattern *pattern_compile(struct memory *memory, const char *bytes, size_t size, struct pattern_error *error);

enum pattern_result { PATTERN_NO_MATCH, PATTERN_MATCH, PATTERN_TOO_EXPENSIVE };

// Searches the subject (as UTF-8 where it is valid, else as bytes). `memory` is the lint's own, and its
// deadline holds.
enum pattern_result pattern_match(const struct pattern *pattern, struct memory *memory, const char *subject,
				  size_t size);

#endif
