// Numbers as text.

#include "lint/number.h"

#include <string.h>

size_t number_write(uint32_t number, char text[11])
{
	char digits[10];
	size_t at = sizeof digits;
	do {
		digits[--at] = (char)('0' + number % 10);
		number /= 10;
	} while (number > 0);
	memcpy(text, digits + at, sizeof digits - at);
	text[sizeof digits - at] = 0;
	return sizeof digits - at;
}
