#ifndef CHANGE_PROGRAM_H
#define CHANGE_PROGRAM_H

// Runs another program and keeps what it prints.

#include "report/buffer.h"

#include <stdbool.h>

struct ran {
	struct buffer out, err; // both end in a zero byte that does not count
	int status;		// of the exit; 127: there is no such program; 128 and more: a signal
};

void ran_release(struct ran *ran);

// Runs a program to its end with an empty standard input. `environment` are settings such as `NAME=value`, or
// `NAME` to take one away; both lists end in NULL. False with the problem where it could not even be tried.
bool run_program(struct ran *ran, const char *const *arguments, const char *const *environment, struct buffer *problem);

#endif
