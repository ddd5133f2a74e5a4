#ifndef PLLINT_BASE_NUMBER_H
#define PLLINT_BASE_NUMBER_H

// Numbers as text.

#include <stddef.h>
#include <stdint.h>

enum { NUMBER_SIZE = 21 }; // of the longest, with a zero byte

// Decimal digits and a zero byte; returns the number of digits.
size_t number_write(uint64_t number, char text[NUMBER_SIZE]);

#endif
