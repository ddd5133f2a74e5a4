// Entries that are out of the alphabetical order.

#include "lint/entry_order.h"

#include <stdlib.h>
#include <string.h>

#include "base/bisect.h"
#include "base/bytes.h"
#include "lint/dispatch.h"

enum {
	PAIRS_MIN = 10, // of neighbors; in fewer an order may be chance
	MOST_OF = 10,	// all but one in ten of them keep it
};

// What titles may be ordered by.
enum key {
	KEY_BYTES,
	KEY_BASE,  // the base letters of accented ones
	KEY_WORDS, // letters and digits alone
	KEY_BASE_WORDS,
	KEY_NUMBERS, // `Part 2` comes before `Part 10`
	KEY_LINES,   // as `sort` has the lines: `Part 2` comes before `Part`, whose next sign is `]`
	KEYS,
};

struct placed {
	span title;
	uint32_t group, list;
	uint32_t number; // of the entry in the file
	uint32_t rank;
	bool is_kept; // by one of the keys
	struct unicode_key folded, base;
};

struct entry_order {
	struct check *check;
	struct placed *items;
	size_t count, capacity;
};

struct entry_order *entry_order_new(struct check *check)
{
	struct entry_order *order = arena_alloc(check->arena, sizeof *order);
	*order = (struct entry_order){.check = check};
	return order;
}

// --- taking ---------------------------------------------------------------------------------------

// Digits and letters of scripts whose order is that of their code points.
static bool may_start(struct unicode_key text)
{
	size_t length;
	uint32_t point = text.size > 0 ? unicode_decode(text.bytes, text.size, &length) : 0;
	bool is_latin = point < 0x250 || (point >= 0x1E00 && point < 0x1F00);
	bool is_greek_or_cyrillic = point >= 0x370 && point < 0x530;
	return (point < 0x80 && unicode_is_digit(point)) ||
	       (unicode_is_letter(point) && point != 0xB5 && (is_latin || is_greek_or_cyrillic));
}

// An emoji or the like before the title of a line, by which it may be in order.
static bool has_text_before(const struct entry *entry)
{
	span before = span_of(entry->heading.start, entry->title.start);
	for (uint32_t i = before.start; i < before.end && entry->shape == ENTRY_SHAPE_LINE; i++) {
		if (!byte_is_in(entry->source->bytes[i], "-+* \t")) {
			return true;
		}
	}
	return false;
}

static struct unicode_key keep(struct entry_order *order, struct unicode_key key)
{
	return (struct unicode_key){arena_copy(order->check->arena, key.bytes, key.size), key.size};
}

// It is not what the template shows, and that is reported.
static bool has_odd_title(const struct match *match)
{
	for (size_t i = 0; i < match->deviation_count; i++) {
		if (match->deviations[i].kind == DEVIATION_TITLE_SHAPE) {
			return true;
		}
	}
	return false;
}

void entry_order_take(struct entry_order *order, const struct match *match, uint32_t group, struct arena *scratch)
{
	const struct entry *entry = match->entry;
	struct unicode_key text = entry_title_text(entry, scratch);
	if (!may_start(text) || has_text_before(entry) || has_odd_title(match)) {
		return;
	}
	struct unicode_key folded = unicode_fold(scratch, text.bytes, text.size);
	struct unicode_key base = unicode_base(scratch, folded);
	order->items = memory_grow(order->check->memory, order->items, &order->capacity, order->count + 1,
				   sizeof *order->items);
	struct placed *placed = &order->items[order->count];
	*placed = (struct placed){
		.title = entry->title,
		.group = group,
		.list = entry->list,
		.number = (uint32_t)order->count++,
		.folded = keep(order, folded),
	};
	placed->base = unicode_key_equal(folded, base) ? placed->folded : keep(order, base);
}

// --- comparing ------------------------------------------------------------------------------------

static bool is_in_word(char byte)
{
	return source_is_word_byte(byte);
}

static int compare_bytes(struct unicode_key a, struct unicode_key b)
{
	int order = memcmp(a.bytes, b.bytes, a.size < b.size ? a.size : b.size);
	return order ? order : (a.size > b.size) - (a.size < b.size);
}

