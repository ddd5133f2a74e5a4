// Labels that are taken for different fields in different entries.

#include "lint/ambiguous.h"

#include <stdlib.h>

#include "base/hash.h"
#include "lint/dispatch.h"
#include "lint/findings.h"

// A label in an entry, and the field that it is taken for. Both by their hashes.
struct reading {
	uint64_t label, field;
	uint32_t entry; // where its item is
	uint32_t item;
	bool is_ambiguous;
};

struct kept_finding {
	struct stored_finding *finding;
	size_t reading;
	bool holds_if_ambiguous;
};

void ambiguous_init(struct ambiguous *ambiguous, struct check *check)
{
	*ambiguous = (struct ambiguous){.check = check};
}

static void keep_findings(struct ambiguous *ambiguous, size_t reading, size_t first, bool holds_if_ambiguous)
{
	struct check *check = ambiguous->check;
	for (size_t i = first; i < check->findings->count; i++) {
		ambiguous->findings = memory_grow(check->memory, ambiguous->findings, &ambiguous->finding_capacity,
						  ambiguous->finding_count + 1, sizeof *ambiguous->findings);
		ambiguous->findings[ambiguous->finding_count++] =
			(struct kept_finding){check->findings->items[i], reading, holds_if_ambiguous};
	}
}

// --- of an entry ----------------------------------------------------------------------------------

static bool is_taken_for_a_field(const struct match *match, uint32_t item)
{
	const struct item_match *own = &match->items[item];
	const struct entry_item *items = match->entry->items;
	bool is_near_again = own->role == ROLE_DUPLICATE && own->name && items[item].label.exists &&
			     !unicode_key_equal(own->name->key, items[item].label.key);
	return own->field && items[item].parent == ENTRY_NONE &&
	       (own->role == ROLE_NEAR || own->role == ROLE_STANDS_IN || is_near_again);
}

static uint64_t hash_of(struct unicode_key key)
{
	return hash_bytes(HASH_START, key.bytes, key.size);
}

// The item of the field that comes before in the template, as far as it is there.
static uint32_t item_before(const struct match *match, const struct template_field *field)
{
	uint32_t before = ENTRY_NONE;
	for (uint32_t i = 0; i < match->entry->item_count; i = match->entry->items[i].end) {
		const struct item_match *item = &match->items[i];
		bool is_field = item->field && item->role != ROLE_DUPLICATE && match->entry->items[i].label.exists;
		if (is_field && item->field->position < field->position &&
		    (before == ENTRY_NONE || match->items[before].field->position < item->field->position)) {
			before = i;
		}
	}
	return before;
}

static void report_as_unknown(struct ambiguous *ambiguous, const struct match *match, uint32_t item)
{
	const struct entry *entry = match->entry;
	const struct template_field *field = match->items[item].field;
	struct deviation unknown = deviation_of(DEVIATION_FIELD_UNKNOWN, entry->items[item].label.whole);
	unknown.item = item;
	dispatch_deviation(ambiguous->check, &unknown);
	if (field->required && match->items[item].role != ROLE_DUPLICATE) {
		struct deviation missing = deviation_of(DEVIATION_FIELD_MISSING,
							span_is_empty(entry->title) ? entry->heading : entry->title);
		missing.field = field;
		uint32_t before = item_before(match, field);
		missing.neighbor = before == ENTRY_NONE ? NULL : match->items[before].field;
		dispatch_deviation(ambiguous->check, &missing);
	}
}

void ambiguous_take(struct ambiguous *ambiguous, const struct match *match)
{
	const struct entry *entry = match->entry;
	for (uint32_t i = 0; i < entry->item_count; i = entry->items[i].end) {
		if (!is_taken_for_a_field(match, i)) {
			continue;
		}
		size_t first = ambiguous->check->findings->count;
		ambiguous->readings = memory_grow(ambiguous->check->memory, ambiguous->readings, &ambiguous->capacity,
						  ambiguous->count + 1, sizeof *ambiguous->readings);
		ambiguous->readings[ambiguous->count++] = (struct reading){
			.label = hash_of(entry->items[i].label.key),
			.field = hash_of(match->items[i].field->names[0].key),
			.entry = entry->heading.start,
			.item = i,
		};
		report_as_unknown(ambiguous, match, i);
		keep_findings(ambiguous, ambiguous->count - 1, first, true);
	}
}

void ambiguous_note(struct ambiguous *ambiguous, const struct match *match, const struct deviation *deviation,
		    size_t first)
{
	if (deviation->item == ENTRY_NONE) {
		return;
	}
	for (size_t i = ambiguous->count; i > 0 && ambiguous->readings[i - 1].entry == match->entry->heading.start;
	     i--) {
		uint32_t item = ambiguous->readings[i - 1].item;
		if (deviation->item >= item && deviation->item < match->entry->items[item].end) {
			keep_findings(ambiguous, i - 1, first, false);
		}
	}
}

// --- of all ---------------------------------------------------------------------------------------

static int by_label(const void *left, const void *right)
{
	const struct reading *a = *(const struct reading *const *)left;
	const struct reading *b = *(const struct reading *const *)right;
	if (a->label != b->label) {
		return a->label < b->label ? -1 : 1;
	}
	return (a->field > b->field) - (a->field < b->field);
}

// Marks the readings of each label that has several.
static void find_ambiguous(const struct ambiguous *ambiguous)
{
	struct reading **sorted = memory_resize(ambiguous->check->memory, NULL, ambiguous->count * sizeof *sorted);
	for (size_t i = 0; i < ambiguous->count; i++) {
		sorted[i] = &ambiguous->readings[i];
	}
	qsort(sorted, ambiguous->count, sizeof *sorted, by_label);
	for (size_t i = 0, end; i < ambiguous->count; i = end) {
		for (end = i + 1; end < ambiguous->count && sorted[end]->label == sorted[i]->label; end++) {
		}
		for (size_t k = i; k < end; k++) {
			sorted[k]->is_ambiguous = sorted[i]->field != sorted[end - 1]->field;
		}
	}
	memory_free(ambiguous->check->memory, sorted);
}

void ambiguous_apply(struct ambiguous *ambiguous)
{
	if (ambiguous->count > 0) {
		find_ambiguous(ambiguous);
	}
	for (size_t i = 0; i < ambiguous->finding_count; i++) {
		const struct kept_finding *kept = &ambiguous->findings[i];
		if (ambiguous->readings[kept->reading].is_ambiguous != kept->holds_if_ambiguous) {
			findings_drop(kept->finding);
		}
	}
	if (ambiguous->finding_count > 0) {
		findings_take_out(ambiguous->check->findings);
	}
	memory_free(ambiguous->check->memory, ambiguous->readings);
	memory_free(ambiguous->check->memory, ambiguous->findings);
}
