#ifndef PLLINT_LINT_NUMBER_H
#define PLLINT_LINT_NUMBER_H

// Numbers as text.

#include <stddef.h>
#include <stdint.h>

// Decimal digits and a zero byte; returns the number of digits.
size_t number_write(uint32_t number, char text[11]);

#endif
