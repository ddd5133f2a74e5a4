#ifndef REPORT_EXCERPT_H
#define REPORT_EXCERPT_H

#include "pllint.h"
#include "report/buffer.h"

enum { EXCERPT_WIDTH = 70 }; // columns of a terminal, `…` not counted

// One line of a text as it may be printed, and the whitespace and `^` to print below it.
struct excerpt {
	struct buffer line, marker;
};

// Shows the line in which the span starts, or the part around it where it is long. Takes time and
// memory of a fixed order however long the line is. `excerpt` starts as zeros and can be used again.
void excerpt_mark(struct excerpt *excerpt, const char *bytes, size_t size, struct pllint_span span);
void excerpt_free(struct excerpt *excerpt);

#endif
