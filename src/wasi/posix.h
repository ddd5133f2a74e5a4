#ifndef WASI_POSIX_H
#define WASI_POSIX_H

// Included before everything else (-include).

#include <stdbool.h>
#include <stddef.h>

struct stat;

char *realpath(const char *path, char *real); // `real` is NULL

int __wrap_faccessat(int folder, const char *path, int mode, int flags);
int __wrap_fstat(int descriptor, struct stat *status);
int __real_fstat(int descriptor, struct stat *status);
int __wrap_openat(int folder, const char *path, int flags, ...);
int __real_openat(int folder, const char *path, int flags, ...);

#endif
