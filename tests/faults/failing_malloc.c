// Stands before the C library's memory functions and makes them fail: preloaded into the program, so that its
// libraries fail as well. In the environment:
//   FAIL_AT=N     the N-th request fails, from 1; 0 or nothing: none does
//   FAIL_ON=1     so does every one after it
//   FAIL_COUNT=F  the number of requests and that of blocks that are still held are written to the file F when main
//                 returns
// Programs that it runs are left alone.

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
void __libc_free(void *block);

static atomic_ulong requests, held;
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
	unsetenv("LD_PRELOAD");
}

static void print(int file, unsigned long number, char after)
{
	char digits[24];
	size_t at = sizeof digits;
	digits[--at] = after;
	do {
		digits[--at] = (char)('0' + number % 10);
		number /= 10;
	} while (number > 0);
	ssize_t written = write(file, digits + at, sizeof digits - at);
	(void)written;
}

__attribute__((destructor)) static void end(void)
{
	unsigned long all = requests, left = held;
	const char *path = getenv("FAIL_COUNT");
	int file = path ? open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600) : -1;
	if (file >= 0) {
		print(file, all, ' ');
		print(file, left, '\n');
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

static void *taken(void *block)
{
	held += block != NULL;
	return block;
}

void *malloc(size_t size)
{
	return fails() ? NULL : taken(__libc_malloc(size));
}

void *calloc(size_t count, size_t size)
{
	return fails() ? NULL : taken(__libc_calloc(count, size));
}

void *realloc(void *block, size_t size)
{
	if (fails()) {
		return NULL;
	}
	void *resized = __libc_realloc(block, size);
	held += !block && resized;
	held -= block && !resized && !size;
	return resized;
}

void free(void *block)
{
	held -= block != NULL;
	__libc_free(block);
}
