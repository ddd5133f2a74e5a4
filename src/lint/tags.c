// The vocabulary of tags that a list uses, and how it writes names.

#include "lint/tags.h"

#include <stdlib.h>
#include <string.h>

#include "base/bytes.h"
#include "base/distance.h"
#include "base/hash.h"
#include "base/memory.h"
#include "base/unicode.h"
#include "base/url_parts.h"
#include "lint/dispatch.h"
#include "lint/entries.h"
#include "lint/findings.h"

// --- the form of a tag ---------------------------------------------------------------------------

// When two spellings are one tag.

// A word so long that one edit hardly makes another one of it.
enum { LONG_WORD = 8 };

static bool is_joint(char byte)
{
	return byte == ' ' || byte == '-' || byte == '\t';
}

static bool is_lower(char byte)
{
	return byte >= 'a' && byte <= 'z';
}

// The last word in the plural: `LLMs`, `models`, and neither `bias`, `physics` nor `1990s`.
static bool is_plural(const char *bytes, size_t size)
{
	size_t start = size;
	while (start > 0 && url_is_alpha(bytes[start - 1])) {
		start--;
	}
	size_t word = size - start;
	if (word < 3 || bytes[size - 1] != 's' || (start > 0 && !is_joint(bytes[start - 1]))) {
		return false;
	}
	size_t small = 0;
	for (size_t i = start; i + 1 < size; i++) {
		small += is_lower(bytes[i]);
	}
	if (small == 0) {
		return true; // capitals, and one small letter
	}
	return word >= 5 && !byte_is_in(bytes[size - 2], "siu") && memcmp(bytes + size - 3, "ics", 3) != 0 &&
	       memcmp(bytes + size - 3, "ias", 3) != 0;
}

// A tag without what spellings differ in: letter case, hyphens and whitespace, the plural.
static struct unicode_key tag_form(struct arena *arena, const char *bytes, size_t size)
{
	char *joined = arena_alloc(arena, size + 1);
	size_t length = 0;
	size -= is_plural(bytes, size);
	for (size_t i = 0; i < size; i++) {
		joined[length] = bytes[i];
		length += !is_joint(bytes[i]);
	}
	return unicode_fold(arena, joined, length);
}

// Folded, with single whitespace between its words.
static struct unicode_key tag_words(struct arena *arena, const char *bytes, size_t size)
{
	char *apart = arena_alloc(arena, size + 1);
	for (size_t i = 0; i < size; i++) {
		apart[i] = is_joint(bytes[i]) ? ' ' : bytes[i];
	}
	return unicode_fold(arena, apart, size);
}

static size_t word_length(const char *bytes, size_t size)
{
	const char *blank = memchr(bytes, ' ', size);
	return blank ? (size_t)(blank - bytes) : size;
}

static bool is_long_word(const char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		if (!is_lower(bytes[i])) {
			return false;
		}
	}
	return size >= LONG_WORD;
}

// True if one long word of theirs differs by one edit, and nothing else: a misspelling of one of the two.
static bool tag_is_misspelling(struct unicode_key a, struct unicode_key b)
{
	unsigned different = 0;
	size_t at = 0, bt = 0;
	while (at < a.size && bt < b.size) {
		const char *one = a.bytes + at, *two = b.bytes + bt;
		size_t length = word_length(one, a.size - at), other = word_length(two, b.size - bt);
		if (length != other || memcmp(one, two, length) != 0) {
			bool is_near = is_long_word(one, length) && is_long_word(two, other) && one[0] == two[0] &&
				       one[length - 1] == two[other - 1] &&
				       distance_edits(one, length, two, other, 1) <= 1;
			if (!is_near || different++ > 0) {
				return false;
			}
		}
		at += length + 1;
		bt += other + 1;
	}
	return different == 1 && at >= a.size && bt >= b.size;
}

enum {
	TAG_MAX = 64,	       // bytes; what is longer is a sentence
	MISSPELLING_RATIO = 3, // so many times commoner is the right one of two that differ by one edit
	NEIGHBOURS = 32,       // that a spelling is compared with, so that time stays bounded
	ODD_RATIO = 4,	       // what one entry in so many has is no custom of the list
};

struct tag_record {
	span at;
	uint32_t spelling;
};

