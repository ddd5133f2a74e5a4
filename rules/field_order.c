// field-order: a field is in another place than in the template.

#include "lint/edit_item.h"
#include "lint/edit_order.h"
#include "lint/rule.h"

// The item that opens with a label or, without one, with a value.
static uint32_t item_that_opens(const struct entry *entry, span at)
{
	for (uint32_t i = 0; i < entry->item_count; i = entry->items[i].end) {
		const struct entry_item *item = &entry->items[i];
		if ((item->label.exists ? item->label.whole.start : item->value.start) == at.start) {
			return i;
		}
	}
	return ENTRY_NONE;
}

enum { ITEMS_MAX = 1000 };

// Whether the entry is read the same with `item` behind `target`.
static bool may_stand_behind(struct check *check, uint32_t item, uint32_t target)
{
	const struct entry *entry = check->entry;
	uint32_t items[ITEMS_MAX];
	size_t count = 0;
	if (target == ENTRY_NONE) {
		items[count++] = item;
	}
	for (uint32_t i = 0; i < entry->item_count; i = entry->items[i].end) {
		if (count + 2 > ITEMS_MAX) {
			return false;
		}
		if (i != item) {
			items[count++] = i;
		}
		if (i == target) {
			items[count++] = item;
		}
	}
	// Several that move by themselves could do together what none of them does alone.
	return (match_disorder(check->match) == 1 || !match_has_unknown(check->match)) &&
	       match_keeps(check->arena, check->match, items, count);
}

// Puts the lines of `item` behind those of `target`, or before the first item if that is ENTRY_NONE.
static void move(struct check *check, struct pllint_finding *finding, uint32_t item, uint32_t target)
{
	span cut;
	uint32_t beside = target == ENTRY_NONE ? 0 : target;
	uint32_t first = beside < item ? beside : item;
	uint32_t last = beside < item ? item : beside;
	if (!check->entry->details_are_closed || edit_order_is_held(check) ||
	    !edit_item_is_beside(check, item, beside) || !edit_item_is_aligned(check, beside) ||
	    !edit_item_stands_apart(check, beside) || !edit_item_has_ending(check, item) ||
	    !edit_item_has_ending(check, beside) || !edit_item_cut(check, item, &cut) ||
	    edit_item_follows_comment(check, item) ||
	    (target == ENTRY_NONE && edit_item_follows_comment(check, beside)) ||
	    !may_stand_behind(check, item, target) || !edit_items_are_one_entry(check, first, last)) {
		return;
	}
	span lines = edit_item_lines(check, item);
	lines.end = source_next_line(check->source, lines.end);
	span place = edit_item_lines(check, beside);
	place.end = source_next_line(check->source, place.end);
	if (target != ENTRY_NONE && cut.start == place.end) {
		return; // it is there already; what it follows has to move first
	}
	// The blank lines between stand before the lines, or after them for the first item.
	span before = span_of(cut.start, lines.start);
	span after = span_of(lines.end, cut.end);
	struct pllint_piece gap = piece_list(span_is_empty(before) ? after : before);
	report_edit(check, finding, PLLINT_FIX_SAFE, cut, NO_PIECES);
	if (target == ENTRY_NONE) {
		report_edit(check, finding, PLLINT_FIX_SAFE, span_of(place.start, place.start),
			    PIECES(piece_list(lines), gap));
	} else {
		report_edit(check, finding, PLLINT_FIX_SAFE, span_of(place.end, place.end),
			    PIECES(gap, piece_list(lines)));
	}
}

// Items that belong into a field are beside it, or fields beside their entry: they would stay where they are.
static bool has_beside(const struct check *check)
{
	const struct entry *entry = check->entry;
	const struct match *match = check->match;
	for (uint32_t i = 0; i < entry->item_count; i = entry->items[i].end) {
		if (match->items[i].has_beside) {
			return true;
		}
	}
	for (size_t i = 0; i < match->deviation_count; i++) {
		if (match->deviations[i].kind == DEVIATION_FIELD_OUTSIDE) {
			return true;
		}
	}
	return false;
}

// A field without a value above an item that is no field: another kind of entry may have it in that field.
static bool may_hold_next(const struct check *check, uint32_t item)
{
	uint32_t next = check->entry->items[item].end;
	return next < check->entry->item_count && entry_item_is_empty(check->entry, item) &&
	       !check->match->items[next].field;
}

static void check_field_order(struct check *check, const struct deviation *deviation)
{
	struct argument label = from_list(check->entry->items[deviation->item].label.text);
	uint32_t target =
		span_is_empty(deviation->other) ? ENTRY_NONE : item_that_opens(check->entry, deviation->other);
	const char *help = !deviation->neighbor	  ? "move it to the top of the entry{2}"
			   : deviation->is_before ? "move it before {1}{2}"
						  : "move it after {1}{2}";
	struct argument neighbor =
		deviation->neighbor ? from_template(deviation->neighbor->label) : (struct argument){0};
	bool has_own = check->match->items[deviation->item].has_beside;
	bool target_has_own = target != ENTRY_NONE && check->match->items[target].has_beside;
	const char *more = has_own	    ? ", with the items that belong to it"
			   : target_has_own ? " and the items that belong to that"
					    : "";
	struct pllint_finding *finding = report(check, deviation->at, "{0} is out of the template's order", help,
						ARGUMENTS(label, neighbor, from_text(more)));
	report_expected(finding, deviation->field->at);
	if (has_beside(check) || may_hold_next(check, deviation->item)) {
		return;
	}
	bool is_paragraph = entry_item_is_paragraph(&check->entry->items[deviation->item]);
	if (!edit_order_all(check, finding) && !is_paragraph &&
	    (span_is_empty(deviation->other) || target != ENTRY_NONE)) {
		move(check, finding, deviation->item, target);
	}
}

const struct rule rule_field_order = {
	.info =
		{
			.name = "field-order",
			.page = &page_field_order,
			.severity = PLLINT_WARNING,
			.fix = PLLINT_FIX_SAFE,
			.changes = PLLINT_CHANGE_ORDER,
		},
	.deviations = DEVIATIONS(DEVIATION_FIELD_ORDER),
	.deviation = check_field_order,
};