static int compare_words(struct unicode_key a, struct unicode_key b)
{
	for (uint32_t i = 0, k = 0;; i++, k++) {
		while (i < a.size && !is_in_word(a.bytes[i])) {
			i++;
		}
		while (k < b.size && !is_in_word(b.bytes[k])) {
			k++;
		}
		if (i == a.size || k == b.size) {
			return (i < a.size) - (k < b.size);
		}
		if (a.bytes[i] != b.bytes[k]) {
			return (unsigned char)a.bytes[i] < (unsigned char)b.bytes[k] ? -1 : 1;
		}
	}
}

static uint32_t number_end(struct unicode_key text, uint32_t at)
{
	while (at < text.size && byte_is_digit(text.bytes[at])) {
		at++;
	}
	return at;
}

static uint32_t after_zeros(struct unicode_key text, uint32_t at, uint32_t end)
{
	while (at < end && text.bytes[at] == '0') {
		at++;
	}
	return at;
}

static int compare_lines(struct unicode_key a, struct unicode_key b)
{
	uint32_t i = 0;
	while (i < a.size && i < b.size && a.bytes[i] == b.bytes[i]) {
		i++;
	}
	unsigned char left = i < a.size ? (unsigned char)a.bytes[i] : ']';
	unsigned char right = i < b.size ? (unsigned char)b.bytes[i] : ']';
	return i == a.size && i == b.size ? 0 : left < right ? -1 : 1;
}

static int compare_numbers(struct unicode_key a, struct unicode_key b)
{
	uint32_t i = 0, k = 0;
	while (i < a.size && k < b.size) {
		uint32_t end_a = number_end(a, i), end_b = number_end(b, k);
		if (end_a == i || end_b == k) {
			if (a.bytes[i] != b.bytes[k]) {
				return (unsigned char)a.bytes[i] < (unsigned char)b.bytes[k] ? -1 : 1;
			}
			i++;
			k++;
			continue;
		}
		i = after_zeros(a, i, end_a);
		k = after_zeros(b, k, end_b);
		if (end_a - i != end_b - k) {
			return end_a - i < end_b - k ? -1 : 1;
		}
		int order = memcmp(a.bytes + i, b.bytes + k, end_a - i);
		if (order) {
			return order;
		}
		i = end_a;
		k = end_b;
	}
	return (i < a.size) - (k < b.size);
}

static int compare(const struct placed *a, const struct placed *b, enum key key)
{
	switch (key) {
	case KEY_BASE:
		return compare_bytes(a->base, b->base);
	case KEY_WORDS:
		return compare_words(a->folded, b->folded);
	case KEY_BASE_WORDS:
		return compare_words(a->base, b->base);
	case KEY_NUMBERS:
		return compare_numbers(a->folded, b->folded);
	case KEY_LINES:
		return compare_lines(a->folded, b->folded);
	default:
		return compare_bytes(a->folded, b->folded);
	}
}

static int by_number(const struct placed *a, const struct placed *b)
{
	return (a->number > b->number) - (a->number < b->number);
}

static int by_list(const void *left, const void *right)
{
	const struct placed *a = left;
	const struct placed *b = right;
	if (a->group != b->group) {
		return a->group < b->group ? -1 : 1;
	}
	return a->list != b->list ? (a->list < b->list ? -1 : 1) : by_number(a, b);
}

#define BY_KEY(name, key)                                                                                              \
	static int name(const void *left, const void *right)                                                           \
	{                                                                                                              \
		const struct placed *const *a = left;                                                                  \
		const struct placed *const *b = right;                                                                 \
		int order = compare(*a, *b, key);                                                                      \
		return order ? order : by_number(*a, *b);                                                              \
	}
BY_KEY(by_bytes, KEY_BYTES)
BY_KEY(by_base, KEY_BASE)
BY_KEY(by_words, KEY_WORDS)
BY_KEY(by_base_words, KEY_BASE_WORDS)
BY_KEY(by_numbers, KEY_NUMBERS)
BY_KEY(by_lines, KEY_LINES)

// --- one list -------------------------------------------------------------------------------------

// How long the longest ordered run is that ends with each (`is_back`: that starts with it). Returns the longest.
static uint32_t measure(struct arena *scratch, const struct placed *items, size_t count, bool is_back, uint32_t *length)
{
	uint32_t *ends = arena_alloc(scratch, count * sizeof *ends); // by length, the lowest rank that a run ends with
	uint32_t longest = 0;
	for (size_t i = 0; i < count; i++) {
		size_t place = is_back ? count - 1 - i : i;
		uint32_t rank = is_back ? (uint32_t)count - items[place].rank : items[place].rank;
		size_t run;
		BISECT(run, longest, ends[run] < rank);
		ends[run] = rank;
		length[place] = (uint32_t)run + 1;
		longest += run == longest;
	}
	return longest;
}

