// Entries that are out of order: that of their dates, or the alphabetical one.

#include "lint/entry_order.h"

#include <stdlib.h>
#include <string.h>

#include "base/bisect.h"
#include "base/bytes.h"
#include "entry/row.h"
#include "lint/dispatch.h"

enum {
	PAIRS_MIN = 10,	  // of neighbors; in fewer an order may be chance
	MOST_OF = 10,	  // all but one in ten of them keep it
	DATES_MAX = 4,	  // slots of an entry that are dates
	COUNTED_MAX = 64, // slots; a date further on orders nothing
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
	KEY_NEWEST = KEYS, // days of dates
	KEY_OLDEST,
};

// A slot that holds a date.
struct dated {
	uint32_t position, day;
};

struct placed {
	span title;
	span lines;	     // of the entry, where it may be moved; else empty
	uint32_t start, end; // of its lines
	struct dated dates[DATES_MAX];
	uint32_t day;	// of the slot by which the list is ordered; 0: none
	bool has_title; // by which it may be in order
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
	enum entry_order_key key;
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

// Without brackets and marks around it.
static span plain_value(const struct source *source, span at)
{
	at = source_trim_lines(source, at);
	while (!span_is_empty(at) && byte_is_in(source->bytes[at.start], "[(*_`")) {
		at.start++;
	}
	while (!span_is_empty(at) && byte_is_in(source->bytes[at.end - 1], "])*_`.,:")) {
		at.end--;
	}
	return at;
}

static void take_dates(struct placed *placed, const struct match *match)
{
	const struct entry *entry = match->entry;
	uint32_t count = 0;
	for (uint32_t i = 0; i < entry->item_count && count < DATES_MAX; i++) {
		span at = plain_value(entry->source, entry->items[i].value);
		uint32_t day;
		if (match->items[i].field && date_find_day(source_at(entry->source, at), span_length(at), &day)) {
			placed->dates[count++] = (struct dated){match->items[i].field->position, day};
		}
	}
}

static bool holds_comment(const struct source *source, span at)
{
	return source_holds(source, at, "<!--");
}

static bool is_blank(const struct source *source, span line)
{
	return span_is_empty(source_trim_lines(source, line));
}

// The lines of an entry that are nothing else's, neither parted from others by blank lines nor bound to a comment.
static span movable_lines(const struct entry *entry)
{
	const struct source *source = entry->source;
	span lines = entry->extent, none = {0, 0};
	span before = lines.start > 0 ? source_line(source, source_line_start(source, lines.start - 1)) : none;
	span behind = lines.end < source->size ? source_line(source, lines.end) : none;
	bool has_ending = lines.end > lines.start && source->bytes[lines.end - 1] == '\n';
	bool is_item = entry->shape == ENTRY_SHAPE_LINE;
	char first = source->bytes[entry->heading.start];
	bool has_marker = byte_is_in(source->bytes[source_trim(source, lines).start], "-+*");
	bool is_apart = is_blank(source, before) && is_blank(source, behind);
	if (!has_ending || entry->has_nested || is_apart || holds_comment(source, before) ||
	    holds_comment(source, lines) || (is_item && (!has_marker || entry->marker != ENTRY_MARKER_RIGHT)) ||
	    (!is_item && (entry->row->is_apart || first != '|'))) {
		return none;
	}
	return lines;
}

void entry_order_take(struct entry_order *order, const struct match *match, uint32_t group, struct arena *scratch)
{
	const struct entry *entry = match->entry;
	struct unicode_key text = entry_title_text(entry, scratch);
	struct unicode_key folded = unicode_fold(scratch, text.bytes, text.size);
	struct unicode_key base = unicode_base(scratch, folded);
	order->items = memory_grow(order->check->memory, order->items, &order->capacity, order->count + 1,
				   sizeof *order->items);
	struct placed *placed = &order->items[order->count];
	*placed = (struct placed){
		.title = entry->title,
		.lines = movable_lines(entry),
		.start = entry->extent.start,
		.end = entry->extent.end,
		.has_title = may_start(text) && !has_text_before(entry) && !has_odd_title(match),
		.group = group,
		.list = entry->list,
		.number = (uint32_t)order->count++,
		.folded = keep(order, folded),
	};
	placed->base = unicode_key_equal(folded, base) ? placed->folded : keep(order, base);
	take_dates(placed, match);
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

static int compare_days(const struct placed *a, const struct placed *b)
{
	return (a->day > b->day) - (a->day < b->day);
}

static int compare(const struct placed *a, const struct placed *b, enum key key)
{
	switch (key) {
	case KEY_NEWEST:
		return compare_days(b, a);
	case KEY_OLDEST:
		return compare_days(a, b);
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
BY_KEY(by_newest, KEY_NEWEST)
BY_KEY(by_oldest, KEY_OLDEST)

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

static void keep_by(struct arena *scratch, struct placed *items, size_t count,
		    int (*by_key)(const void *, const void *))
{
	const struct placed **sorted = arena_alloc(scratch, count * sizeof *sorted);
	for (size_t i = 0; i < count; i++) {
		sorted[i] = &items[i];
	}
	qsort(sorted, count, sizeof *sorted, by_key);
	for (size_t i = 0; i < count; i++) {
		items[sorted[i] - items].rank = (uint32_t)i;
	}
	keep_longest(scratch, items, count);
}

static void keep_ordered(struct arena *scratch, struct placed *items, size_t count, enum entry_order_key key)
{
	static int (*const orders[KEYS])(const void *, const void *) = {by_bytes,      by_base,	   by_words,
									by_base_words, by_numbers, by_lines};
	if (key != ENTRY_ORDER_TITLE) {
		keep_by(scratch, items, count, key == ENTRY_ORDER_NEWEST ? by_newest : by_oldest);
		return;
	}
	for (int i = 0; i < KEYS; i++) {
		keep_by(scratch, items, count, orders[i]);
	}
}

static enum key place_key(enum entry_order_key key)
{
	return key == ENTRY_ORDER_TITLE ? KEY_WORDS : key == ENTRY_ORDER_NEWEST ? KEY_NEWEST : KEY_OLDEST;
}

// Where the entries that are out of order belong.
struct kept {
	const struct placed **items; // those that are in order
	const struct placed **least; // of each of them and those behind it, the least by the key
	size_t count;
	enum key key;
};

static struct kept kept_of(struct arena *scratch, const struct placed *items, size_t count, enum key key)
{
	struct kept kept = {.key = key};
	kept.items = arena_alloc(scratch, count * sizeof *kept.items);
	kept.least = arena_alloc(scratch, count * sizeof *kept.least);
	for (size_t i = 0; i < count; i++) {
		if (items[i].is_kept) {
			kept.items[kept.count++] = &items[i];
		}
	}
	for (size_t i = kept.count; i > 0; i--) {
		bool is_least = i == kept.count || compare(kept.items[i - 1], kept.least[i], key) <= 0;
		kept.least[i - 1] = is_least ? kept.items[i - 1] : kept.least[i];
	}
	return kept;
}

// The last one that an entry belongs behind; else (`*is_before`) the first of all.
static const struct placed *neighbor_of(const struct kept *kept, const struct placed *moved, bool *is_before)
{
	size_t behind;
	BISECT(behind, kept->count, compare(kept->least[behind], moved, kept->key) <= 0);
	*is_before = behind == 0;
	return kept->items[behind > 0 ? behind - 1 : 0];
}

static void report_list(struct entry_order *order, struct placed *items, size_t count)
{
	struct arena scratch;
	arena_init(&scratch, order->check->memory);
	keep_ordered(&scratch, items, count, order->key);
	const struct kept kept = kept_of(&scratch, items, count, place_key(order->key));
	for (size_t i = 0; i < count; i++) {
		if (items[i].is_kept) {
			continue;
		}
		struct deviation deviation = deviation_of(DEVIATION_ENTRY_ORDER, items[i].title);
		const struct placed *neighbor = neighbor_of(&kept, &items[i], &deviation.certain);
		deviation.other = neighbor->title;
		deviation.number = order->key;
		deviation.lines = span_is_empty(neighbor->lines) ? neighbor->lines : items[i].lines;
		deviation.place = deviation.certain ? neighbor->start : neighbor->end;
		dispatch_deviation(order->check, &deviation);
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

static bool is_ordered(const struct placed *a, const struct placed *b, enum entry_order_key key)
{
	if (key != ENTRY_ORDER_TITLE) {
		return compare(a, b, place_key(key)) < 0;
	}
	for (int i = 0; i < KEYS; i++) {
		if (compare(a, b, (enum key)i) < 0) {
			return true;
		}
	}
	return false;
}

struct pairs {
	uint64_t all, ordered;
};

// Of neighbors in one list.
static struct pairs count_pairs(const struct placed *items, size_t count, enum entry_order_key key)
{
	enum key tie = key == ENTRY_ORDER_TITLE ? KEY_BYTES : place_key(key);
	struct pairs pairs = {0, 0};
	for (size_t i = 0; i + 1 < count; i++) {
		const struct placed *a = &items[i];
		const struct placed *b = a + 1;
		if (a->group == b->group && a->list == b->list && compare(a, b, tie) != 0) {
			pairs.all++;
			pairs.ordered += is_ordered(a, b, key);
		}
	}
	return pairs;
}

// Nine in ten pairs of neighbors keep the order; `*is_broken`: not all do.
static bool has_order(const struct entry_order *order, enum entry_order_key key, bool *is_broken)
{
	struct pairs pairs = count_pairs(order->items, order->count, key);
	*is_broken = pairs.ordered < pairs.all;
	return pairs.all >= PAIRS_MIN && pairs.ordered * MOST_OF >= pairs.all * (MOST_OF - 1);
}

// A long list among ordered ones in which a quarter of the pairs are the wrong way round has no order of its own.
static bool is_unordered(const struct entry_order *order, const struct placed *items, size_t count)
{
	struct pairs pairs = count_pairs(items, count, order->key);
	return order->check->template->order == ORDER_OBSERVED && pairs.all >= PAIRS_MIN &&
	       pairs.ordered * 4 < pairs.all * 3;
}

// The first slot that nine in ten entries have a date in; UINT32_MAX: none.
static uint32_t dated_slot(const struct entry_order *order)
{
	uint32_t counts[COUNTED_MAX] = {0};
	for (size_t i = 0; i < order->count; i++) {
		for (size_t k = 0; k < DATES_MAX && order->items[i].dates[k].day > 0; k++) {
			uint32_t position = order->items[i].dates[k].position;
			counts[position < COUNTED_MAX ? position : COUNTED_MAX - 1]++;
		}
	}
	uint32_t found = 0;
	while (found < COUNTED_MAX - 1 && (uint64_t)counts[found] * MOST_OF < (uint64_t)order->count * (MOST_OF - 1)) {
		found++;
	}
	return found < COUNTED_MAX - 1 ? found : UINT32_MAX;
}

static void set_days(struct entry_order *order, uint32_t position)
{
	for (size_t i = 0; i < order->count; i++) {
		for (size_t k = 0; k < DATES_MAX; k++) {
			const struct dated *date = &order->items[i].dates[k];
			order->items[i].day =
				date->day > 0 && date->position == position ? date->day : order->items[i].day;
		}
	}
}

// Keeps those that have what the list is ordered by.
static void keep_keyed(struct entry_order *order, bool by_date)
{
	size_t kept = 0;
	for (size_t i = 0; i < order->count; i++) {
		if (by_date ? order->items[i].day > 0 : order->items[i].has_title) {
			order->items[kept++] = order->items[i];
		}
	}
	order->count = kept;
}

// What the list is ordered by; false if it has no order, or keeps it throughout.
static bool find_order(struct entry_order *order)
{
	enum group_order shown = order->check->template->order;
	uint32_t slot = dated_slot(order);
	bool is_broken = true;
	if (shown == ORDER_ANY || order->count < 2) {
		return false;
	}
	if (slot != UINT32_MAX) {
		set_days(order, slot);
		bool is_newest = shown == ORDER_OBSERVED ? has_order(order, ENTRY_ORDER_NEWEST, &is_broken)
							 : shown == ORDER_NEWEST_FIRST;
		bool is_oldest =
			!is_newest && (shown == ORDER_OBSERVED ? has_order(order, ENTRY_ORDER_OLDEST, &is_broken)
							       : shown == ORDER_OLDEST_FIRST);
		if (is_newest || is_oldest) {
			order->key = is_newest ? ENTRY_ORDER_NEWEST : ENTRY_ORDER_OLDEST;
			keep_keyed(order, true);
			return is_broken;
		}
	}
	keep_keyed(order, false);
	order->key = ENTRY_ORDER_TITLE;
	return has_order(order, ENTRY_ORDER_TITLE, &is_broken) && is_broken;
}

void entry_order_apply(struct entry_order *order)
{
	if (order->count > 1) {
		qsort(order->items, order->count, sizeof *order->items, by_list);
	}
	bool exists = find_order(order);
	for (size_t first = 0, end; exists && first < order->count; first = end) {
		end = end_of_list(order, first);
		if (!is_unordered(order, order->items + first, end - first)) {
			report_list(order, order->items + first, end - first);
		}
	}
	memory_free(order->check->memory, order->items);
}
