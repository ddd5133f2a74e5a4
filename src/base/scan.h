#ifndef PLLINT_BASE_SCAN_H
#define PLLINT_BASE_SCAN_H

// Text is passed over up to the next of some bytes.

#include <stdbool.h>
#include <stdint.h>

// The first byte at or after `at` that is in the set; `end` for none. Nothing is read where `at` is behind `end`.
static inline uint32_t scan_for(const bool set[256], const char *bytes, uint32_t at, uint32_t end)
{
	const unsigned char *text = (const unsigned char *)bytes;
	while (at + 4 <= end && !(set[text[at]] | set[text[at + 1]] | set[text[at + 2]] | set[text[at + 3]])) {
		at += 4;
	}
	while (at < end && !set[text[at]]) {
		at++;
	}
	return at;
}

#endif
