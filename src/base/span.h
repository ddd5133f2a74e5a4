#ifndef PLLINT_BASE_SPAN_H
#define PLLINT_BASE_SPAN_H

// A range of bytes, as offsets into a source: [start, end). Never a pointer.

#include <stdbool.h>
#include <stdint.h>

#include "pllint.h"

typedef struct pllint_span span;

static inline span span_of(uint32_t start, uint32_t end)
{
	return (span){start, end};
}

static inline uint32_t span_length(span s)
{
	return s.end - s.start;
}

static inline bool span_is_empty(span s)
{
	return s.start >= s.end;
}

static inline bool span_contains(span outer, span inner)
{
	return outer.start <= inner.start && inner.end <= outer.end;
}

#endif
