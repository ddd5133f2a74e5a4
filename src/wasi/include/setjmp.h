#ifndef WASI_SETJMP_H
#define WASI_SETJMP_H

// Calls are left by the host: memory_run is in wasi/memory_run.c.
typedef char jmp_buf[1];

_Noreturn void longjmp(jmp_buf exit, int value);

#endif
