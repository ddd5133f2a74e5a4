// The edits that put the fields of an entry in the template's order, all at once.

#include "lint/edit_order.h"

#include <string.h>

#include "lint/edit_item.h"
#include "match/loose.h"

enum { ORDER_MAX = 64 };

// The items directly in an entry: as they are, and as they are to stand.
struct order {
	uint32_t now[ORDER_MAX], then[ORDER_MAX];
	bool moves[ORDER_MAX]; // by their place in `now`
	size_t count;
	// The file ends with the last of them, and without a line ending, or breaks part labelled paragraphs: endings
	// stay where they are.
	bool is_unfinished;
};

static size_t place_of(const uint32_t *items, size_t count, uint32_t item)
{
	size_t i = 0;
	while (i < count && items[i] != item) {
		i++;
	}
	return i;
}

// More than a paragraph: what comes directly below it may be taken for a part of it.
static bool holds_blocks(const struct entry *entry, uint32_t item)
{
	return entry->items[item].end > item + 1 || entry->items[item].has_more || entry->items[item].details_count > 0;
}

// Labelled paragraphs keep apart wherever they come to stand.
static bool may_change_places(const struct check *check, const struct order *order)
{
	bool hold_blocks = false;
	bool are_parted = true;
	for (size_t i = 0; i < order->count; i++) {
		hold_blocks = hold_blocks || holds_blocks(check->entry, order->now[i]);
		are_parted = are_parted && edit_item_precedes_blank(check, order->now[i]);
	}
	return !hold_blocks || are_parted;
}

bool edit_order_is_held(const struct check *check)
{
	const struct entry *entry = check->entry;
	bool is_held = check->match->has_slip;
	for (uint32_t i = 0; i < entry->item_count && !is_held; i = entry->items[i].end) {
		const struct template_field *field = check->match->items[i].field;
		const struct entry_label *label = &entry->items[i].label;
		is_held = label->lost || (field && entry_item_is_paragraph(&entry->items[i]) &&
					  loose_is_joined(check->source, label->whole, check->template, field));
	}
	for (size_t i = 0; i < check->match->deviation_count && !is_held; i++) {
		const struct deviation *deviation = &check->match->deviations[i];
		is_held = deviation->kind == DEVIATION_FIELD_MISSING && !span_is_empty(deviation->other);
	}
	return is_held;
}

// The fields stand one below the other, and nothing but blank lines between.
static bool collect(const struct check *check, struct order *order)
{
	const struct entry *entry = check->entry;
	for (uint32_t i = 0; i < entry->item_count; i = entry->items[i].end) {
		bool fits = order->count < ORDER_MAX && edit_item_is_beside(check, 0, i) &&
			    edit_item_stands_apart(check, i) &&
			    !comment_is_open_in(check->source->bytes, edit_item_lines(check, i));
		if (fits && order->count > 0) {
			span gap = span_of(edit_item_lines(check, order->now[order->count - 1]).end,
					   edit_item_lines(check, i).start);
			fits = gap.start < gap.end && span_is_empty(source_trim_lines(check->source, gap));
		}
		if (!fits) {
			return false;
		}
		order->then[order->count] = i;
		order->now[order->count++] = i;
	}
	// Each of these findings can be switched off for itself.
	for (size_t i = 0; i < entry->comment_count; i++) {
		span text = entry->comments[i].text;
		if (span_length(text) >= 6 && memcmp(source_at(check->source, text), "pllint", 6) == 0) {
			return false;
		}
	}
	if (!entry->details_are_closed || edit_order_is_held(check) || order->count < 2) {
		return false;
	}
	uint32_t last = order->now[order->count - 1];
	bool are_paragraphs = entry_item_is_paragraph(&entry->items[last]);
	if (are_paragraphs && (entry->items[last].has_more || !may_change_places(check, order))) {
		return false; // all that follows may be more than the last one's value
	}
	if (!edit_items_are_one_entry(check, order->now[0], last)) {
		return false;
	}
	order->is_unfinished = are_paragraphs || !edit_item_has_ending(check, last);
	span all = span_of(edit_item_lines(check, order->now[0]).start, edit_item_lines(check, last).end);
	if (edit_item_follows_comment(check, order->now[0])) {
		return false;
	}
	return !order->is_unfinished || edit_ends_lines_alike(check, all);
}

