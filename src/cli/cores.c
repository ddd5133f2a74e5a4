// The cores of the machine, which no standard tells.

#define _GNU_SOURCE

#include "cli/cores.h"

#include <unistd.h>
#ifdef __linux__
#include <sched.h>
#endif

unsigned cores_available(void)
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
