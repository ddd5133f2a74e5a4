#ifndef PLLINT_TEST_PLAIN_H
#define PLLINT_TEST_PLAIN_H

// What a program needs to call the core with the C library's memory, on files.

#include <stdio.h>
#include <stdlib.h>

// A pllint_allocator's function; the context is not used.
static inline void *plain_resize(void *context, void *block, size_t old_size, size_t new_size)
{
	(void)context;
	(void)old_size;
	if (new_size == 0) {
		free(block);
		return NULL;
	}
	return realloc(block, new_size);
}

// Bytes, freed by the caller.
struct plain_text {
	char *bytes;
	size_t size;
};

// All of a file; ends the program with 2 where it cannot be read.
static inline struct plain_text plain_read(const char *path)
{
	struct plain_text text = {NULL, 0};
	FILE *file = fopen(path, "rb");
	if (!file || fseek(file, 0, SEEK_END) != 0) {
		perror(path);
		exit(2);
	}
	text.size = (size_t)ftell(file);
	rewind(file);
	text.bytes = malloc(text.size + 1);
	if (!text.bytes || fread(text.bytes, 1, text.size, file) != text.size) {
		perror(path);
		exit(2);
	}
	fclose(file);
	return text;
}

#endif
