// What hangs on the order of an entry's items: which labels stand in for missing fields, and whether the entry would
// be read otherwise in another order.

#include <string.h>

#include "match/matcher.h"

static bool is_known(const struct match *match, uint32_t item)
{
	enum item_role role = match->items[item].role;
	return role == ROLE_FIELD || role == ROLE_NEAR;
}

// The position of the next known field; field_count if there is none.
static uint32_t next_position(const struct match *match, const uint32_t *items, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (is_known(match, items[i])) {
			return match->items[items[i]].field->position;
		}
	}
	return match->kind->field_count;
}

// The first field of a range that is missing and that an item may be, or NULL.
static const struct template_field *first_missing(const struct template_kind *kind, const bool *taken, uint64_t may_be,
						  uint32_t from, uint32_t end)
{
	for (uint32_t position = from; position < end; position++) {
		bool fits = position < 64 && (may_be >> position & 1);
		if (fits && kind->fields[position].required && !taken[position]) {
			return &kind->fields[position];
		}
	}
	return NULL;
}

void stand_ins_find(struct arena *arena, const struct match *match, const uint32_t *items, size_t count,
		    const struct template_field **fields)
{
	bool *taken = arena_alloc(arena, match->kind->field_count * sizeof *taken);
	memset(taken, 0, match->kind->field_count * sizeof *taken);
	for (size_t i = 0; i < count; i++) {
		if (is_known(match, items[i])) {
			taken[match->items[items[i]].field->position] = true;
		}
	}
	uint32_t after = 0; // the first position that may be stood in for
	uint32_t before = next_position(match, items, count);
	for (size_t i = 0; i < count; i++) {
		enum item_role role = match->items[items[i]].role;
		fields[i] = NULL;
		if (is_known(match, items[i])) {
			after = match->items[items[i]].field->position + 1;
			before = next_position(match, items + i + 1, count - i - 1);
		} else if (role == ROLE_UNKNOWN || role == ROLE_STANDS_IN) {
			fields[i] = first_missing(match->kind, taken, match->items[items[i]].may_be, after, before);
			if (fields[i]) {
				taken[fields[i]->position] = true;
				after = fields[i]->position + 1;
			}
		}
	}
}

// Of the items that are one field, the first is that.
static bool keeps_first_ones(struct arena *arena, const struct match *match, const uint32_t *items, size_t count)
{
	bool *seen = arena_alloc(arena, match->kind->field_count * sizeof *seen);
	memset(seen, 0, match->kind->field_count * sizeof *seen);
	for (size_t i = 0; i < count; i++) {
		const struct item_match *item = &match->items[items[i]];
		if (item->role == ROLE_DUPLICATE && !seen[item->field->position]) {
			return false;
		}
		if (is_known(match, items[i])) {
			seen[item->field->position] = true;
		}
	}
	return true;
}

// No item comes to be directly below a field that it would belong into by its label.
static bool keeps_apart(const struct match *match, const uint32_t *items, size_t count)
{
	const struct item_match *owner = NULL;
	for (size_t i = 0; i < count && match->entry->shape == ENTRY_SHAPE_HEADING; i++) {
		const struct entry_label *label = &match->entry->items[items[i]].label;
		if (is_known(match, items[i])) {
			owner = &match->items[items[i]];
		} else if (!owner || span_is_empty(label->colon) || !match_is_child(owner->field, label)) {
			owner = NULL;
		} else if (!owner->has_beside) {
			return false;
		}
	}
	return true;
}

static bool reads_alike(struct arena *arena, const struct match *match, const uint32_t *items, size_t count)
{
	const struct template_field **fields = arena_alloc(arena, count * sizeof *fields);
	stand_ins_find(arena, match, items, count, fields);
	for (size_t i = 0; i < count; i++) {
		const struct item_match *item = &match->items[items[i]];
		if (fields[i] != (item->role == ROLE_STANDS_IN ? item->field : NULL)) {
			return false;
		}
	}
	return keeps_first_ones(arena, match, items, count) && keeps_apart(match, items, count);
}

bool match_keeps(struct arena *arena, const struct match *match, const uint32_t *items, size_t count)
{
	for (uint32_t i = 0; i < match->rival_count; i++) {
		if (!reads_alike(arena, match->rivals[i], items, count)) {
			return false;
		}
	}
	return reads_alike(arena, match, items, count);
}

uint32_t match_disorder(const struct match *match)
{
	uint32_t count = 0;
	for (size_t i = 0; i < match->deviation_count; i++) {
		count += match->deviations[i].kind == DEVIATION_FIELD_ORDER;
	}
	return count;
}

static bool has_unknown(const struct match *match)
{
	if (match->kind->shape == ENTRY_SHAPE_BOLD) {
		return false; // no label is taken for a field by its place
	}
	for (uint32_t i = 0; i < match->entry->item_count; i = match->entry->items[i].end) {
		if (match->items[i].role == ROLE_UNKNOWN || match->items[i].role == ROLE_STANDS_IN) {
			return true;
		}
	}
	return false;
}

bool match_has_unknown(const struct match *match)
{
	bool found = has_unknown(match);
	for (uint32_t i = 0; i < match->rival_count && !found; i++) {
		found = has_unknown(match->rivals[i]);
	}
	return found;
}
