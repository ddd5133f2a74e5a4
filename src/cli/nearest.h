#ifndef CLI_NEAREST_H
#define CLI_NEAREST_H

#include <stddef.h>

// Finds the name that a mistyped one is most likely meant to be. Names are offered one by one.
struct nearest {
	const char *typed;
	size_t length;
	const char *best; // NULL: none is near
	unsigned distance;
};

void nearest_init(struct nearest *nearest, const char *typed, size_t length);
void nearest_offer(struct nearest *nearest, const char *name);

#endif
