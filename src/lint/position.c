// Lines and columns of offsets.

#include "lint/position.h"

#include <string.h>

#include "base/unicode.h"

enum { BLOCK = 2048 };

static bool starts_character(char byte)
{
	return ((unsigned char)byte & 0xC0) != 0x80;
}

// Moves on within a line, to the last start of a character that is not behind `to`.
static void count_columns(const struct positions *positions, struct position_mark *mark, uint32_t to)
{
	if (positions->is_utf8) {
		for (uint32_t at = mark->offset; at < to; at++) {
			mark->column += starts_character(positions->bytes[at]);
			mark->wide += (unsigned char)positions->bytes[at] >= 0xF0;
		}
	} else {
		size_t length;
		for (uint32_t at = mark->offset; at < to; at += (uint32_t)length) {
			unicode_decode(positions->bytes + at, positions->size - at, &length);
			if (length > to - at) {
				to = at;
				break;
			}
			mark->column++;
			mark->wide += length == 4;
		}
	}
	mark->offset = to;
}

// Moves on to the start of the line of `offset`, unless it is there or behind it.
static void move_to_line(const struct positions *positions, struct position_mark *mark, uint32_t offset)
{
	const char *end = positions->bytes + offset;
	const char *at = positions->bytes + mark->offset;
	const char *newline;
	while (at < end && (newline = memchr(at, '\n', (size_t)(end - at)))) {
		at = newline + 1;
		mark->line++;
		mark->start = (uint32_t)(newline + 1 - positions->bytes);
		mark->column = mark->wide = 0;
	}
	mark->offset = (uint32_t)(at - positions->bytes);
}

// Moves on to `offset`, or to the start of the character that it is in.
static void move_to(const struct positions *positions, struct position_mark *mark, uint32_t offset)
{
	move_to_line(positions, mark, offset);
	count_columns(positions, mark, offset);
}

static uint32_t first_character_from(const struct positions *positions, uint32_t known, uint32_t wanted)
{
	if (positions->is_utf8) {
		while (wanted < positions->size && !starts_character(positions->bytes[wanted])) {
			wanted++;
		}
		return wanted;
	}
	while (known < wanted) {
		size_t length;
		unicode_decode(positions->bytes + known, positions->size - known, &length);
		known += (uint32_t)length;
	}
	return known;
}

struct positions positions_new(struct memory *memory, const struct source *source)
{
	struct positions positions = {
		.bytes = source->bytes, .size = source->size, .is_utf8 = source->invalid == source->size};
	uint32_t count = source->size / BLOCK + 1;
	struct position_mark *marks = memory_resize(memory, NULL, count * sizeof *marks);
	struct position_mark mark = {.offset = source->has_bom ? 3 : 0};
	for (uint32_t i = 0; i < count; i++) {
		move_to_line(&positions, &mark, i * BLOCK);
		if (i * BLOCK > mark.offset + BLOCK) { // a long line
			move_to(&positions, &mark, first_character_from(&positions, mark.offset, i * BLOCK));
		}
		marks[i] = mark;
	}
	positions.marks = marks;
	return positions;
}

struct pllint_position position_of(const struct positions *positions, uint32_t offset)
{
	if (offset > positions->size) {
		offset = positions->size;
	}
	if (positions->is_utf8) {
		while (offset < positions->size && !starts_character(positions->bytes[offset])) {
			offset--;
		}
	}
	uint32_t block = offset / BLOCK;
	while (block > 0 && positions->marks[block].offset > offset) {
		block--;
	}
	struct position_mark mark = positions->marks[block];
	if (offset > mark.offset) {
		move_to(positions, &mark, offset);
	}
	return (struct pllint_position){
		.line = mark.line + 1,
		.column = mark.column + 1,
		.byte_column = (offset < mark.offset ? offset : mark.offset) - mark.start + 1,
		.utf16_column = mark.column + mark.wide + 1,
	};
}
