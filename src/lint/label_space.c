// Labels without a space behind their colon in a list where nearly all have one.

#include "lint/label_space.h"

#include "lint/dispatch.h"

enum {
	BASE_MIN = 20, // labels: fewer show no convention
	MOST_OF = 10,  // nine of so many show one
	TOLD_MAX = 64, // deviations of an entry; of one with more, nothing is said
};

void label_space_init(struct label_space *spaces, struct check *check)
{
	*spaces = (struct label_space){.check = check};
}

// Another finding tells how the label is to be written.
static bool is_told(const struct match *match, uint32_t item)
{
	for (size_t i = 0; i < match->deviation_count && match->deviation_count <= TOLD_MAX; i++) {
		enum deviation_kind kind = match->deviations[i].kind;
		if (match->deviations[i].item == item &&
		    (kind == DEVIATION_LABEL_FORM || kind == DEVIATION_LABEL_SPELLING)) {
			return true;
		}
	}
	return match->deviation_count > TOLD_MAX;
}

void label_space_take(struct label_space *spaces, const struct match *match)
{
	const struct entry *entry = match->entry;
	for (uint32_t i = 0; i < entry->item_count && !entry->file; i++) {
		const struct entry_item *item = &entry->items[i];
		if (span_is_empty(item->value) || span_is_empty(item->label.colon)) {
			continue;
		}
		spaces->labels++;
		bool is_known = match->items[i].role == ROLE_FIELD || match->items[i].role == ROLE_NEAR;
		bool is_tight = item->value.start == item->label.whole.end && span_length(item->label.colon) == 1;
		if (is_tight && is_known && !is_told(match, i)) {
			spaces->items = memory_grow(spaces->check->memory, spaces->items, &spaces->capacity,
						    spaces->count + 1, sizeof *spaces->items);
			struct deviation deviation = deviation_of(DEVIATION_LABEL_TIGHT, item->label.whole);
			deviation.field = match->items[i].field;
			deviation.other = item->value;
			spaces->items[spaces->count++] = deviation;
		}
	}
}

void label_space_apply(struct label_space *spaces)
{
	bool are_most = spaces->labels >= BASE_MIN && (uint64_t)spaces->count * MOST_OF <= spaces->labels;
	for (size_t i = 0; i < spaces->count && are_most; i++) {
		dispatch_deviation(spaces->check, &spaces->items[i]);
	}
}
