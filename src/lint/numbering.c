// Numbers of titles that do not count up.

#include "lint/numbering.h"

#include "base/bytes.h"
#include "lint/dispatch.h"

enum {
	PAIRS_MIN = 10, // of neighbors; in fewer, counting up may be chance
	MOST_OF = 10,	// all but one in ten of them count up
	DIGITS_MAX = 6, // longer numbers count nothing
};

struct ordinal {
	span at;
	uint32_t number, group;
};

struct numbering {
	struct check *check;
	struct ordinal *items;
	size_t count, capacity;
};

struct numbering *numbering_new(struct check *check)
{
	struct numbering *numbering = arena_alloc(check->arena, sizeof *numbering);
	*numbering = (struct numbering){.check = check};
	return numbering;
}

// `12. Title`, `12) Title`: the digits; an empty span if the title starts otherwise.
static span read_ordinal(const struct source *source, span title, uint32_t *number)
{
	uint32_t end = title.start;
	for (*number = 0; end < title.end && byte_is_digit(source->bytes[end]); end++) {
		*number = *number < UINT32_MAX / 20 ? *number * 10 + (uint32_t)(source->bytes[end] - '0') : *number;
	}
	bool is_ordinal = end > title.start && end - title.start <= DIGITS_MAX && end + 1 < title.end &&
			  byte_is_in(source->bytes[end], ".)") && byte_is_blank(source->bytes[end + 1]);
	return span_of(title.start, is_ordinal ? end : title.start);
}

void numbering_take(struct numbering *numbering, const struct entry *entry, uint32_t group)
{
	uint32_t number;
	span at = read_ordinal(entry->source, entry->title, &number);
	if (span_is_empty(at)) {
		return;
	}
	numbering->items = memory_grow(numbering->check->memory, numbering->items, &numbering->capacity,
				       numbering->count + 1, sizeof *numbering->items);
	numbering->items[numbering->count++] = (struct ordinal){at, number, group};
}

// It follows the one before it in the count.
static bool counts_up(const struct ordinal *ordinal)
{
	return ordinal->number == ordinal[-1].number + 1;
}

static bool is_convention(const struct numbering *numbering)
{
	size_t pairs = 0;
	size_t up = 0;
	for (size_t i = 1; i < numbering->count; i++) {
		const struct ordinal *ordinal = &numbering->items[i];
		bool is_pair = ordinal->group == ordinal[-1].group;
		pairs += is_pair;
		up += is_pair && counts_up(ordinal);
	}
	return pairs >= PAIRS_MIN && up * MOST_OF >= pairs * (MOST_OF - 1);
}

static void report_number(const struct numbering *numbering, const struct ordinal *ordinal, uint32_t last,
			  enum number_slip slip)
{
	struct deviation deviation = deviation_of(DEVIATION_NUMBER, ordinal->at);
	deviation.number = last + 1;
	deviation.choice = (int32_t)slip;
	dispatch_deviation(numbering->check, &deviation);
}

// The one behind it goes on as if it had the number that is expected.
static bool is_slip(const struct numbering *numbering, size_t index, uint32_t expected)
{
	const struct ordinal *next = &numbering->items[index + 1];
	return index + 1 < numbering->count && next->group == next[-1].group && next->number == expected + 1;
}

void numbering_apply(struct numbering *numbering)
{
	uint32_t last = 0;
	bool is_kept = is_convention(numbering);
	for (size_t i = 0; i < numbering->count && is_kept; i++) {
		const struct ordinal *ordinal = &numbering->items[i];
		bool is_first = i == 0 || ordinal->group != ordinal[-1].group || ordinal->number == 1;
		if (is_first || ordinal->number == last + 1) {
			last = ordinal->number;
		} else if (is_slip(numbering, i, last + 1)) {
			report_number(numbering, ordinal, last, NUMBER_OTHER);
			last++;
		} else {
			bool is_gap = ordinal->number > last;
			report_number(numbering, ordinal, last, is_gap ? NUMBER_GAP : NUMBER_REPEATED);
			last = is_gap ? ordinal->number : last;
		}
	}
	memory_free(numbering->check->memory, numbering->items);
}
