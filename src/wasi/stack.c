// The linker makes the stack.

#include "cli/stack.h"

int stack_run(int (*run)(int argc, char **argv), int argc, char **argv)
{
	return run(argc, argv);
}
