#ifndef WASI_HOST_H
#define WASI_HOST_H

// What the host gives beside what WASI has: src/npm/wasi.js. Numbers that are returned are 0 or an errno of WASI,
// unless they are said to be something else.

#include <stddef.h>
#include <stdint.h>

#ifdef __wasm__
#define IMPORTED(name) __attribute__((import_module("pllint"), import_name(name)))
#else
#define IMPORTED(name)
#endif

// Calls a function, and returns what it returns; or -1 where it was left by host_leave with the same `exit`.
IMPORTED("enter") int host_enter(const void *exit, int (*run)(void *context), void *context);
IMPORTED("leave") _Noreturn void host_leave(const void *exit);

// Both write a path that starts with a slash and ends in a zero byte, as far as there is room.
IMPORTED("current_folder") int host_current_folder(char *path, size_t room);
IMPORTED("real_path") int host_real_path(const char *path, size_t length, char *real, size_t room);

IMPORTED("may_access") int host_may_access(int folder, const char *path, size_t length, int mode);
IMPORTED("mode") unsigned host_mode(int descriptor); // the twelve bits
// What the next file that is made may be used for, before the umask.
IMPORTED("creation_mode") void host_creation_mode(unsigned mode);
// Gives a file the owner and the mode of another, as far as the system has them.
IMPORTED("copy_attributes") int host_copy_attributes(int from, int to);

// Runs a program. Arguments and changes of the environment end in a zero byte each.
struct host_ran {
	int status;
	size_t out_size, err_size;
};

IMPORTED("run")
int host_run(const char *arguments, size_t size, const char *environment, size_t environment_size,
	     struct host_ran *ran);
IMPORTED("take_output") void host_take_output(char *out, char *err); // what the last one printed

#endif
