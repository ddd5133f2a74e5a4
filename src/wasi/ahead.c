// There is one thread: each list is checked in its turn.

#include "cli/ahead.h"

struct ahead *ahead_start(struct run *run, const struct files *files)
{
	(void)run;
	(void)files;
	return NULL;
}

struct prepared *ahead_turn(struct ahead *ahead, size_t index)
{
	(void)ahead;
	(void)index;
	return NULL;
}

struct prepared *ahead_take(const struct run *run)
{
	(void)run;
	return NULL;
}

void ahead_stop(struct ahead *ahead)
{
	(void)ahead;
}
