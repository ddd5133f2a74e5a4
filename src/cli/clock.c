// What the core is handed: memory from the C library and a deadline.

#include "cli/clock.h"

#include <stdlib.h>

static void *resize(void *context, void *block, size_t old_size, size_t new_size)
{
	(void)context;
	(void)old_size;
	if (new_size == 0) {
		free(block);
		return NULL;
	}
	return realloc(block, new_size);
}

static bool passed(void *context)
{
	const struct clock *clock = context;
	struct timespec now;
	if (clock->seconds <= 0 || clock_gettime(CLOCK_MONOTONIC, &now) != 0) {
		return false;
	}
	if (now.tv_sec != clock->end.tv_sec) {
		return now.tv_sec > clock->end.tv_sec;
	}
	return now.tv_nsec >= clock->end.tv_nsec;
}

static struct timespec later(struct timespec from, double seconds)
{
	time_t whole = (time_t)seconds;
	from.tv_sec += whole;
	from.tv_nsec += (long)((seconds - (double)whole) * 1e9);
	if (from.tv_nsec >= 1000000000L) {
		from.tv_sec++;
		from.tv_nsec -= 1000000000L;
	}
	return from;
}

struct pllint_environment clock_start(struct clock *clock, double seconds)
{
	struct timespec now = {0};
	clock_gettime(CLOCK_MONOTONIC, &now);
	*clock = (struct clock){.seconds = seconds, .end = later(now, seconds)};
	return (struct pllint_environment){
		.allocator = {.resize = resize},
		.deadline = {.passed = passed, .context = clock},
	};
}
