#ifndef CLI_AHEAD_H
#define CLI_AHEAD_H

// Lists that are read and checked before their turn, by several threads. All that can be seen of a run stays
// with the thread that began it: templates are found, findings printed, lists compared and files written in the
// order of the files, so that the number of threads makes no difference to any of it.

#include "cli/check.h"

struct ahead;

// What was made of a list before its turn; whoever uses a part of it takes it away.
struct prepared {
	struct loaded_template *loaded; // that it was checked by; NULL: nothing was done
	struct contents contents;
	bool is_checked; // what follows is set
	enum pllint_status status;
	struct pllint_report *report; // what pllint_lint says of it without an index
	struct pllint_fixed *fixed;   // with --fix and the like, what pllint_fix says instead
};

// Starts the threads that the options ask for. NULL if there are none: each list is checked in its turn.
struct ahead *ahead_start(struct run *run, const struct files *files);
// What is prepared of the file whose turn it is, until the next call: turns come in order. NULL for nothing.
struct prepared *ahead_turn(struct ahead *ahead, size_t index);
// What was made ahead of the list whose turn it is, for once. NULL: nothing was, or lists before it have something
// to say of it.
struct prepared *ahead_take(const struct run *run);
void ahead_stop(struct ahead *ahead); // NULL does nothing

#endif
