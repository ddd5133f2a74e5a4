// Columns whose cells have few values, by what most rows say, and the cells that differ.

#include "lint/cell_values.h"

#include <stdlib.h>

#include "base/bytes.h"
#include "base/hash.h"
#include "lint/dispatch.h"
#include "markdown/comment.h"

enum {
	CELLS_MIN = 50,	     // of a column; fewer show no vocabulary
	MOST_OF = 10,	     // nine of so many cells have a value of it
	VALUES_MAX = 12,     // of a vocabulary
	VALUE_MIN = 5,	     // cells that have a value of it
	VALUE_SIZE_MAX = 40, // bytes; what is longer is text
	COMMON_MIN = 20	     // cells that have each of the other values, where one is rare
};

// A value, by a hash of it without letter case and marks, and by one of its bytes.
struct cell {
	uint32_t column, entry;
	uint64_t key, exact;
	span at;
};

struct cell_values {
	struct check *check;
	struct arena scratch; // for one cell, or for the values of a column
	struct cell *cells;
	size_t count, capacity;
};

struct cell_values *cell_values_new(struct check *check)
{
	struct cell_values *values = arena_alloc(check->arena, sizeof *values);
	*values = (struct cell_values){.check = check};
	arena_init(&values->scratch, check->memory);
	return values;
}

// What may be a value among few: no link, no number, no text.
static bool may_be_value(const struct source *source, span cell)
{
	for (uint32_t i = cell.start; i < cell.end; i++) {
		if (byte_is_in(source->bytes[i], "[<:") || byte_is_digit(source->bytes[i])) {
			return false;
		}
	}
	return span_length(cell) <= VALUE_SIZE_MAX;
}

static span without_marks(const struct source *source, span at)
{
	while (!span_is_empty(at) && byte_is_in(source->bytes[at.start], "*_`")) {
		at.start++;
	}
	while (!span_is_empty(at) && byte_is_in(source->bytes[at.end - 1], "*_`")) {
		at.end--;
	}
	return at;
}

static struct unicode_key key_of(struct cell_values *values, span cell)
{
	const struct source *source = values->check->source;
	span plain = without_marks(source, cell);
	return unicode_fold(&values->scratch, source_at(source, plain), span_length(plain));
}

// A suppression behind the value is no part of it.
static span without_comment(const struct source *source, span cell)
{
	for (uint32_t i = cell.start; i + 4 <= cell.end; i++) {
		if (source->bytes[i] == '<' && comment_starts_in(source->bytes, span_of(i, i + 4))) {
			bool is_last = comment_end(source->bytes, i, cell.end) == cell.end;
			return is_last ? source_trim(source, span_of(cell.start, i)) : cell;
		}
	}
	return cell;
}

void cell_values_take(struct cell_values *values, uint32_t column, span cell, uint32_t entry)
{
	const struct source *source = values->check->source;
	span at = without_comment(source, cell);
	arena_reset(&values->scratch);
	struct unicode_key key = may_be_value(source, at) ? key_of(values, at) : (struct unicode_key){0};
	if (key.size == 0) {
		return;
	}
	values->cells = memory_grow(values->check->memory, values->cells, &values->capacity, values->count + 1,
				    sizeof *values->cells);
	values->cells[values->count++] = (struct cell){
		.column = column,
		.entry = entry,
		.key = hash_bytes(HASH_START, key.bytes, key.size),
		.exact = hash_bytes(HASH_START, source_at(source, at), span_length(at)),
		.at = at,
	};
}

static int by_value(const void *left, const void *right)
{
	const struct cell *a = left;
	const struct cell *b = right;
	if (a->column != b->column) {
		return a->column < b->column ? -1 : 1;
	}
	if (a->key != b->key) {
		return a->key < b->key ? -1 : 1;
	}
	if (a->exact != b->exact) {
		return a->exact < b->exact ? -1 : 1;
	}
	return (a->at.start > b->at.start) - (a->at.start < b->at.start);
}

// Cells that have one value, however it is spelled.
struct value {
	const struct cell *first;
	uint32_t count;
};

// The common values of a column, the most common first.
struct vocabulary {
	struct value items[VALUES_MAX];
	uint32_t count;
};

static struct value value_at(const struct cell *first, const struct cell *end)
{
	struct value value = {first, 1};
	while (first + value.count < end && first[value.count].key == first->key) {
		value.count++;
	}
	return value;
}

static struct vocabulary vocabulary_of(const struct cell *first, const struct cell *end)
{
	struct vocabulary found = {.count = 0};
	for (struct value value; first < end; first += value.count) {
		value = value_at(first, end);
		uint32_t at = found.count;
		for (; at > 0 && found.items[at - 1].count < value.count; at--) {
			if (at < VALUES_MAX) {
				found.items[at] = found.items[at - 1];
			}
		}
		if (value.count >= VALUE_MIN && at < VALUES_MAX) {
			found.items[at] = value;
			found.count += found.count < VALUES_MAX;
		}
	}
	return found;
}

