// Places in a text. The location is kept at every half kilobyte, so that neither many findings nor endless
// lines cost more than a short scan for each.

#include "report/location.h"

#include "report/buffer.h"

#include <stdlib.h>
#include <string.h>

enum { BLOCK = 512 };

void places_init(struct places *places, const char *bytes, size_t size)
{
	*places = (struct places){.bytes = bytes, .size = (uint32_t)size};
}

void places_free(struct places *places)
{
	free(places->marks);
	*places = (struct places){0};
}

static bool is_mark(const struct places *places, uint32_t offset)
{
	return offset == 0 && places->size >= 3 && memcmp(places->bytes, "\xEF\xBB\xBF", 3) == 0;
}

// The start of the character after the one at `at`.
static uint32_t step(const struct places *places, struct location *at)
{
	unsigned char byte = (unsigned char)places->bytes[at->offset];
	if (byte < 0x80 && byte != '\n') { // most text, and most of the time
		at->column++;
		at->utf16++;
		at->byte_column++;
		return ++at->offset;
	}
	struct pllint_character character = pllint_character_at(places->bytes + at->offset, places->size - at->offset);
	bool is_byte_order_mark = is_mark(places, at->offset);
	at->offset += character.size;
	if (character.code_point == '\n') {
		at->line++;
		at->column = at->utf16 = at->byte_column = 1;
		return at->offset;
	}
	at->byte_column += character.size;
	if (!is_byte_order_mark) {
		at->column++;
		at->utf16 += character.code_point > 0xFFFF && character.code_point != UINT32_MAX ? 2 : 1;
	}
	return at->offset;
}

// Goes on to the last start of a character that is not behind `offset`.
static void move_to(const struct places *places, struct location *at, uint32_t offset)
{
	struct location next = *at;
	while (next.offset < offset && step(places, &next) <= offset) {
		*at = next;
	}
}

// Marks stand at the last start of a character that is not behind the start of their block.
static void add_mark(struct places *places)
{
	struct location mark = {.line = 1, .column = 1, .utf16 = 1, .byte_column = 1};
	if (places->count == places->capacity) {
		places->capacity = places->capacity * 2 + 16;
		places->marks = allocate(places->marks, places->capacity * sizeof *places->marks);
	}
	if (places->count) {
		mark = places->marks[places->count - 1];
		move_to(places, &mark, places->count * BLOCK);
	}
	places->marks[places->count++] = mark;
}

struct location places_at(struct places *places, uint32_t offset)
{
	offset = offset < places->size ? offset : places->size;
	while (places->count <= offset / BLOCK) {
		add_mark(places);
	}
	struct location found = places->marks[offset / BLOCK];
	move_to(places, &found, offset);
	return found;
}

struct pllint_position places_position(struct places *places, uint32_t offset, enum column_unit unit)
{
	struct location at = places_at(places, offset);
	return (struct pllint_position){at.line, location_column(&at, unit)};
}
