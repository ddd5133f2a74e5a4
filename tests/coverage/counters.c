// Linked into the programs of the coverage build: what ends by _exit leaves its counters too, and they are
// written with all of the memory where the tests let it fail.

#include <dlfcn.h>
#include <stdint.h>

void __gcov_dump(void);
void __real__exit(int status);
void __wrap__exit(int status);

// tests/faults/failing_malloc.c, where it is preloaded.
static void end_faults(void)
{
	void *symbol = dlsym(RTLD_DEFAULT, "faults_end");
	if (symbol) {
		((void (*)(void))(uintptr_t)symbol)();
	}
}

// gcov's own has priority 100.
__attribute__((destructor(101))) static void before_gcov(void)
{
	end_faults();
}

void __wrap__exit(int status)
{
	end_faults();
	__gcov_dump();
	__real__exit(status);
}
