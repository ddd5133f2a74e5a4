#ifndef REPORT_QUOTES_H
#define REPORT_QUOTES_H

// A message as text and what it quotes between backticks, told apart as Markdown does it.

#include <stdbool.h>
#include <stddef.h>

struct quotes {
	const char *next, *end;
};

struct part {
	const char *bytes;
	size_t size;
	bool is_quoted; // `bytes` are what is between the backticks
};

static inline struct quotes quotes_of(const char *bytes, size_t size)
{
	return (struct quotes){.next = bytes, .end = bytes + size};
}

// The next part; false at the end. Backticks that quote nothing are text.
bool quotes_next(struct quotes *quotes, struct part *part);

#endif
