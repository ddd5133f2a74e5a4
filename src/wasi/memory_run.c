// A call of the core that may be left, by an exception of the host.

#include "base/memory.h"
#include "wasi/host.h"

_Noreturn void longjmp(jmp_buf exit, int value)
{
	(void)value;
	host_leave(exit);
}

struct call {
	enum pllint_status (*run)(void *context);
	void *context;
};

static int run_call(void *context)
{
	const struct call *call = context;
	return (int)call->run(call->context);
}

enum pllint_status memory_run(struct memory *memory, enum pllint_status (*run)(void *context), void *context)
{
	jmp_buf home;
	struct call call = {run, context};
	memory->exit = &home;
	int status = host_enter(home, run_call, &call);
	memory->exit = NULL;
	return status < 0 ? memory->status : (enum pllint_status)status;
}
