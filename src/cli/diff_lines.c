// Two texts as lines with numbers, so that comparing two lines is comparing two numbers.

#include "cli/diff_lines.h"

#include "base/hash.h"
#include "report/buffer.h"

#include <stdlib.h>
#include <string.h>

static size_t count_lines(struct diff_text text)
{
	size_t count = 0;
	const char *end = text.bytes + text.size;
	for (const char *at = text.bytes; at < end; count++) {
		const char *feed = memchr(at, '\n', (size_t)(end - at));
		at = feed ? feed + 1 : end;
	}
	return count;
}

static void split(struct diff_side *side, struct diff_text text)
{
	size_t count = count_lines(text), at = 0;
	*side = (struct diff_side){.bytes = text.bytes, .count = (uint32_t)count};
	side->starts = allocate(NULL, (count + 1) * sizeof *side->starts);
	side->ids = allocate(NULL, count * sizeof *side->ids);
	side->changed = allocate(NULL, count * sizeof *side->changed);
	for (size_t i = 0; i < count; i++) {
		const char *feed = memchr(text.bytes + at, '\n', text.size - at);
		side->starts[i] = at;
		side->changed[i] = false;
		at = feed ? (size_t)(feed - text.bytes) + 1 : text.size;
	}
	side->starts[count] = text.size;
}

// The lines that were met, found by their bytes.
struct table {
	struct diff_texts *texts;
	struct diff_text *first; // by id: a line that has it
	uint32_t *slots;	 // an id and one, or 0
	size_t mask;
};

static uint32_t id_of(struct table *table, struct diff_text line)
{
	for (size_t at = (size_t)hash_folded(hash_bytes(HASH_START, line.bytes, line.size));; at++) {
		uint32_t *slot = &table->slots[at & table->mask];
		if (!*slot) {
			uint32_t id = table->texts->line_count++;
			*slot = id + 1;
			table->first[id] = line;
			table->texts->lines[id] = (struct diff_line){0};
			return id;
		}
		struct diff_text known = table->first[*slot - 1];
		if (known.size == line.size && memcmp(known.bytes, line.bytes, line.size) == 0) {
			return *slot - 1;
		}
	}
}

static void number(struct table *table, size_t which)
{
	struct diff_side *side = &table->texts->side[which];
	for (uint32_t i = 0; i < side->count; i++) {
		size_t start = side->starts[i];
		struct diff_text text = {.bytes = side->bytes + start, .size = side->starts[i + 1] - start};
		side->ids[i] = id_of(table, text);
		struct diff_line *line = &table->texts->lines[side->ids[i]];
		line->count[which]++;
		line->last[which] = i;
	}
}

void diff_texts_split(struct diff_texts *texts, struct diff_text old, struct diff_text new)
{
	*texts = (struct diff_texts){0};
	split(&texts->side[0], old);
	split(&texts->side[1], new);
	size_t count = (size_t)texts->side[0].count + texts->side[1].count, slots = 16;
	while (slots < count * 2) {
		slots *= 2;
	}
	struct table table = {.texts = texts, .mask = slots - 1};
	texts->lines = allocate(NULL, count * sizeof *texts->lines);
	table.first = allocate(NULL, count * sizeof *table.first);
	table.slots = allocate(NULL, slots * sizeof *table.slots);
	memset(table.slots, 0, slots * sizeof *table.slots);
	number(&table, 0);
	number(&table, 1);
	free(table.first);
	free(table.slots);
}

void diff_texts_release(struct diff_texts *texts)
{
	for (size_t i = 0; i < 2; i++) {
		free(texts->side[i].starts);
		free(texts->side[i].ids);
		free(texts->side[i].changed);
	}
	free(texts->lines);
	*texts = (struct diff_texts){0};
}