struct spelling {
	span first; // where it is first
	uint32_t count;
	uint32_t better; // the commoner spelling of the same tag; UINT32_MAX for none
	bool is_form;	 // they differ in no more than their form
};
_Static_assert(sizeof(struct tag_record) + sizeof(struct spelling) + 16 <= 64, "a tag costs at most 64 bytes");

struct odd_record {
	struct odd_name name;
	uint32_t entry;
};

struct parted_record {
	struct deviation deviation;
	uint32_t entry;
};

void tags_init(struct tags *tags, struct check *check)
{
	*tags = (struct tags){.check = check};
	arena_init(&tags->arena, check->memory);
	tags->compares_tags = dispatch_wants(check, DEVIATIONS(DEVIATION_TAG_SPELLING));
	tags->compares_names = dispatch_wants(check, DEVIATIONS(DEVIATION_NAME_FORM));
}

// --- spellings ------------------------------------------------------------------------------------

static uint64_t hash_of(const char *bytes, size_t size)
{
	return hash_folded(hash_bytes(HASH_START, bytes, size));
}

static const char *text_of(const struct tags *tags, span at)
{
	return source_at(tags->check->source, at);
}

static bool same_text(const struct tags *tags, span a, span b)
{
	return span_length(a) == span_length(b) && memcmp(text_of(tags, a), text_of(tags, b), span_length(a)) == 0;
}

static uint32_t *slot_of(const struct tags *tags, span at)
{
	size_t slot;
	HASH_PROBE(slot, hash_of(text_of(tags, at), span_length(at)), tags->slot_count,
		   tags->slots[slot] == UINT32_MAX || same_text(tags, tags->spellings[tags->slots[slot]].first, at));
	return &tags->slots[slot];
}

static void widen(struct tags *tags)
{
	memory_free(tags->check->memory, tags->slots);
	tags->slot_count = tags->slot_count ? 2 * tags->slot_count : 64;
	tags->slots = memory_resize(tags->check->memory, NULL, tags->slot_count * sizeof *tags->slots);
	memset(tags->slots, 0xFF, tags->slot_count * sizeof *tags->slots);
	for (uint32_t i = 0; i < tags->spelling_count; i++) {
		*slot_of(tags, tags->spellings[i].first) = i;
	}
}

static uint32_t find_spelling(struct tags *tags, span at)
{
	if (tags->spelling_count * 3 >= tags->slot_count * 2) {
		widen(tags);
	}
	uint32_t *slot = slot_of(tags, at);
	if (*slot == UINT32_MAX) {
		tags->spellings = memory_grow(tags->check->memory, tags->spellings, &tags->spelling_capacity,
					      tags->spelling_count + 1, sizeof *tags->spellings);
		*slot = (uint32_t)tags->spelling_count++;
		tags->spellings[*slot] = (struct spelling){.first = at, .better = UINT32_MAX};
	}
	tags->spellings[*slot].count++;
	return *slot;
}

static bool has_oddity(const struct match *match, enum name_oddity oddity)
{
	for (uint32_t i = 0; i < match->odd_name_count; i++) {
		if (match->odd_names[i].oddity == oddity) {
			return true;
		}
	}
	return false;
}

void tags_take(struct tags *tags, const struct match *match)
{
	struct memory *memory = tags->check->memory;
	for (uint32_t i = 0; tags->compares_tags && i < match->tag_count; i++) {
		if (span_length(match->tags[i]) > TAG_MAX) {
			continue;
		}
		tags->items = memory_grow(memory, tags->items, &tags->capacity, tags->count + 1, sizeof *tags->items);
		tags->items[tags->count++] = (struct tag_record){match->tags[i], find_spelling(tags, match->tags[i])};
	}
	tags->entries_with_tags += match->has_tags;
	tags->entries_with_names += match->has_names;
	tags->entries_with_commas += match->has_name_list && !has_oddity(match, NAME_AND);
	for (uint32_t i = 0; tags->compares_names && i < match->odd_name_count; i++) {
		tags->odd_names = memory_grow(memory, tags->odd_names, &tags->odd_capacity, tags->odd_count + 1,
					      sizeof *tags->odd_names);
		tags->odd_names[tags->odd_count++] =
			(struct odd_record){match->odd_names[i], match->entry->heading.start};
		tags->odd_counts[match->odd_names[i].oddity]++;
	}
}

