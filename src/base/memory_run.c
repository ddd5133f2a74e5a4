// A call of the core that may be left, by the C library.

#include "base/memory.h"

enum pllint_status memory_run(struct memory *memory, enum pllint_status (*run)(void *context), void *context)
{
	jmp_buf home;
	memory->exit = &home;
	if (setjmp(home)) {
		memory->exit = NULL;
		return memory->status;
	}
	enum pllint_status status = run(context);
	memory->exit = NULL;
	return status;
}
