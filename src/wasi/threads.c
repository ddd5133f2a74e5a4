// There is one thread.

#include "cli/threads.h"

size_t threads_wanted(const struct options *options, size_t jobs)
{
	(void)options;
	(void)jobs;
	return 1;
}

struct threads *threads_start(size_t count, void *(*work)(void *context), void *context)
{
	(void)count;
	(void)work;
	(void)context;
	return NULL;
}

size_t threads_count(const struct threads *threads)
{
	(void)threads;
	return 0;
}

void threads_end(struct threads *threads)
{
	(void)threads;
}

void threads_each(const struct options *options, size_t count, void (*work)(void *context, size_t worker, size_t index),
		  void *context)
{
	(void)options;
	for (size_t i = 0; i < count; i++) {
		work(context, 0, i);
	}
}
