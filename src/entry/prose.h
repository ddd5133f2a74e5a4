#ifndef PLLINT_ENTRY_PROSE_H
#define PLLINT_ENTRY_PROSE_H

// The words of a text: without whitespace, headings, code, comments, URLs, link definitions and what is in quotation
// marks, each of which parts what is before it from what is behind it.

#include "base/memory.h"
#include "base/source.h"

enum { PROSE_BREAK = '\n', PROSE_RUN = 60 }; // PROSE_RUN: bytes that two authors do not write alike

struct prose {
	char *bytes;	  // PROSE_BREAK between its parts
	uint32_t *places; // of each byte in the source
	uint32_t size;
};

// The words of some spans of a source, in order.
struct prose prose_read(struct arena *arena, const struct source *source, const span *spans, size_t count);

// The hashes of the runs of PROSE_RUN bytes that hold no PROSE_BREAK, one after the other.
struct prose_runs {
	const struct prose *prose;
	uint32_t next;	 // behind the run
	uint32_t length; // of what is known since the last break, up to PROSE_RUN
	uint64_t hash;
};

static inline struct prose_runs prose_runs_of(const struct prose *prose)
{
	return (struct prose_runs){.prose = prose};
}

// Goes on to the next run; false at the end. The run starts PROSE_RUN bytes before `next`.
bool prose_next_run(struct prose_runs *runs);
// True if the runs that end before two places are the same.
bool prose_is_same_run(const struct prose *a, uint32_t at, const struct prose *b, uint32_t other);
// Goes on behind a place.
void prose_skip_to(struct prose_runs *runs, uint32_t at);

#endif