// Moves an item behind the nearest one that it follows in the template.
static void place(const struct match *match, struct order *order, uint32_t item)
{
	uint32_t position = match->items[item].field->position;
	size_t from = place_of(order->then, order->count, item);
	memmove(order->then + from, order->then + from + 1, (order->count - from - 1) * sizeof *order->then);
	size_t to = 0;
	uint32_t nearest = 0;
	for (size_t i = 0; i + 1 < order->count; i++) {
		const struct item_match *other = &match->items[order->then[i]];
		bool is_field = other->role == ROLE_FIELD || other->role == ROLE_NEAR;
		if (is_field && other->field->position < position && other->field->position + 1 > nearest) {
			nearest = other->field->position + 1;
			to = i + 1;
		}
	}
	memmove(order->then + to + 1, order->then + to, (order->count - to - 1) * sizeof *order->then);
	order->then[to] = item;
}

static bool arrange(const struct check *check, struct order *order)
{
	const struct match *match = check->match;
	uint32_t next = 0; // the least position that was not placed
	for (;;) {
		const struct deviation *least = NULL;
		for (size_t i = 0; i < match->deviation_count; i++) {
			const struct deviation *deviation = &match->deviations[i];
			if (deviation->kind == DEVIATION_FIELD_ORDER && deviation->field->position >= next &&
			    (!least || deviation->field->position < least->field->position)) {
				least = deviation;
			}
		}
		if (!least) {
			return true;
		}
		size_t at = place_of(order->now, order->count, least->item);
		if (at == order->count) {
			return false;
		}
		order->moves[at] = true;
		place(match, order, least->item);
		next = least->field->position + 1;
	}
}

// What a field follows may be no field itself, such as a text that fills a slot.
static bool is_as_it_is(const struct order *order)
{
	return memcmp(order->now, order->then, order->count * sizeof *order->now) == 0;
}

// The lines of an item, with the last one's ending where that moves along.
static span lines_of_item(const struct check *check, const struct order *order, uint32_t item)
{
	span lines = edit_item_lines(check, item);
	return span_of(lines.start, order->is_unfinished ? lines.end : source_next_line(check->source, lines.end));
}

// What parts an item from the one before; of the first one, from the one after.
static span gap_of(const struct check *check, const struct order *order, uint32_t item)
{
	size_t at = place_of(order->now, order->count, item);
	size_t first = at > 0 ? at - 1 : 0;
	return span_of(lines_of_item(check, order, order->now[first]).end,
		       lines_of_item(check, order, order->now[first + 1]).start);
}

// What is behind `kept` (ORDER_MAX: at the top) goes, and what is to be there comes.
static void rearrange_behind(struct check *check, struct pllint_finding *finding, const struct order *order,
			     size_t kept)
{
	struct pllint_piece pieces[2 * ORDER_MAX];
	size_t count = 0;
	bool top = kept == ORDER_MAX;
	size_t first = top ? 0 : kept + 1;
	size_t end = first;
	while (end < order->count && order->moves[end]) {
		end++;
	}
	size_t to = top ? 0 : place_of(order->then, order->count, order->now[kept]) + 1;
	for (; to < order->count && order->moves[place_of(order->now, order->count, order->then[to])]; to++) {
		struct pllint_piece lines = piece_list(lines_of_item(check, order, order->then[to]));
		struct pllint_piece gap = piece_list(gap_of(check, order, order->then[to]));
		pieces[count++] = top ? lines : gap;
		pieces[count++] = top ? gap : lines;
	}
	if (count == 0 && end == first) {
		return;
	}
	span range;
	if (top) {
		range.start = lines_of_item(check, order, order->now[0]).start;
		range.end = lines_of_item(check, order, order->now[end]).start;
	} else {
		range.start = lines_of_item(check, order, order->now[kept]).end;
		range.end = lines_of_item(check, order, order->now[end - 1]).end;
	}
	report_edit(check, finding, PLLINT_FIX_SAFE, range, pieces, count);
}

bool edit_order_all(struct check *check, struct pllint_finding *finding)
{
	struct order order = {.count = 0};
	if (!collect(check, &order) || !arrange(check, &order) || is_as_it_is(&order) ||
	    edit_item_is_bare(check, order.then[0]) ||
	    !match_keeps(check->arena, check->match, order.then, order.count)) {
		return false;
	}
	rearrange_behind(check, finding, &order, ORDER_MAX);
	for (size_t i = 0; i < order.count; i++) {
		if (!order.moves[i]) {
			rearrange_behind(check, finding, &order, i);
		}
	}
	return true;
}