static uint32_t spelled_alike(struct value value, uint32_t first)
{
	uint32_t end = first + 1;
	while (end < value.count && value.first[end].exact == value.first[first].exact) {
		end++;
	}
	return end - first;
}

static void report_spelling(struct cell_values *values, const struct cell *cell, span common, uint32_t count,
			    bool is_certain)
{
	struct deviation deviation = deviation_of(DEVIATION_VALUE_SPELLING, cell->at);
	deviation.other = common;
	deviation.number = count;
	deviation.certain = is_certain;
	dispatch_for_entry(values->check, &deviation, cell->entry);
}

// The spelling that most cells with a value have.
static struct value common_spelling(struct value value)
{
	struct value common = {value.first, 0};
	for (uint32_t i = 0, alike; i < value.count; i += alike) {
		alike = spelled_alike(value, i);
		common = alike > common.count ? (struct value){value.first + i, alike} : common;
	}
	return common;
}

static void report_spellings(struct cell_values *values, struct value value)
{
	struct value common = common_spelling(value);
	for (uint32_t i = 0; i < value.count && common.count * MOST_OF >= value.count * (MOST_OF - 1); i++) {
		if (value.first[i].exact != common.first->exact) {
			report_spelling(values, &value.first[i], common.first->at, common.count, true);
		}
	}
}

// The common value that another one is nearly; NULL for none.
static const struct value *near_value(struct cell_values *values, const struct vocabulary *vocabulary,
				      const struct cell *cell)
{
	struct unicode_key word = key_of(values, cell->at);
	for (uint32_t i = 0; i < vocabulary->count; i++) {
		if (label_is_nearly(key_of(values, vocabulary->items[i].first->at), word)) {
			return &vocabulary->items[i];
		}
	}
	return NULL;
}

static bool is_common(const struct vocabulary *vocabulary, const struct cell *cell)
{
	for (uint32_t i = 0; i < vocabulary->count; i++) {
		if (vocabulary->items[i].first->key == cell->key) {
			return true;
		}
	}
	return false;
}

// Values that nearly spell a common one, and the only one that is neither common nor nearly so.
static void report_others(struct cell_values *values, const struct vocabulary *vocabulary, const struct cell *first,
			  const struct cell *end)
{
	uint32_t odd = 0;
	const struct cell *rare = NULL;
	for (uint32_t i = 0; i < vocabulary->count; i++) {
		odd += vocabulary->items[i].count < COMMON_MIN;
	}
	for (struct value value; first < end; first += value.count) {
		value = value_at(first, end);
		if (is_common(vocabulary, first)) {
			continue;
		}
		const struct value *near = near_value(values, vocabulary, first);
		for (uint32_t i = 0; near && i < value.count; i++) {
			struct value common = common_spelling(*near);
			report_spelling(values, &first[i], common.first->at, common.count, false);
		}
		odd += !near;
		rare = !near && value.count == 1 ? first : rare;
	}
	if (rare && odd == 1) {
		struct deviation deviation = deviation_of(DEVIATION_VALUE_RARE, rare->at);
		struct value common = common_spelling(vocabulary->items[0]);
		deviation.other = common.first->at;
		deviation.number = common.count;
		dispatch_for_entry(values->check, &deviation, rare->entry);
	}
}

void cell_values_apply(struct cell_values *values, const uint32_t *cells)
{
	if (values->count == 0) {
		return; // there is no memory either
	}
	qsort(values->cells, values->count, sizeof *values->cells, by_value);
	const struct cell *last = values->cells + values->count;
	const struct cell *end;
	for (const struct cell *first = values->cells; first < last; first = end) {
		uint64_t all = cells[first->column], covered = 0;
		for (end = first + 1; end < last && end->column == first->column; end++) {
		}
		struct vocabulary vocabulary = vocabulary_of(first, end);
		for (uint32_t i = 0; i < vocabulary.count; i++) {
			covered += vocabulary.items[i].count;
		}
		if (vocabulary.count == 0 || all < CELLS_MIN || covered * MOST_OF < all * (MOST_OF - 1)) {
			continue;
		}
		arena_reset(&values->scratch);
		for (uint32_t i = 0; i < vocabulary.count; i++) {
			report_spellings(values, vocabulary.items[i]);
		}
		report_others(values, &vocabulary, first, end);
	}
	memory_free(values->check->memory, values->cells);
	arena_release(&values->scratch);
}
