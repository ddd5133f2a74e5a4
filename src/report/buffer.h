#ifndef REPORT_BUFFER_H
#define REPORT_BUFFER_H

#include <stddef.h>

// Memory for the command line itself. Where none is left, the program says so and ends with 2.
void *allocate(void *old, size_t size);
// The same for a library that has none left.
_Noreturn void allocate_fail(void);
// Called before the program ends for that; takes no memory. NULL: nothing is.
extern void (*allocate_farewell)(void);
char *allocate_copy(const char *bytes, size_t size);

// Bytes that grow; a zero byte always follows them once anything was added.
struct buffer {
	char *bytes;
	size_t size, capacity;
};

void buffer_add(struct buffer *buffer, const char *bytes, size_t size);
void buffer_add_string(struct buffer *buffer, const char *string);
void buffer_add_number(struct buffer *buffer, unsigned long long number);
void buffer_repeat(struct buffer *buffer, char byte, size_t count);
void buffer_cut(struct buffer *buffer, size_t size);
void buffer_release(struct buffer *buffer);

#endif
