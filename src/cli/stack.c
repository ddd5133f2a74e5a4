// A stack that is large enough, in a thread of its own where the first one's is not.

#include "cli/stack.h"

#include "cli/signals.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

// What reading takes, at the deepest nesting that is read, is below 256 KiB; the C library may take as much.
enum { STACK_NEEDED = 1024 * 1024, STACK = 8 * 1024 * 1024 };

struct call {
	int (*run)(int argc, char **argv);
	int argc;
	char **argv;
	int status;
};

static void *run_call(void *context)
{
	struct call *call = context;
	call->status = call->run(call->argc, call->argv);
	return NULL;
}

// Runs in a thread with a stack of its own. Signals are for that one: it makes them wait while files change hands.
static int run_aside(int (*run)(int argc, char **argv), int argc, char **argv)
{
	struct call call = {run, argc, argv, 2};
	pthread_attr_t attributes;
	pthread_t thread;
	sigset_t before;
	int error = pthread_attr_init(&attributes);
	if (!error) {
		pthread_attr_setstacksize(&attributes, STACK);
		error = pthread_create(&thread, &attributes, run_call, &call);
		pthread_attr_destroy(&attributes);
	}
	if (error) {
		fprintf(stderr, "pllint: it needs a stack of 1 MiB (`ulimit -s 1024`), and cannot make one: %s\n",
			strerror(error));
		return 2;
	}
	signals_block(&before);
	pthread_join(thread, NULL);
	signals_restore(&before);
	return call.status;
}

int stack_run(int (*run)(int argc, char **argv), int argc, char **argv)
{
	struct rlimit limit;
	bool is_small = getrlimit(RLIMIT_STACK, &limit) == 0 && limit.rlim_cur < STACK_NEEDED;
	return is_small ? run_aside(run, argc, argv) : run(argc, argv);
}
