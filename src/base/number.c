// Numbers as text.

#include "base/number.h"

#include <string.h>

size_t number_write(uint64_t number, char text[NUMBER_SIZE])
{
	char digits[NUMBER_SIZE - 1];
	size_t at = sizeof digits;
	do {
		digits[--at] = (char)('0' + number % 10);
		number /= 10;
	} while (number > 0);
	memcpy(text, digits + at, sizeof digits - at);
	text[sizeof digits - at] = 0;
	return sizeof digits - at;
}
