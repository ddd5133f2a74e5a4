// Signals that wait.

#include "cli/signals.h"

#include <errno.h>
#include <limits.h>
#include <stddef.h>

void signals_block(sigset_t *before)
{
	static const int faults[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP, SIGSYS};
	sigset_t blocked;
	sigfillset(&blocked);
	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
		sigdelset(&blocked, faults[i]);
	}
	pthread_sigmask(SIG_SETMASK, &blocked, before);
}

void signals_restore(const sigset_t *before)
{
	pthread_sigmask(SIG_SETMASK, before, NULL);
}

bool signals_reach(uint64_t process)
{
	return process == 0 || process > INT_MAX || kill((pid_t)process, 0) == 0 || errno != ESRCH;
}
