// Memory and growing strings of the command line.

#include "report/buffer.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void (*allocate_farewell)(void);

const char *digits_of(unsigned long long number, char text[24])
{
	snprintf(text, 24, "%llu", number);
	return text;
}

_Noreturn void allocate_fail(void)
{
	static const char text[] = "pllint: out of memory\n";
	// There is nobody left to tell when this fails as well.
	ssize_t written = write(STDERR_FILENO, text, sizeof text - 1);
	(void)written;
	if (allocate_farewell) {
		allocate_farewell();
	}
	_exit(2);
}

void *allocate(void *old, size_t size)
{
	void *block = realloc(old, size ? size : 1);
	if (!block) {
		allocate_fail();
	}
	return block;
}

char *allocate_copy(const char *bytes, size_t size)
{
	char *copy = allocate(NULL, size + 1);
	if (size) {
		memcpy(copy, bytes, size);
	}
	copy[size] = '\0';
	return copy;
}

static void reserve(struct buffer *buffer, size_t more)
{
	size_t needed = buffer->size + more + 1;
	if (needed <= buffer->capacity) {
		return;
	}
	size_t capacity = buffer->capacity + buffer->capacity / 2 + 64;
	if (capacity < needed) {
		capacity = needed;
	}
	buffer->bytes = allocate(buffer->bytes, capacity);
	buffer->capacity = capacity;
}

void buffer_add(struct buffer *buffer, const char *bytes, size_t size)
{
	reserve(buffer, size);
	if (size) {
		memcpy(buffer->bytes + buffer->size, bytes, size);
	}
	buffer->size += size;
	buffer->bytes[buffer->size] = '\0';
}

void buffer_add_strings(struct buffer *buffer, const char *const *strings)
{
	for (; *strings; strings++) {
		buffer_add(buffer, *strings, strlen(*strings));
	}
}

void buffer_repeat(struct buffer *buffer, char byte, size_t count)
{
	reserve(buffer, count);
	memset(buffer->bytes + buffer->size, byte, count);
	buffer->size += count;
	buffer->bytes[buffer->size] = '\0';
}

void buffer_cut(struct buffer *buffer, size_t size)
{
	if (size < buffer->size) {
		buffer->size = size;
		buffer->bytes[size] = '\0';
	}
}

void buffer_release(struct buffer *buffer)
{
	free(buffer->bytes);
	*buffer = (struct buffer){0};
}
