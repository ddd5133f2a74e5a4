// Stands before the C library's memory functions and makes them fail: preloaded into the program, so that its
// libraries fail as well. In the environment:
//   FAIL_AT=N     the N-th request fails, from 1; 0 or nothing: none does
//   FAIL_ON=1     so does every one after it
//   FAIL_COUNT=F  the number of requests is written to the file F at the end

#define _GNU_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// What the GNU C library calls its own.
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);

static atomic_ulong requests;
static unsigned long fail_at;
static int fail_on, ended;

static unsigned long number_in(const char *name)
{
	const char *text = getenv(name);
	return text ? strtoul(text, NULL, 10) : 0;
}

__attribute__((constructor)) static void begin(void)
{
	fail_at = number_in("FAIL_AT");
	fail_on = number_in("FAIL_ON") > 0;
	requests = 0;
}

__attribute__((destructor)) static void end(void)
{
	const char *path = getenv("FAIL_COUNT");
	int file = path ? open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600) : -1;
	char digits[24];
	size_t at = sizeof digits;
	digits[--at] = '\n';
	for (unsigned long rest = requests; rest > 0 || at == sizeof digits - 1; rest /= 10) {
		digits[--at] = (char)('0' + rest % 10);
	}
	if (file >= 0) {
		ssize_t written = write(file, digits + at, sizeof digits - at);
		(void)written;
		close(file);
	}
}

// For what runs after the program: the coverage build's counters are written in memory.
void faults_end(void);
void faults_end(void)
{
	ended = 1;
}

static int fails(void)
{
	if (ended) {
		return 0;
	}
	unsigned long number = ++requests;
	if (fail_at > 0 && (number == fail_at || (fail_on && number > fail_at))) {
		errno = ENOMEM;
		return 1;
	}
	return 0;
}

void *malloc(size_t size)
{
	return fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
	return fails() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *block, size_t size)
{
	return fails() ? NULL : __libc_realloc(block, size);
}