bool tags_defer(struct tags *tags, const struct deviation *deviation, const struct match *match)
{
	if (deviation->kind != DEVIATION_LIST_SEPARATOR || match->entry->shape != ENTRY_SHAPE_HEADING) {
		return false;
	}
	tags->parted = memory_grow(tags->check->memory, tags->parted, &tags->parted_capacity, tags->parted_count + 1,
				   sizeof *tags->parted);
	tags->parted[tags->parted_count++] = (struct parted_record){*deviation, match->entry->heading.start};
	return true;
}

// --- which are one tag ----------------------------------------------------------------------------

// A spelling on its way through the comparison.
struct candidate {
	struct unicode_key key;
	uint64_t hash;
	uint32_t spelling;
};

// The commoner one first, then the one that is first.
static bool is_better(const struct spelling *a, const struct spelling *b)
{
	return a->count != b->count ? a->count > b->count : a->first.start < b->first.start;
}

static int by_hash(const void *left, const void *right)
{
	const struct candidate *a = left, *b = right;
	if (a->hash != b->hash) {
		return a->hash < b->hash ? -1 : 1;
	}
	return (a->spelling > b->spelling) - (a->spelling < b->spelling);
}

// Keys of the same hash are not the same: who writes a list may look for such.
static int by_key(const void *left, const void *right)
{
	const struct candidate *a = left, *b = right;
	if (a->hash != b->hash) {
		return a->hash < b->hash ? -1 : 1;
	}
	if (a->key.size != b->key.size) {
		return a->key.size < b->key.size ? -1 : 1;
	}
	int order = a->key.size > 0 ? memcmp(a->key.bytes, b->key.bytes, a->key.size) : 0;
	return order ? order : by_hash(left, right);
}

static void sort(struct candidate *candidates, size_t count, int (*compare)(const void *, const void *))
{
	if (count > 1) {
		qsort(candidates, count, sizeof *candidates, compare);
	}
}

// Those that differ in form alone.
static void join_forms(struct tags *tags, struct candidate *candidates)
{
	for (uint32_t i = 0; i < tags->spelling_count; i++) {
		span at = tags->spellings[i].first;
		struct unicode_key key = tag_form(&tags->arena, text_of(tags, at), span_length(at));
		candidates[i] = (struct candidate){key, hash_of(key.bytes, key.size), i};
	}
	sort(candidates, tags->spelling_count, by_key);
	for (size_t i = 0, next; i < tags->spelling_count; i = next) {
		uint32_t best = candidates[i].spelling;
		struct unicode_key form = candidates[i].key;
		for (next = i; next < tags->spelling_count && unicode_key_equal(candidates[next].key, form); next++) {
			bool better = is_better(&tags->spellings[candidates[next].spelling], &tags->spellings[best]);
			best = better ? candidates[next].spelling : best;
		}
		for (size_t k = i; k < next; k++) {
			struct spelling *spelling = &tags->spellings[candidates[k].spelling];
			if (spelling->count < tags->spellings[best].count) {
				spelling->better = best;
				spelling->is_form = true;
			}
		}
	}
}

static void compare_neighbours(struct tags *tags, const struct candidate *a, const struct candidate *b)
{
	struct spelling *one = &tags->spellings[a->spelling], *two = &tags->spellings[b->spelling];
	bool is_first = is_better(one, two);
	struct spelling *rare = is_first ? two : one;
	const struct spelling *common = is_first ? one : two;
	if (one != two && rare->better == UINT32_MAX && common->count >= MISSPELLING_RATIO * rare->count &&
	    tag_is_misspelling(a->key, b->key)) {
		rare->better = is_first ? a->spelling : b->spelling;
	}
}

static struct candidate half_of(struct unicode_key key, size_t half, bool by_end, uint32_t spelling)
{
	const char *kept = by_end ? key.bytes + key.size - half : key.bytes;
	return (struct candidate){key, hash_of(kept, half), spelling};
}

