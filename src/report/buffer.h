#ifndef REPORT_BUFFER_H
#define REPORT_BUFFER_H

#include <stddef.h>

// A number as a text that lives as long as the block around it.
#define DIGITS(number) digits_of((number), (char[24]){0})
const char *digits_of(unsigned long long number, char text[24]);

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
// Adds texts one after the other.
#define buffer_add_string(buffer, ...) buffer_add_strings((buffer), (const char *const[]){__VA_ARGS__, NULL})
void buffer_add_strings(struct buffer *buffer, const char *const *strings); // up to NULL
void buffer_repeat(struct buffer *buffer, char byte, size_t count);
void buffer_cut(struct buffer *buffer, size_t size);
void buffer_release(struct buffer *buffer);

#endif
