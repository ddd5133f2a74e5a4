#ifndef CLI_THREADS_H
#define CLI_THREADS_H

#include <stddef.h>

#include "cli/options.h"

enum { THREADS_MAX = 256 };

// How many threads are to share that many jobs, the first one among them; at least 1.
size_t threads_wanted(const struct options *options, size_t jobs);

struct threads;

// Starts threads that call `work` once, as many of `count` as there can be. NULL for none.
struct threads *threads_start(size_t count, void *(*work)(void *context), void *context);
size_t threads_count(const struct threads *threads); // 0 for NULL
void threads_end(struct threads *threads);	     // waits for all of them; NULL does nothing

// Calls `work` for each number below `count`, in the first thread and others; `worker` is one of them, below
// THREADS_MAX.
void threads_each(const struct options *options, size_t count, void (*work)(void *context, size_t worker, size_t index),
		  void *context);

#endif