// One edit leaves either the first half or the second half as it is. The halves of a text of odd length are
// those of one letter more and of one less.
static void join_misspellings(struct tags *tags, struct candidate *candidates, bool by_end)
{
	enum { SHORTEST = 8 };
	size_t count = 0;
	arena_reset(&tags->arena);
	for (uint32_t i = 0; i < tags->spelling_count; i++) {
		span at = tags->spellings[i].first;
		struct unicode_key key = tag_words(&tags->arena, text_of(tags, at), span_length(at));
		if (key.size < SHORTEST || tags->spellings[i].better != UINT32_MAX) {
			continue;
		}
		candidates[count++] = half_of(key, key.size / 2 - 1, by_end, i);
		if (key.size % 2 == 1) {
			candidates[count++] = half_of(key, key.size / 2, by_end, i);
		}
	}
	sort(candidates, count, by_hash);
	for (size_t i = 0; i < count; i++) {
		for (size_t k = i + 1; k < count && k - i <= NEIGHBOURS && candidates[k].hash == candidates[i].hash;
		     k++) {
			compare_neighbours(tags, &candidates[i], &candidates[k]);
		}
	}
}

// --- at the end -----------------------------------------------------------------------------------

// What is a form or a misspelling of one that is misspelled itself is meant to be what that one is: commoner each time.
static const struct spelling *meant_by(const struct tags *tags, const struct spelling *spelling, bool *is_form)
{
	*is_form = true;
	while (spelling->better != UINT32_MAX) {
		*is_form = *is_form && spelling->is_form;
		spelling = &tags->spellings[spelling->better];
	}
	return spelling;
}

static void report_tags(struct tags *tags)
{
	for (size_t i = 0; i < tags->count; i++) {
		const struct spelling *spelling = &tags->spellings[tags->items[i].spelling];
		if (spelling->better == UINT32_MAX) {
			continue;
		}
		bool is_form;
		const struct spelling *better = meant_by(tags, spelling, &is_form);
		const struct pllint_entry *entry = entries_around(tags->check->entries, tags->items[i].at.start);
		struct deviation deviation = deviation_of(DEVIATION_TAG_SPELLING, tags->items[i].at);
		deviation.other = better->first;
		deviation.number = better->count;
		deviation.certain = is_form;
		dispatch_for_entry(tags->check, &deviation, entry ? entry->head.start : UINT32_MAX);
	}
}

// It is no custom of the list. Where other names are split by commas, one `and` in a small list is none either.
static bool is_odd(const struct tags *tags, enum name_oddity oddity)
{
	uint32_t count = tags->odd_counts[oddity];
	bool is_only = oddity == NAME_AND && count == 1 && tags->entries_with_commas > 0;
	return is_only || count * ODD_RATIO <= tags->entries_with_names;
}

static void report_names(struct tags *tags)
{
	for (size_t i = 0; i < tags->odd_count; i++) {
		const struct odd_record *odd = &tags->odd_names[i];
		if (is_odd(tags, odd->name.oddity)) {
			struct deviation deviation = deviation_of(DEVIATION_NAME_FORM, odd->name.places[0]);
			deviation.names = &odd->name;
			dispatch_for_entry(tags->check, &deviation, odd->entry);
		}
	}
}

static void report_parted(struct tags *tags)
{
	bool is_custom = tags->parted_count > 1 && tags->parted_count * ODD_RATIO > tags->entries_with_tags;
	for (size_t i = 0; i < tags->parted_count && !is_custom; i++) {
		dispatch_for_entry(tags->check, &tags->parted[i].deviation, tags->parted[i].entry);
	}
}

void tags_end(struct tags *tags)
{
	if (tags->spelling_count > 1) {
		struct candidate *candidates =
			memory_resize(tags->check->memory, NULL, 2 * tags->spelling_count * sizeof *candidates);
		join_forms(tags, candidates);
		join_misspellings(tags, candidates, false);
		join_misspellings(tags, candidates, true);
		memory_free(tags->check->memory, candidates);
		report_tags(tags);
	}
	report_parted(tags);
	report_names(tags);
	void *const arrays[] = {tags->items, tags->spellings, tags->slots, tags->odd_names, tags->parted};
	for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++) {
		memory_free(tags->check->memory, arrays[i]);
	}
	arena_release(&tags->arena);
}
