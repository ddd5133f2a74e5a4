// The edit that deletes an optional field left unfilled.

#include "lint/edit_item.h"

enum { SIBLINGS_MAX = 1000 }; // as far as is looked for one

// Another item beside this one that says something and will stay.
static bool has_filled_sibling(const struct check *check, uint32_t item)
{
	const struct entry *entry = check->entry;
	uint32_t parent = entry->items[item].parent;
	uint32_t end = parent == ENTRY_NONE ? (uint32_t)entry->item_count : entry->items[parent].end;
	uint32_t looked_at = 0;
	for (uint32_t i = parent == ENTRY_NONE ? 0 : parent + 1; i < end && looked_at < SIBLINGS_MAX;
	     i = entry->items[i].end, looked_at++) {
		const struct item_match *match = &check->match->items[i];
		bool known = match->role == ROLE_FIELD && match->field->required;
		bool stays = parent != ENTRY_NONE || known;
		if (i != item && stays && !match->unfilled && !entry->items[i].label.lost &&
		    !entry_item_is_empty(entry, i)) {
			return true;
		}
	}
	return false;
}

// The fields directly in the entry that say nothing and are not required: all of them may go at the same time. Those
// whose label is none yet make no entry either.
static uint32_t find_gone(const struct check *check, bool *gone)
{
	const struct match *match = check->match;
	uint32_t count = 0;
	for (size_t i = 0; i < match->deviation_count; i++) {
		const struct deviation *deviation = &match->deviations[i];
		bool says_nothing = deviation->kind == DEVIATION_UNFILLED || deviation->kind == DEVIATION_FIELD_EMPTY ||
				    (deviation->kind == DEVIATION_LINK_NOT_URL && deviation->certain);
		if (says_nothing && deviation->item != ENTRY_NONE &&
		    check->entry->items[deviation->item].parent == ENTRY_NONE &&
		    match->items[deviation->item].role == ROLE_FIELD && !deviation->field->required) {
			gone[deviation->item] = true;
			count++;
		}
	}
	for (uint32_t i = 0; i < check->entry->item_count; i = check->entry->items[i].end) {
		bool is_none = match->items[i].role == ROLE_FIELD && check->entry->items[i].label.lost && !gone[i];
		gone[i] = gone[i] || is_none;
		count += is_none;
	}
	return count;
}

// Whether enough known fields are left, once all go that may, for this to be an entry of its kind: a second one where
// the level of its heading does not say so, or where the template is one that nobody chose, which then may not fit the
// list at all.
static bool stays_entry(struct check *check, uint32_t item)
{
	const struct match *match = check->match;
	const struct entry *entry = check->entry;
	if (entry->items[item].parent != ENTRY_NONE) {
		return true;
	}
	bool *gone = arena_alloc(check->arena, entry->item_count * sizeof *gone);
	gone[item] = true;
	if (!match_kind_is_kept(check->arena, check->template, match, gone)) {
		return false;
	}
	uint32_t count = match->known_count - find_gone(check, gone);
	bool is_known_by_fields = check->is_builtin || entry->level != match->kind->level;
	return count > is_known_by_fields && match_kind_is_kept(check->arena, check->template, match, gone);
}

// Whether the labels that the template lacks are read the same without the item, also where fields change places
// at the same time.
static bool may_go(struct check *check, uint32_t item)
{
	const struct entry *entry = check->entry;
	uint32_t items[SIBLINGS_MAX];
	size_t count = 0;
	for (uint32_t i = 0; i < entry->item_count; i = entry->items[i].end) {
		if (count == SIBLINGS_MAX) {
			return false;
		}
		if (i != item) {
			items[count++] = i;
		}
	}
	return (match_disorder(check->match) == 0 || !match_has_unknown(check->match)) &&
	       match_keeps(check->arena, check->match, items, count);
}

// Behind an item with a comment that is never closed, others read on in that.
static bool follows_open_comment(const struct check *check, uint32_t item)
{
	const struct entry_item *items = check->entry->items;
	uint32_t previous = items[item].previous;
	return previous != ENTRY_NONE &&
	       comment_is_open_in(check->source->bytes, span_of(items[previous].whole.start, items[item].whole.start));
}

// A field of the entry is nested in the one that the item is in: which items are whose is open.
static bool is_among_nested(const struct check *check, uint32_t item)
{
	const struct entry_item *items = check->entry->items;
	while (items[item].parent != ENTRY_NONE) {
		item = items[item].parent;
	}
	for (uint32_t i = item; i < items[item].end && check->match->loose_count > 0; i++) {
		if (check->match->items[i].is_nested) {
			return true;
		}
	}
	return false;
}

// Beside the field that it belongs into: another fix brings it there first.
static bool is_out_of_place(const struct check *check, const struct deviation *deviation)
{
	return check->match->items[deviation->item].role == ROLE_TEXT;
}

void edit_item_delete_optional(struct check *check, struct pllint_finding *finding, enum pllint_fix fix,
			       const struct deviation *deviation)
{
	span cut;
	// Where entries are told apart by the fields that repeat, they would be one without it. The verification of a
	// fix does not know the fields of an entry that is a list item.
	if (!deviation->field || deviation->field->required || deviation->item == ENTRY_NONE || !check->match ||
	    check->entry->is_part || check->entry->shape != ENTRY_SHAPE_HEADING || is_out_of_place(check, deviation) ||
	    is_among_nested(check, deviation->item) || follows_open_comment(check, deviation->item)) {
		return;
	}
	const struct entry_item *item = &check->entry->items[deviation->item];
	bool has_summary =
		item->details_count > 0 && !span_is_empty(check->entry->details[item->first_details].summary);
	// A value of which nothing shows, or nothing but commas, may have been meant.
	bool is_blank = deviation->kind == DEVIATION_FIELD_EMPTY && !span_is_empty(item->value);
	bool alone = !is_blank && item->end == deviation->item + 1 && !item->has_more && item->details_count <= 1 &&
		     !has_summary && (span_is_empty(item->value) || item->details_count == 0);
	// A lost label may be below the value.
	uint32_t said = span_is_empty(item->value) ? item->label.whole.end : item->value.end;
	// So may it be in the text beside it in the field.
	bool is_in_text = item->parent != ENTRY_NONE && !span_is_empty(check->entry->items[item->parent].value);
	bool goes_on = item->details_count == 0 &&
		       edit_over_whitespace(check, said) < edit_item_lines(check, deviation->item).end;
	if (alone && !goes_on && !is_in_text && stays_entry(check, deviation->item) && may_go(check, deviation->item) &&
	    !check->match->items[deviation->item].repeated && check->entry->details_are_closed &&
	    has_filled_sibling(check, deviation->item) && edit_item_cut(check, deviation->item, &cut) &&
	    !comment_starts_in(check->source->bytes, cut) && !edit_item_holds_title(check, deviation->item)) {
		report_edit(check, finding, fix, cut, NO_PIECES);
	}
}