// Marks the longest run that keeps its order; among equal ones, the one that leaves out what comes later.
static void keep_longest(struct arena *scratch, struct placed *items, size_t count)
{
	uint32_t *ending = arena_alloc(scratch, count * sizeof *ending);
	uint32_t *starting = arena_alloc(scratch, count * sizeof *starting);
	uint32_t longest = measure(scratch, items, count, false, ending);
	measure(scratch, items, count, true, starting);
	uint32_t kept = 0, rank = 0;
	for (size_t i = 0; i < count; i++) {
		bool is_next = ending[i] == kept + 1 && ending[i] + starting[i] == longest + 1;
		if (is_next && (kept == 0 || items[i].rank > rank)) {
			items[i].is_kept = true;
			rank = items[i].rank;
			kept++;
		}
	}
}

static void keep_ordered(struct arena *scratch, struct placed *items, size_t count)
{
	static int (*const orders[KEYS])(const void *, const void *) = {by_bytes,      by_base,	   by_words,
									by_base_words, by_numbers, by_lines};
	const struct placed **sorted = arena_alloc(scratch, count * sizeof *sorted);
	for (int key = 0; key < KEYS; key++) {
		for (size_t i = 0; i < count; i++) {
			sorted[i] = &items[i];
		}
		qsort(sorted, count, sizeof *sorted, orders[key]);
		for (size_t i = 0; i < count; i++) {
			items[sorted[i] - items].rank = (uint32_t)i;
		}
		keep_longest(scratch, items, count);
	}
}

// The one that an entry belongs behind, of those that are in order; else (`*is_before`) the first of them.
static const struct placed *neighbor_of(const struct placed *items, size_t count, const struct placed *moved,
					bool *is_before)
{
	const struct placed *found = NULL;
	const struct placed *first = NULL;
	for (size_t i = 0; i < count; i++) {
		first = !first && items[i].is_kept ? &items[i] : first;
		if (items[i].is_kept && compare(&items[i], moved, KEY_WORDS) <= 0) {
			found = &items[i];
		}
	}
	*is_before = !found;
	return found ? found : first;
}

static void report_list(struct entry_order *order, struct placed *items, size_t count)
{
	struct arena scratch;
	arena_init(&scratch, order->check->memory);
	keep_ordered(&scratch, items, count);
	for (size_t i = 0; i < count; i++) {
		if (!items[i].is_kept) {
			struct deviation deviation = deviation_of(DEVIATION_ENTRY_ORDER, items[i].title);
			deviation.other = neighbor_of(items, count, &items[i], &deviation.certain)->title;
			dispatch_deviation(order->check, &deviation);
		}
	}
	arena_release(&scratch);
}

// --- the file -------------------------------------------------------------------------------------

static size_t end_of_list(const struct entry_order *order, size_t first)
{
	size_t end = first + 1;
	while (end < order->count && order->items[end].group == order->items[first].group &&
	       order->items[end].list == order->items[first].list) {
		end++;
	}
	return end;
}

static bool is_ordered(const struct placed *a, const struct placed *b)
{
	for (int key = 0; key < KEYS; key++) {
		if (compare(a, b, (enum key)key) < 0) {
			return true;
		}
	}
	return false;
}

static bool has_order(const struct entry_order *order)
{
	uint64_t pairs = 0, ordered = 0;
	for (size_t i = 0; i + 1 < order->count; i++) {
		const struct placed *a = &order->items[i];
		const struct placed *b = a + 1;
		if (a->group == b->group && a->list == b->list && compare(a, b, KEY_BYTES) != 0) {
			pairs++;
			ordered += is_ordered(a, b);
		}
	}
	return pairs >= PAIRS_MIN && ordered < pairs && ordered * MOST_OF >= pairs * (MOST_OF - 1);
}

void entry_order_apply(struct entry_order *order)
{
	if (order->count > 1) {
		qsort(order->items, order->count, sizeof *order->items, by_list);
	}
	bool exists = has_order(order);
	for (size_t first = 0, end; exists && first < order->count; first = end) {
		end = end_of_list(order, first);
		report_list(order, order->items + first, end - first);
	}
	memory_free(order->check->memory, order->items);
}
