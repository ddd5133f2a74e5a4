// The values of a field that has few.

#include "base/bytes.h"
#include "infer/infer.h"
#include "infer/put.h"

#include <string.h>

enum {
	VALUES_MAX = 7,
	VALUES_SEEN = 32, // slips among them
	VALUE_LENGTH = 30,
	CHOICE_LENGTH = 200, // of a vocabulary that is left standing whole: longer ones are not looked for in it
	USES_OF_EACH = 3,    // on the average
	RARE_ONE_IN = 20,    // a slip, and no value,
	RARE_TIMES = 5,	     // unless so many make the same
	SLIPS_ONE_IN = 20,   // more of them are values that are open
};

struct value {
	struct unicode_key key;
	span at;
	uint32_t count;
};

struct values {
	struct value items[VALUES_SEEN + 1];
	size_t count;
	uint32_t all;
	span whole; // a value that is the vocabulary itself: `a / b / c`; empty if there is none
};

static bool is_whole(const char *bytes, size_t size)
{
	size_t parts = 1;
	for (size_t i = 1; i + 1 < size; i++) {
		parts += (bytes[i] == '/' || bytes[i] == '|') && bytes[i - 1] == ' ' && bytes[i + 1] == ' ';
	}
	return parts >= 2;
}

static void add(struct values *values, struct unicode_key key, span at)
{
	values->all++;
	for (size_t i = 0; i < values->count; i++) {
		if (unicode_key_equal(values->items[i].key, key)) {
			values->items[i].count++;
			return;
		}
	}
	values->items[values->count++] = (struct value){key, at, 1};
}

static struct values gather(const struct infer *infer, uint32_t field, struct arena *arena)
{
	struct values values = {.count = 0};
	const struct sample *items = infer->samples.items;
	uint32_t next = infer->fields[field].first_sample;
	for (size_t step = 0; next != UINT32_MAX && values.count <= VALUES_SEEN; step++) {
		memory_check_deadline_at(infer->samples.memory, step);
		const struct sample *sample = &items[next];
		next = sample->next;
		const char *bytes = source_at(infer->samples.source, sample->value);
		size_t size = span_length(sample->value);
		if (size == 0) {
			continue;
		}
		if (is_whole(bytes, size)) {
			values.whole = sample->value;
		} else {
			add(&values, unicode_fold(arena, bytes, size), sample->value);
		}
	}
	return values;
}

static bool is_plain(const struct infer *infer, span at)
{
	const char *bytes = source_at(infer->samples.source, at);
	for (uint32_t i = 0; i < span_length(at); i++) {
		if (byte_is_in(bytes[i], "/|,;<>[]()*_`\\:\n\r")) {
			return false;
		}
	}
	return span_length(at) <= VALUE_LENGTH;
}

static bool holds(struct unicode_key whole, const struct value *value)
{
	struct unicode_key key = value->key;
	for (uint32_t i = 0; key.size <= CHOICE_LENGTH && i + key.size <= whole.size; i++) {
		if (memcmp(whole.bytes + i, key.bytes, key.size) == 0) {
			return true;
		}
	}
	return false;
}

// The whole vocabulary, left standing in one entry, if it has what most others use.
static bool knows_whole(const struct infer *infer, const struct values *values, struct arena *arena)
{
	const char *bytes = source_at(infer->samples.source, values->whole);
	struct unicode_key whole = unicode_fold(arena, bytes, span_length(values->whole));
	uint32_t known = 0;
	for (size_t i = 0; i < values->count; i++) {
		known += holds(whole, &values->items[i]) ? values->items[i].count : 0;
	}
	return !span_is_empty(values->whole) && known * 2 > values->all;
}

// False if there are so many that they are none.
static bool drop_rare(struct values *values)
{
	size_t kept = 0;
	uint32_t dropped = 0;
	for (size_t i = 0; i < values->count; i++) {
		const struct value *value = &values->items[i];
		if (value->count * RARE_ONE_IN >= values->all || value->count >= RARE_TIMES) {
			values->items[kept++] = *value;
		} else {
			dropped += value->count;
		}
	}
	bool are_few = values->count <= VALUES_SEEN && dropped * SLIPS_ONE_IN <= values->all;
	values->count = kept;
	return are_few;
}

static void put_values(const struct infer *infer, const struct values *values, struct pllint_writer writer)
{
	bool used[VALUES_SEEN + 1] = {false};
	for (size_t i = 0; i < values->count; i++) {
		size_t best = SIZE_MAX;
		for (size_t j = 0; j < values->count; j++) {
			if (!used[j] && (best == SIZE_MAX || values->items[j].count > values->items[best].count)) {
				best = j;
			}
		}
		used[best] = true;
		if (i > 0) {
			put_bytes(writer, " / ", 3);
		}
		put_bytes(writer, source_at(infer->samples.source, values->items[best].at),
			  span_length(values->items[best].at));
	}
}

bool vocabulary_write(const struct infer *infer, uint32_t field, struct arena *arena, struct pllint_writer writer)
{
	arena_reset(arena);
	struct values values = gather(infer, field, arena);
	if (knows_whole(infer, &values, arena)) {
		put_bytes(writer, " ", 1);
		put_bytes(writer, source_at(infer->samples.source, values.whole), span_length(values.whole));
		return true;
	}
	bool few = drop_rare(&values) && values.count >= 2 && values.count <= VALUES_MAX &&
		   values.all >= values.count * USES_OF_EACH;
	for (size_t i = 0; i < values.count; i++) {
		few = few && is_plain(infer, values.items[i].at);
	}
	if (few) {
		put_bytes(writer, " ", 1);
		put_values(infer, &values, writer);
	}
	return few;
}
