#ifndef PLLINT_BASE_BYTES_H
#define PLLINT_BASE_BYTES_H

// Sets of bytes. strchr finds NUL in every set, since each ends in one: a NUL of the list is in none.

#include <stdbool.h>
#include <string.h>

// True if the byte is in a set that is a string literal.
#define byte_is_in(byte, literal) (memchr("" literal "", (byte), sizeof(literal) - 1) != NULL)

// The same for a set at hand.
static inline bool byte_is_among(char byte, const char *set)
{
	return byte != '\0' && strchr(set, byte) != NULL;
}

static inline bool byte_is_blank(char byte)
{
	return byte == ' ' || byte == '\t';
}

// The same with the bytes of line endings.
static inline bool byte_is_space(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

static inline bool byte_is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

static inline bool byte_is_letter(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

#endif
