#define _GNU_SOURCE

#include "cli/threads.h"

#include "cli/signals.h"
#include "report/buffer.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#ifdef __linux__
#include <sched.h>
#endif

enum { STACK = 8 * 1024 * 1024 };

// How many of the machine's cores this process may run on; at least 1.
static unsigned cores_available(void)
{
#ifdef __linux__
	cpu_set_t set;
	if (sched_getaffinity(0, sizeof set, &set) == 0 && CPU_COUNT(&set) > 0) {
		return (unsigned)CPU_COUNT(&set);
	}
#endif
	long online = sysconf(_SC_NPROCESSORS_ONLN);
	return online > 0 ? (unsigned)online : 1;
}

size_t threads_wanted(const struct options *options, size_t jobs)
{
	size_t wanted = options->jobs > 0 ? options->jobs : cores_available();
	wanted = wanted < THREADS_MAX ? wanted : THREADS_MAX;
	wanted = wanted < jobs ? wanted : jobs;
	return wanted > 0 ? wanted : 1;
}

struct threads {
	pthread_t *items;
	size_t count;
};

struct threads *threads_start(size_t count, void *(*work)(void *context), void *context)
{
	pthread_attr_t attributes;
	if (count == 0 || pthread_attr_init(&attributes) != 0) {
		return NULL;
	}
	pthread_attr_setstacksize(&attributes, STACK);
	struct threads *threads = allocate(NULL, sizeof *threads);
	*threads = (struct threads){.items = allocate(NULL, count * sizeof *threads->items)};
	// Signals are for the thread that writes: it makes them wait while files change hands.
	sigset_t before;
	signals_block(&before);
	while (threads->count < count &&
	       pthread_create(&threads->items[threads->count], &attributes, work, context) == 0) {
		threads->count++;
	}
	signals_restore(&before);
	pthread_attr_destroy(&attributes);
	if (threads->count == 0) {
		threads_end(threads);
		return NULL;
	}
	return threads;
}

size_t threads_count(const struct threads *threads)
{
	return threads ? threads->count : 0;
}

void threads_end(struct threads *threads)
{
	if (threads) {
		for (size_t i = 0; i < threads->count; i++) {
			pthread_join(threads->items[i], NULL);
		}
		free(threads->items);
		free(threads);
	}
}

// --- the same for each ------------------------------------------------------------------------------

struct each {
	void (*work)(void *context, size_t worker, size_t index);
	void *context;
	size_t count;
	size_t workers, next;
	pthread_mutex_t lock; // of `workers` and `next`
};

static size_t take(struct each *each, size_t *number)
{
	pthread_mutex_lock(&each->lock);
	size_t taken = (*number)++;
	pthread_mutex_unlock(&each->lock);
	return taken;
}

static void *work_each(void *context)
{
	struct each *each = context;
	size_t worker = take(each, &each->workers);
	for (size_t index; (index = take(each, &each->next)) < each->count;) {
		each->work(each->context, worker, index);
	}
	return NULL;
}

void threads_each(const struct options *options, size_t count, void (*work)(void *context, size_t worker, size_t index),
		  void *context)
{
	struct each each = {.work = work, .context = context, .count = count};
	pthread_mutex_init(&each.lock, NULL);
	struct threads *threads = threads_start(threads_wanted(options, count) - 1, work_each, &each);
	work_each(&each);
	threads_end(threads);
	pthread_mutex_destroy(&each.lock);
}
