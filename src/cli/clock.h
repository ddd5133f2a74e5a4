#ifndef CLI_CLOCK_H
#define CLI_CLOCK_H

#include "pllint.h"

#include <time.h>

// The time that one file may take.
struct clock {
	double seconds; // 0: no limit
	struct timespec end;
};

// An environment whose deadline starts now. `clock` must outlive it.
struct pllint_environment clock_start(struct clock *clock, double seconds);

#endif
