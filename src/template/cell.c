// Cells of a table that is shown to people.

#include "template/cell.h"

#include <string.h>

#include "base/bytes.h"
#include "base/number.h"
#include "base/unicode.h"

// Room is kept for the sign that something was left out.
static const char omission[] = "…";

static void add_character(struct cell *cell, const char *bytes, size_t size, int width)
{
	if (cell->size + size + sizeof omission <= sizeof cell->bytes) {
		memcpy(cell->bytes + cell->size, bytes, size);
		cell->size += size;
		cell->columns += (size_t)width;
	} else if (cell->size + sizeof omission <= sizeof cell->bytes &&
		   memcmp(cell->bytes + cell->size - strlen(omission), omission, strlen(omission)) != 0) {
		memcpy(cell->bytes + cell->size, omission, strlen(omission));
		cell->size += strlen(omission);
		cell->columns++;
	}
}

// What cannot be printed, as all output of pllint names it: `<U+001B>`, `<0xFF>`.
static void add_name(struct cell *cell, const char *prefix, uint32_t number, int digits)
{
	static const char hexadecimal[] = "0123456789ABCDEF";
	char name[16] = "<";
	size_t size = 1;
	for (; *prefix; prefix++) {
		name[size++] = *prefix;
	}
	while (digits < 6 && number >> 4 * digits) {
		digits++;
	}
	while (digits-- > 0) {
		name[size++] = hexadecimal[number >> 4 * digits & 15];
	}
	name[size++] = '>';
	add_character(cell, name, size, (int)size);
}

void cell_add_bytes(struct cell *cell, const char *bytes, size_t size)
{
	for (size_t i = 0; i < size;) {
		size_t length;
		uint32_t code_point = unicode_decode(bytes + i, size - i, &length);
		if (byte_is_in(bytes[i], " \t\r\n")) {
			if (cell->size > 0 && cell->bytes[cell->size - 1] != ' ') {
				add_character(cell, " ", 1, 1);
			}
		} else if (code_point == UNICODE_INVALID) {
			add_name(cell, "0x", (unsigned char)bytes[i], 2);
		} else if (!unicode_is_printable(code_point)) {
			add_name(cell, "U+", code_point, 4);
		} else {
			add_character(cell, bytes + i, length, unicode_width(code_point));
		}
		i += length;
	}
}

void cell_add(struct cell *cell, const char *text)
{
	size_t size = strlen(text);
	for (size_t i = 0; i < size;) {
		size_t length;
		int width = unicode_width(unicode_decode(text + i, size - i, &length));
		add_character(cell, text + i, length, width);
		i += length;
	}
}

void cell_add_number(struct cell *cell, uint32_t number)
{
	char digits[NUMBER_SIZE];
	cell_add_bytes(cell, digits, number_write(number, digits));
}

void cell_add_span(struct cell *cell, const struct source *source, span at)
{
	cell_add_bytes(cell, source_at(source, at), span_length(at));
}

void cell_pad(struct cell *cell, size_t columns)
{
	while (cell->columns < columns && cell->size + sizeof omission < sizeof cell->bytes) {
		add_character(cell, " ", 1, 1);
	}
}
