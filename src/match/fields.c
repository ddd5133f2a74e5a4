// Gives each item of an entry its role, and finds what is missing, double or out of order.

#include <string.h>

#include "base/bisect.h"
#include "base/bytes.h"
#include "match/details_slip.h"
#include "match/loose.h"
#include "match/parts.h"

// By position in the kind: the item that is the field, or ENTRY_NONE.
struct placement {
	struct matcher *matcher;
	uint32_t *item_of;
	uint32_t *stand_in_of;
};

static bool kind_is_strong(const struct template_kind *kind)
{
	return kind->field_count > 0 && kind->fields[0].strong;
}

static void add_label_deviation(struct matcher *matcher, enum deviation_kind kind, uint32_t item,
				const struct template_field *field, bool certain, span other)
{
	struct deviation *deviation =
		match_add_for(matcher, kind, item, field, matcher->entry->items[item].label.whole);
	deviation->certain = certain;
	deviation->other = other;
}

static bool has_reported(const struct match *match, enum deviation_kind kind, uint32_t number, span other)
{
	for (size_t i = 0; i < match->deviation_count; i++) {
		const struct deviation *deviation = &match->deviations[i];
		if (deviation->kind == kind && (kind == DEVIATION_FIELD_NESTED || deviation->number == number) &&
		    deviation->other.start == other.start) {
			return true;
		}
	}
	return false;
}

// A list item for a labelled paragraph, or the reverse: one finding for all of them.
static void check_form(struct matcher *matcher, uint32_t index, const struct template_field *field)
{
	const struct entry_item *item = &matcher->entry->items[index];
	enum loose_form form = entry_item_is_paragraph(item) ? LOOSE_PLAIN : LOOSE_ITEM;
	bool is_shown = field->is_paragraph && entry_item_is_paragraph(item) && !entry_item_is_named_details(item) &&
			matcher->entry->shape != ENTRY_SHAPE_PARAGRAPHS;
	if (is_shown && loose_is_joined(matcher->entry->source, item->label.whole, matcher->template, field) &&
	    !has_reported(matcher->match, DEVIATION_FIELD_LOOSE, LOOSE_JOINED, (span){0, 0})) {
		match_add_for(matcher, DEVIATION_FIELD_LOOSE, ENTRY_NONE, field, item->label.text)->number =
			LOOSE_JOINED;
	}
	if (entry_item_is_paragraph(item) != field->is_paragraph && !field->is_details &&
	    !has_reported(matcher->match, DEVIATION_FIELD_LOOSE, form, (span){0, 0})) {
		match_add_for(matcher, DEVIATION_FIELD_LOOSE, ENTRY_NONE, field, item->label.text)->number = form;
	}
}

static void place_known(struct placement *placement, uint32_t index, const struct label_hit *hit)
{
	struct matcher *matcher = placement->matcher;
	struct entry_label label = matcher->entry->items[index].label;
	struct item_match *item = &matcher->match->items[index];
	uint32_t *place = &placement->item_of[hit->field->position];
	item->field = hit->field;
	item->name = hit->name;
	if (*place != ENTRY_NONE && hit->field->is_slot && matcher->match->items[*place].name != hit->name) {
		item->role = ROLE_TEXT; // another of the names that its line shows
		return;
	}
	if (*place != ENTRY_NONE && hit->is_numbered) {
		item->role = ROLE_TEXT; // one more of them
		return;
	}
	if (*place != ENTRY_NONE) {
		item->role = ROLE_DUPLICATE;
		matcher->match->duplicate_count++;
		matcher->match->items[*place].repeated = true;
		add_label_deviation(matcher, DEVIATION_FIELD_DUPLICATE, index, hit->field, true,
				    matcher->entry->items[*place].label.whole);
		return;
	}
	*place = index;
	item->role = ROLE_FIELD;
	matcher->match->known_count++;
	matcher->match->required_known += hit->field->required;
	if (matcher->template->has_paragraphs) {
		check_form(matcher, index, hit->field);
	}
	label.shown.size = hit->shown_size;
	bool is_left = span_is_empty(label.colon) && entry_item_is_empty(matcher->entry, index) && !label.strong;
	bool is_summary = hit->field->is_details; // no other label can have its form
	bool has_marker = hit->field->is_paragraph && !entry_item_is_paragraph(&matcher->entry->items[index]);
	if (!has_marker && !hit->field->is_slot && !is_left &&
	    is_summary == entry_item_is_named_details(&matcher->entry->items[index]) &&
	    !label_has_form(matcher, &label, hit->field, hit->name)) {
		add_label_deviation(matcher, DEVIATION_LABEL_FORM, index, hit->field, true, (span){0, 0});
	}
}

// A label that no field has: nearly one, unknown, or mere text with a colon in it.
static void place_unknown(struct placement *placement, uint32_t index)
{
	struct matcher *matcher = placement->matcher;
	const struct template_kind *kind = matcher->match->kind;
	const struct entry_label *label = &matcher->entry->items[index].label;
	struct item_match *item = &matcher->match->items[index];
	bool has_end = !span_is_empty(label->colon) || label->lost;
	if (!label->exists || !has_end || item->role != ROLE_TEXT || item->field) {
		return;
	}
	struct label_near near = label_nearest(kind->fields, kind->field_count, label);
	if (!near.field && kind->has_slots) {
		return; // a free line, or one that the kind leaves open
	}
	if (!near.field) {
		item->role = label->strong || !kind_is_strong(kind) ? ROLE_UNKNOWN : ROLE_TEXT;
		return;
	}
	uint32_t *place = &placement->item_of[near.field->position];
	span first = *place == ENTRY_NONE ? (span){0, 0} : matcher->entry->items[*place].label.whole;
	bool certain = label_near_is_certain(&near) && *place == ENTRY_NONE;
	item->field = near.field;
	item->name = near.name;
	item->role = *place == ENTRY_NONE ? ROLE_NEAR : ROLE_DUPLICATE;
	add_label_deviation(matcher, DEVIATION_LABEL_SPELLING, index, near.field, certain, first);
	if (*place == ENTRY_NONE) {
		*place = index;
		matcher->match->near_count++;
	} else {
		matcher->match->duplicate_count++;
		matcher->match->items[*place].repeated = true;
	}
}

static uint32_t *items_in_order(const struct matcher *matcher, size_t *count)
{
	const struct entry *entry = matcher->entry;
	uint32_t *items = arena_alloc(matcher->arena, entry->item_count * sizeof *items);
	*count = 0;
	for (uint32_t i = 0; i < entry->item_count; i = entry->items[i].end) {
		items[(*count)++] = i;
	}
	return items;
}

static span title_of(const struct entry *entry)
{
	bool is_named = !span_is_empty(entry->title) && !entry->file;
	return is_named ? entry->title : entry->heading;
}

static uint32_t column_of(const struct matcher *matcher, uint32_t offset)
{
	return offset - source_line_start(matcher->entry->source, offset);
}

// Where the text of the list item starts that is the entry.
static uint32_t text_column(const struct matcher *matcher)
{
	const char *bytes = matcher->entry->source->bytes;
	uint32_t at = matcher->entry->heading.start;
	while (at < matcher->entry->heading.end && byte_is_in(bytes[at], "-+*.)0123456789")) {
		at++;
	}
	while (at < matcher->entry->heading.end && byte_is_blank(bytes[at])) {
		at++;
	}
	return column_of(matcher, at);
}

// A list item whose further lines are not indented: they are paragraphs below it.
static bool has_lines_outside(const struct matcher *matcher)
{
	const struct entry *entry = matcher->entry;
	return matcher->match->kind->has_lines && entry->item_count == 0 && entry->paragraph_count > 0 &&
	       entry->paragraphs[0].item == ENTRY_NONE;
}

// A list item with nothing below its first line.
static bool is_bare(const struct entry *entry)
{
	return entry->shape == ENTRY_SHAPE_ITEM && entry->item_count == 0 && entry->paragraph_count == 0 &&
	       entry->details_count == 0;
}

static bool is_missing(const struct placement *placement, const struct template_field *field)
{
	return field->required && placement->item_of[field->position] == ENTRY_NONE &&
	       placement->stand_in_of[field->position] == ENTRY_NONE;
}

static bool has_colon(const struct entry *entry, uint32_t index)
{
	return entry->items[index].label.exists && !span_is_empty(entry->items[index].label.colon);
}

// Lines that are no field by their label fill, in order, the free lines that no label fills. A line with an unknown
// label fills one only if it is the first.
static void place_slots(struct placement *placement)
{
	struct matcher *matcher = placement->matcher;
	const struct entry *entry = matcher->entry;
	const struct template_kind *kind = matcher->match->kind;
	uint32_t position = 0;
	bool is_first = true;
	for (uint32_t i = 0; i < entry->item_count; i = entry->items[i].end) {
		struct item_match *item = &matcher->match->items[i];
		if (item->role != ROLE_TEXT || item->field || (has_colon(entry, i) && !is_first) ||
		    entry_item_is_empty(entry, i)) {
			continue;
		}
		is_first = is_first && !has_colon(entry, i);
		while (position < kind->field_count &&
		       (!kind->fields[position].is_slot || placement->item_of[position] != ENTRY_NONE)) {
			position++;
		}
		if (position == kind->field_count) {
			return;
		}
		placement->item_of[position] = i;
		item->field = &kind->fields[position];
		item->role = ROLE_SLOT;
	}
}

// --- lines without a label ------------------------------------------------------------------------

// Without its label the line would still be the same field: the lines above it are those before it.
static bool keeps_place(const struct placement *placement, const struct template_field *field, uint32_t item)
{
	const struct template_kind *kind = placement->matcher->match->kind;
	for (uint32_t i = 0; i < field->position; i++) {
		if (kind->fields[i].is_slot && placement->item_of[i] >= item) {
			return false;
		}
	}
	for (uint32_t i = 0; i < item; i = placement->matcher->entry->items[i].end) {
		const struct item_match *match = &placement->matcher->match->items[i];
		if (match->role == ROLE_TEXT || (match->field && match->field->position > field->position)) {
			return false;
		}
	}
	return true;
}

// What other entries do decides whether these are reported.
static void find_slots(struct placement *placement)
{
	struct matcher *matcher = placement->matcher;
	const struct template_kind *kind = matcher->match->kind;
	bool is_first = true; // of the free lines
	for (uint32_t i = 0; i < kind->field_count; i++) {
		const struct template_field *field = &kind->fields[i];
		uint32_t item = placement->item_of[i];
		if (!field->is_slot) {
			continue;
		}
		if (item == ENTRY_NONE) {
			match_add_for(matcher, DEVIATION_SLOT_MISSING, ENTRY_NONE, field, title_of(matcher->entry));
		} else if (matcher->match->items[item].role == ROLE_FIELD) {
			if (keeps_place(placement, field, item)) {
				add_label_deviation(matcher, DEVIATION_SLOT_LABELLED, item, field, true, (span){0, 0});
			}
		} else if (!is_first) {
			const struct entry_item *line = &matcher->entry->items[item];
			bool has_other = !span_is_empty(line->label.colon);
			match_add_for(matcher, DEVIATION_LINE_UNLABELLED, item, field,
				      has_other ? line->label.whole : line->value);
		}
		is_first = false;
	}
}

static const struct template_field *only_missing(const struct placement *placement)
{
	const struct template_kind *kind = placement->matcher->match->kind;
	const struct template_field *missing = NULL;
	for (uint32_t i = 0; i < kind->field_count; i++) {
		if (is_missing(placement, &kind->fields[i])) {
			if (missing) {
				return NULL;
			}
			missing = &kind->fields[i];
		}
	}
	return missing;
}

// It is another entry, as is said.
static bool is_reported_entry(const struct match *match, const struct entry_item *item)
{
	for (size_t i = 0; i < match->deviation_count; i++) {
		if (match->deviations[i].kind == DEVIATION_HEADING_MALFORMED &&
		    match->deviations[i].at.start == item->value.start) {
			return true;
		}
	}
	return false;
}

// A line without a label that fills no line of the template's. In shape bold it is one only if it is a URL.
static bool is_unlabelled(const struct matcher *matcher, uint32_t index)
{
	const struct entry_item *item = &matcher->entry->items[index];
	bool is_text = matcher->match->items[index].role == ROLE_TEXT && !item->label.exists &&
		       !span_is_empty(item->value) && !is_reported_entry(matcher->match, item);
	if (matcher->entry->shape == ENTRY_SHAPE_ITEM) {
		return is_text && index > 0;
	}
	const struct entry_link *link = item->link_count == 1 ? &matcher->entry->links[item->first_link] : NULL;
	return is_text && link && link->notation == LINK_BARE && span_length(link->whole) == span_length(item->value);
}

// The only missing field is what the only such line is, if that can be its value.
static void find_unlabelled(struct placement *placement)
{
	struct matcher *matcher = placement->matcher;
	const struct entry *entry = matcher->entry;
	uint32_t line = ENTRY_NONE;
	for (uint32_t i = 0; i < entry->item_count; i = entry->items[i].end) {
		if (is_unlabelled(matcher, i)) {
			bool is_second = line != ENTRY_NONE;
			line = i;
			if (is_second) {
				return;
			}
		}
	}
	if (line == ENTRY_NONE) {
		return;
	}
	const struct template_field *field = only_missing(placement);
	field = field && value_may_be(matcher, line, field) ? field : NULL;
	struct deviation *deviation =
		match_add_for(matcher, DEVIATION_LINE_UNLABELLED, line, field, entry->items[line].value);
	deviation->certain = field || entry->shape == ENTRY_SHAPE_BOLD;
	if (field) {
		placement->item_of[field->position] = line;
		matcher->match->items[line].role = ROLE_SLOT;
		matcher->match->items[line].field = field;
	}
}

static bool is_known_root(const struct matcher *matcher, const struct entry_label *label)
{
	const struct template_kind *kind = matcher->match->kind;
	return label->strong || label_find_in(kind, label).field ||
	       label_nearest(kind->fields, kind->field_count, label).field;
}

// The item belongs into `owner`, the field above it, by its label or, where that has nothing, by what it nearly is.
static bool is_beside(const struct matcher *matcher, uint32_t index, uint32_t owner)
{
	const struct entry_item *item = &matcher->entry->items[index];
	const struct template_field *field = owner == ENTRY_NONE ? NULL : matcher->match->items[owner].field;
	if (!field || field->child_count == 0) {
		return false;
	}
	if (!span_is_empty(item->label.colon) && match_is_child(field, &item->label)) {
		return true;
	}
	bool is_open = matcher->match->items[owner].has_beside || entry_item_is_empty(matcher->entry, owner);
	if (!is_open || (item->label.exists && is_known_root(matcher, &item->label))) {
		return false;
	}
	bool is_link = field->shape == SHAPE_LINKS && item->link_count > 0;
	return is_link ||
	       (item->label.exists && label_nearest(field->children, field->child_count, &item->label).field != NULL);
}

static void report_beside(struct matcher *matcher, uint32_t first, uint32_t end, uint32_t owner)
{
	const struct entry_item *items = matcher->entry->items;
	struct item_match *match = &matcher->match->items[owner];
	struct deviation *deviation =
		match_add_for(matcher, DEVIATION_FIELD_BESIDE, first, match->field, items[first].label.whole);
	if (!items[first].label.exists) {
		deviation->at = items[first].value;
	}
	uint32_t start = source_line_start(matcher->entry->source, items[owner].label.whole.start);
	uint32_t inner = items[owner].label.whole.start - start;
	deviation->other = items[owner].label.text;
	deviation->number = inner > items[first].indent ? inner - items[first].indent : 0;
	deviation->choice = (int32_t)end;
	beside_match(matcher, first, end, match->field);
}

// The items from `index` on that belong into `owner`. Returns the one behind them.
static uint32_t place_beside(struct matcher *matcher, uint32_t index, uint32_t owner)
{
	const struct entry *entry = matcher->entry;
	uint32_t end = index;
	while (end < entry->item_count && matcher->match->items[end].role == ROLE_TEXT &&
	       is_beside(matcher, end, owner)) {
		matcher->match->items[owner].has_beside = true;
		end = entry->items[end].end;
	}
	if (end > index) {
		report_beside(matcher, index, end, owner);
	}
	return end;
}

// Labels that no field has, with what they are taken for.
static void place_others(struct placement *placement)
{
	struct matcher *matcher = placement->matcher;
	const struct entry *entry = matcher->entry;
	uint32_t owner = ENTRY_NONE;
	for (uint32_t i = 0; i < entry->item_count;) {
		uint32_t end = entry->file ? i : place_beside(matcher, i, owner);
		if (end > i) {
			owner = ENTRY_NONE;
			i = end;
			continue;
		}
		const struct item_match *item = &matcher->match->items[i];
		place_unknown(placement, i);
		owner = item->role == ROLE_FIELD || item->role == ROLE_NEAR ? i : ENTRY_NONE;
		i = entry->items[i].end;
	}
}

bool fields_are_in_place(const struct match *match, uint32_t item)
{
	const struct entry_item *items = match->entry->items;
	for (uint32_t i = item + 1; i < items[item].end; i = items[i].end) {
		if (match_position(match->kind, &items[i].label) != UINT32_MAX) {
			return true;
		}
	}
	return false;
}

static uint32_t end_of_outside(const struct match *match, uint32_t index, uint32_t margin)
{
	const struct entry *entry = match->entry;
	bool goes_on = true;
	while (goes_on && index < entry->item_count && entry->items[index].indent <= margin) {
		goes_on = !fields_are_in_place(match, index);
		index = entry->items[index].end;
	}
	return index;
}

// An item at the column of the list item that the entry is belongs into that.
static void find_outside(struct matcher *matcher)
{
	const struct entry *entry = matcher->entry;
	uint32_t margin = column_of(matcher, entry->heading.start);
	uint32_t inner = column_of(matcher, entry->title.start);
	for (uint32_t i = 0; i < entry->item_count; i = entry->items[i].end) {
		const struct entry_item *item = &entry->items[i];
		if (entry_item_is_paragraph(item)) {
			continue; // the template has it there, or it goes on in the item as it is
		}
		if (item->indent > margin) {
			inner = item->indent;
			continue;
		}
		inner = fields_are_in_place(matcher->match, i) ? entry->items[i + 1].indent : inner;
		struct deviation *deviation =
			match_add_for(matcher, DEVIATION_FIELD_OUTSIDE, i, matcher->match->items[i].field,
				      item->label.exists ? item->label.whole : item->value);
		deviation->number = inner > item->indent ? inner - item->indent : 0;
		deviation->choice = (int32_t)end_of_outside(matcher->match, i, margin);
		return;
	}
}

// Lines of the list item that lack their list marker: one finding for all of them.
static void find_unmarked(struct matcher *matcher)
{
	const struct entry *entry = matcher->entry;
	for (uint32_t i = 0; i < entry->item_count; i = entry->items[i].end) {
		const struct item_match *item = &matcher->match->items[i];
		if (entry_item_is_unmarked(&entry->items[i]) && item->field && !item->field->is_paragraph) {
			struct deviation *deviation = match_add_for(
				matcher, DEVIATION_FIELD_LOOSE, i, item->field,
				entry->items[i].label.exists ? entry->items[i].label.text : entry->items[i].value);
			deviation->number = LOOSE_UNMARKED;
			return;
		}
	}
}

static uint32_t count_labels(const struct matcher *matcher, uint32_t item)
{
	const struct entry_item *items = matcher->entry->items;
	uint32_t count = 0;
	for (uint32_t i = item + 1; i < items[item].end; i = items[i].end) {
		count += match_knows_label(matcher->match->kind, &items[i].label);
	}
	return count;
}

// An item that opens with a link or in bold, as the title does, and has fields of its own is another entry.
static void find_nested(struct matcher *matcher)
{
	const struct entry *entry = matcher->entry;
	char mark = span_is_empty(entry->title) ? ' ' : entry->source->bytes[entry->title.start];
	for (uint32_t i = 0; i < entry->item_count && byte_is_in(mark, "[*_"); i++) {
		const struct entry_item *item = &entry->items[i];
		bool is_like = !span_is_empty(item->value) && entry->source->bytes[item->value.start] == mark;
		uint32_t count = is_like && !item->label.exists ? count_labels(matcher, i) : 0;
		bool is_swallowed =
			item->parent != ENTRY_NONE && entry_item_is_named_details(&entry->items[item->parent]);
		if (!is_swallowed && count > 0 && count * 2 >= matcher->match->kind->required_count) {
			struct deviation *deviation = match_add(matcher, DEVIATION_HEADING_MALFORMED, item->value);
			deviation->number = HEADING_NESTED;
			deviation->choice = 1;
			i = item->end - 1;
		}
	}
}

static uint64_t find_may_be(const struct placement *placement, uint32_t item)
{
	const struct template_kind *kind = placement->matcher->match->kind;
	uint64_t may_be = 0;
	for (uint32_t position = 0; position < kind->field_count && position < 64; position++) {
		const struct template_field *field = &kind->fields[position];
		if (is_missing(placement, field) && value_may_be(placement->matcher, item, field)) {
			may_be |= UINT64_C(1) << position;
		}
	}
	return may_be;
}

// Labels that the template lacks stand in for none of its own.
static bool has_open_labels(const struct template_kind *kind)
{
	return kind->shape == ENTRY_SHAPE_BOLD || kind->shape == ENTRY_SHAPE_FILE;
}

// Unknown labels: some are in the place of missing required fields.
static void place_unknowns(struct placement *placement)
{
	struct matcher *matcher = placement->matcher;
	size_t count;
	const uint32_t *items = items_in_order(matcher, &count);
	const struct template_field **fields = arena_alloc(matcher->arena, count * sizeof *fields);
	for (size_t i = 0; i < count; i++) {
		struct item_match *item = &matcher->match->items[items[i]];
		item->may_be = item->role == ROLE_UNKNOWN ? find_may_be(placement, items[i]) : 0;
	}
	if (has_open_labels(matcher->match->kind)) {
		memset(fields, 0, count * sizeof *fields);
	} else {
		stand_ins_find(matcher->arena, matcher->match, items, count, fields);
	}
	uint64_t taken = 0;
	for (size_t i = 0; i < count; i++) {
		taken |= fields[i] && fields[i]->position < 64 ? UINT64_C(1) << fields[i]->position : 0;
	}
	for (size_t i = 0; i < count; i++) {
		struct item_match *item = &matcher->match->items[items[i]];
		item->may_be &= fields[i] ? item->may_be : ~taken;
		if (fields[i]) {
			item->role = ROLE_STANDS_IN;
			item->field = fields[i];
			placement->stand_in_of[fields[i]->position] = items[i];
			add_label_deviation(matcher, DEVIATION_FIELD_STANDS_IN, items[i], fields[i], false,
					    (span){0, 0});
		} else if (item->role == ROLE_UNKNOWN) {
			add_label_deviation(matcher, DEVIATION_FIELD_UNKNOWN, items[i], NULL, false, (span){0, 0});
			matcher->match->unknown_count++;
		}
	}
}

// Where an item belongs that is a field: as far to the right as the root above it, or as that belongs itself.
static uint32_t column_of_fields(const struct matcher *matcher, uint32_t root)
{
	for (size_t i = 0; i < matcher->match->deviation_count; i++) {
		const struct deviation *deviation = &matcher->match->deviations[i];
		if (deviation->kind == DEVIATION_FIELD_OUTSIDE && deviation->item <= root) {
			return matcher->entry->items[root].indent + deviation->number;
		}
	}
	return matcher->entry->items[root].indent;
}

// Behind the fields of the entry that follow each other from a nested one on.
static uint32_t end_of_nested(const struct matcher *matcher, uint32_t index)
{
	const struct entry_item *items = matcher->entry->items;
	const struct template_kind *kind = matcher->match->kind;
	uint32_t end = items[index].end;
	while (end < items[items[index].parent].end &&
	       label_find(kind->fields, kind->field_count, &items[end].label).field) {
		end = items[end].end;
	}
	return end;
}

static void report_nested(struct matcher *matcher, const struct template_field *field, uint32_t item)
{
	const struct entry_item *items = matcher->entry->items;
	uint32_t root = item;
	while (items[root].parent != ENTRY_NONE) {
		root = items[root].parent;
	}
	span other = items[root].label.text;
	uint32_t column = column_of_fields(matcher, root);
	matcher->match->items[item] =
		(struct item_match){.role = ROLE_FIELD, .field = field, .name = &field->names[0], .is_nested = true};
	if (items[item].indent > column && !has_reported(matcher->match, DEVIATION_FIELD_NESTED, 0, other)) {
		struct deviation *deviation =
			match_add_for(matcher, DEVIATION_FIELD_NESTED, item, field, items[item].label.whole);
		deviation->other = other;
		deviation->number = items[item].indent - column;
		deviation->choice = (int32_t)end_of_nested(matcher, item);
	}
}

// The first details block that the raw HTML above a place opens or closes; NULL for none.
static const struct entry_details *details_above(const struct entry *entry, uint32_t at)
{
	uint32_t start = entry->html[entry_html_after(entry, at)].at.start;
	for (size_t i = 0; i < entry->details_count; i++) {
		const struct entry_details *details = &entry->details[i];
		bool opens = details->open.start >= start && details->open.start < at;
		if (opens || (details->close.start >= start && details->close.start < at)) {
			return details;
		}
	}
	return NULL;
}

static bool follows_slip(struct matcher *matcher, uint32_t at)
{
	uint32_t start = matcher->entry->html[entry_html_after(matcher->entry, at)].at.start;
	return details_slip_is_in(matcher, span_of(start, source_line_start(matcher->entry->source, at)));
}

// The label of a field is in the value of an item, of which nothing else is then reported.
static void keep_holder(struct matcher *matcher, span label, uint32_t start)
{
	const struct entry *entry = matcher->entry;
	size_t after;
	BISECT(after, entry->item_count, entry->items[after].whole.start < label.start);
	if (after > 0 && !span_is_empty(label) && span_contains(entry->items[after - 1].value, label)) {
		uint32_t *held_at = &matcher->match->items[after - 1].held_at;
		uint32_t value = entry->items[after - 1].value.start;
		start = start > value ? start : value;
		*held_at = *held_at == 0 || start < *held_at ? start : *held_at;
	}
}

// A details block with lines that are not indented, and `field` in the raw HTML below it.
static void report_swallowing(struct matcher *matcher, const struct template_field *field,
			      const struct entry_details *details)
{
	const struct entry *entry = matcher->entry;
	uint32_t root = details_root(entry, details->open.start);
	const struct template_field *own = root == ENTRY_NONE ? NULL : matcher->match->items[root].field;
	const struct details_outside outside = details_lines_outside(entry, details);
	uint32_t number = (uint32_t)(details - entry->details);
	if (has_reported(matcher->match, DEVIATION_DETAILS_SWALLOWS, number, outside.lines)) {
		return;
	}
	bool is_whole = span_is_empty(outside.lines) || outside.lines.start == details->open.start;
	span first = source_trim_lines(entry->source, source_line(entry->source, outside.lines.start));
	struct deviation *deviation = match_add_for(matcher, DEVIATION_DETAILS_SWALLOWS, ENTRY_NONE, own ? own : field,
						    is_whole ? details->open : first);
	deviation->number = number;
	deviation->other = outside.lines;
	deviation->choice = (int32_t)outside.columns;
	deviation->certain = is_whole;
}

// It is text of the paragraph above, as is reported.
static bool is_deep(const struct match *match, span label)
{
	for (size_t i = 0; i < match->deviation_count; i++) {
		const struct deviation *deviation = &match->deviations[i];
		if (deviation->kind == DEVIATION_LINE_DEEP && span_contains(deviation->other, label)) {
			return true;
		}
	}
	return false;
}

// One cause, one finding: for all fields that are loose in one way.
static void report_loose(struct matcher *matcher, const struct template_field *field, const struct loose_field *loose)
{
	struct match *match = matcher->match;
	keep_holder(matcher, loose->label, source_line_start(matcher->entry->source, loose->label.start));
	bool is_first_form = match->loose_form == LOOSE_NONE;
	match->loose_count++;
	match->loose_form = is_first_form ? (uint8_t)loose->form : match->loose_form;
	if (is_deep(match, loose->label)) {
		return;
	}
	if (loose->form == LOOSE_NESTED) {
		report_nested(matcher, field, loose->item);
		return;
	}
	if (loose->form == LOOSE_FENCED) {
		match->fence_hides = true;
		return;
	}
	const struct entry_details *details =
		loose->form == LOOSE_SWALLOWED ? details_above(matcher->entry, loose->label.start) : NULL;
	if (loose->form == LOOSE_SWALLOWED &&
	    (match->loose_form != LOOSE_SWALLOWED || (details && span_is_empty(details->close)) ||
	     follows_slip(matcher, loose->label.start))) {
		return; // the cause is what is reported above, or a tag of the block
	}
	if (details) {
		report_swallowing(matcher, field, details);
	} else if (!has_reported(match, DEVIATION_FIELD_LOOSE, loose->form, (span){0, 0})) {
		match_add_for(matcher, DEVIATION_FIELD_LOOSE, ENTRY_NONE, field, loose->label)->number = loose->form;
	}
}

// The item without a label behind `previous` (ENTRY_NONE: the first one), where the field is missing; ENTRY_NONE for
// none.
static uint32_t unlabelled_behind(const struct matcher *matcher, uint32_t previous)
{
	const struct entry *entry = matcher->entry;
	uint32_t next = previous == ENTRY_NONE ? 0 : entry->items[previous].end;
	bool is_one = next < entry->item_count && entry->shape == ENTRY_SHAPE_HEADING &&
		      !entry->items[next].label.exists && matcher->match->items[next].role == ROLE_TEXT &&
		      !span_is_empty(entry->items[next].value);
	return is_one ? next : ENTRY_NONE;
}

// The fields present, in the order of the list. Returns how many.
static uint32_t present_fields(const struct matcher *matcher, uint32_t *items)
{
	const struct entry *entry = matcher->entry;
	uint32_t count = 0;
	for (uint32_t i = 0; i < entry->item_count; i = entry->items[i].end) {
		enum item_role role = matcher->match->items[i].role;
		if (role == ROLE_FIELD || role == ROLE_NEAR || role == ROLE_STANDS_IN || role == ROLE_SLOT) {
			items[count++] = i;
		}
	}
	return count;
}

// Marks the longest run of fields that keep the order; the fewest then have to move.
void match_keep_order(const uint32_t *positions, uint32_t count, bool *kept, struct arena *arena)
{
	if (count == 0) {
		return;
	}
	uint32_t *length = arena_alloc(arena, count * sizeof *length);
	uint32_t *before = arena_alloc(arena, count * sizeof *before);
	uint32_t best = 0;
	for (uint32_t i = 0; i < count; i++) {
		length[i] = 1;
		before[i] = i;
		for (uint32_t j = 0; j < i; j++) {
			if (positions[j] < positions[i] && length[j] + 1 > length[i]) {
				length[i] = length[j] + 1;
				before[i] = j;
			}
		}
		best = length[i] > length[best] ? i : best;
	}
	for (uint32_t i = best;; i = before[i]) {
		kept[i] = true;
		if (before[i] == i) {
			break;
		}
	}
}

// What is in the entry, in the order of the list, and what keeps its place.
struct order {
	uint32_t count;
	uint32_t *items, *positions;
	bool *kept;
	bool is_right;
};

static struct order order_of(struct matcher *matcher)
{
	uint32_t room = matcher->match->kind->field_count;
	struct order order = {.is_right = true};
	order.items = arena_alloc(matcher->arena, room * sizeof *order.items);
	order.count = present_fields(matcher, order.items);
	order.positions = arena_alloc(matcher->arena, room * sizeof *order.positions);
	order.kept = arena_alloc(matcher->arena, room * sizeof *order.kept);
	for (uint32_t i = 0; i < order.count; i++) {
		order.positions[i] = matcher->match->items[order.items[i]].field->position;
		order.is_right = order.is_right && (i == 0 || order.positions[i - 1] < order.positions[i]);
	}
	if (!order.is_right) {
		match_keep_order(order.positions, order.count, order.kept, matcher->arena);
	}
	return order;
}

static const bool *kept_by_position(struct matcher *matcher, const struct order *order)
{
	bool *kept = arena_alloc(matcher->arena, matcher->match->kind->field_count * sizeof *kept);
	for (uint32_t i = 0; i < order->count; i++) {
		kept[order->positions[i]] = order->is_right || order->kept[i];
	}
	return kept;
}

static uint32_t item_at(const struct placement *placement, uint32_t position)
{
	return placement->item_of[position] != ENTRY_NONE ? placement->item_of[position]
							  : placement->stand_in_of[position];
}

// The field that another one belongs after, in the order in which findings are read: one that keeps its place, is
// missing too or, for an item, moves before that does. NULL for none.
static const struct template_field *field_before(const struct placement *placement, const bool *kept, uint32_t position,
						 uint32_t item)
{
	const struct template_kind *kind = placement->matcher->match->kind;
	for (uint32_t i = position; i > 0; i--) {
		const struct template_field *field = &kind->fields[i - 1];
		uint32_t there = item_at(placement, i - 1);
		bool has_moved = there != ENTRY_NONE && item != ENTRY_NONE && there < item;
		if (there == ENTRY_NONE ? field->required : kept[i - 1] || has_moved) {
			return field;
		}
	}
	return NULL;
}

// The one that it belongs before; `counts_missing`: one that is missing too counts.
static const struct template_field *field_behind(const struct placement *placement, const bool *kept, uint32_t position,
						 bool counts_missing)
{
	const struct template_kind *kind = placement->matcher->match->kind;
	for (uint32_t i = position + 1; i < kind->field_count; i++) {
		if (kept[i] || (counts_missing && is_missing(placement, &kind->fields[i]))) {
			return &kind->fields[i];
		}
	}
	return NULL;
}

// `named`: the item without a label that another field may be already.
static void report_missing(const struct placement *placement, const struct template_field *field, uint32_t previous,
			   const bool *kept, uint32_t *named)
{
	struct matcher *matcher = placement->matcher;
	struct deviation *deviation =
		match_add_for(matcher, DEVIATION_FIELD_MISSING, ENTRY_NONE, field, title_of(matcher->entry));
	deviation->neighbor = field_before(placement, kept, field->position, ENTRY_NONE);
	if (!deviation->neighbor) {
		deviation->is_before = true;
		deviation->neighbor = field_behind(placement, kept, field->position, false);
	}
	bool is_item = !field->is_paragraph && !field->is_details;
	uint32_t text = is_item ? unlabelled_behind(matcher, previous) : ENTRY_NONE;
	if (text != ENTRY_NONE && text != *named) {
		deviation->other = matcher->entry->items[text].value;
		*named = text;
	}
	if (span_is_empty(deviation->other)) {
		struct lost_line lost =
			field->is_details ? lost_block_find(matcher, field) : lost_line_find(matcher, field);
		deviation->other = lost.at;
		deviation->certain = !span_is_empty(lost.at);
		deviation->number = lost.form;
		if (!field->is_details) {
			keep_holder(matcher, lost.at, lost.at.start);
		}
	}
	matcher->match->missing_count++;
}

static void keep_loose(const struct placement *placement, const struct loose_field *loose)
{
	struct match *match = placement->matcher->match;
	match->loose = loose;
	for (uint32_t position = 0; position < match->kind->field_count && position < 64; position++) {
		bool is_loose = loose[position].form != LOOSE_NONE && placement->item_of[position] == ENTRY_NONE;
		match->loose_fields |= (uint64_t)is_loose << position;
	}
}

// Lines follow the end of a block in the same raw HTML.
static bool html_goes_on(const struct entry *entry)
{
	for (size_t i = 0; i < entry->details_count; i++) {
		span close = entry->details[i].close;
		size_t html = span_is_empty(close) ? entry->html_count : entry_html_after(entry, close.start);
		if (html < entry->html_count && entry->html[html].at.start <= close.start &&
		    entry->html[html].at.end > source_line(entry->source, close.end).end) {
			return true;
		}
	}
	return false;
}

// Optional fields that raw HTML has swallowed, which nothing else tells.
static void find_swallowed(const struct placement *placement, const struct loose_field *loose)
{
	const struct template_kind *kind = placement->matcher->match->kind;
	for (uint32_t position = 0; position < kind->field_count; position++) {
		if (!kind->fields[position].required && loose[position].form == LOOSE_SWALLOWED) {
			report_loose(placement->matcher, &kind->fields[position], &loose[position]);
		}
	}
}

static void find_missing(struct placement *placement)
{
	struct matcher *matcher = placement->matcher;
	const struct template_kind *kind = matcher->match->kind;
	uint32_t previous = ENTRY_NONE;
	uint32_t unlabelled = ENTRY_NONE;
	struct loose_field *loose = NULL;
	const bool *kept = NULL;
	if (header_is_missing(matcher)) {
		return;
	}
	for (uint32_t position = 0; position < kind->field_count; position++) {
		const struct template_field *field = &kind->fields[position];
		if (is_missing(placement, field)) {
			if (!loose) {
				loose = loose_find(matcher->arena, matcher->match);
			}
			if (loose && loose[position].form != LOOSE_NONE) {
				report_loose(matcher, field, &loose[position]);
			} else if (field->is_details && lost_block_is_damaged(matcher)) {
				matcher->match->loose_count++;
			} else {
				if (!kept) {
					const struct order order = order_of(matcher);
					kept = kept_by_position(matcher, &order);
				}
				report_missing(placement, field, previous, kept, &unlabelled);
			}
		}
		uint32_t item = item_at(placement, position);
		previous = item != ENTRY_NONE ? item : previous;
	}
	if (!loose && html_goes_on(matcher->entry)) {
		loose = loose_find(matcher->arena, matcher->match);
		find_swallowed(placement, loose);
	}
	if (loose) {
		keep_loose(placement, loose);
		loose_values_match(matcher);
	}
}

static void find_disorder(const struct placement *placement)
{
	struct matcher *matcher = placement->matcher;
	const struct order order = order_of(matcher);
	if (order.is_right) {
		return;
	}
	const bool *kept = kept_by_position(matcher, &order);
	for (uint32_t i = 0; i < order.count; i++) {
		uint32_t item = order.items[i];
		if (order.kept[i] || matcher->match->items[item].role == ROLE_SLOT) {
			continue;
		}
		span follows = {0, 0};
		uint32_t nearest = 0;
		for (uint32_t j = 0; j < order.count; j++) {
			if (order.positions[j] < order.positions[i] && order.positions[j] + 1 > nearest) {
				nearest = order.positions[j] + 1;
				const struct entry_item *before = &matcher->entry->items[order.items[j]];
				follows = before->label.exists ? before->label.whole : before->value;
			}
		}
		add_label_deviation(matcher, DEVIATION_FIELD_ORDER, item, matcher->match->items[item].field, true,
				    follows);
		struct deviation *deviation = &matcher->match->deviations[matcher->match->deviation_count - 1];
		deviation->neighbor = field_before(placement, kept, order.positions[i], item);
		if (!deviation->neighbor) {
			deviation->is_before = true;
			deviation->neighbor = field_behind(placement, kept, order.positions[i], true);
		}
	}
}

void fields_match(struct matcher *matcher, const struct label_hit *hits)
{
	const struct entry *entry = matcher->entry;
	uint32_t fields = matcher->match->kind->field_count;
	struct placement placement = {
		.matcher = matcher,
		.item_of = arena_alloc(matcher->arena, fields * sizeof(uint32_t)),
		.stand_in_of = arena_alloc(matcher->arena, fields * sizeof(uint32_t)),
	};
	memset(placement.item_of, 0xFF, fields * sizeof(uint32_t));
	memset(placement.stand_in_of, 0xFF, fields * sizeof(uint32_t));
	for (uint32_t i = 0; i < entry->item_count; i = entry->items[i].end) {
		if (hits[i].field) {
			place_known(&placement, i, &hits[i]);
		}
	}
	place_others(&placement);
	if (has_lines_outside(matcher)) {
		span at = entry->paragraphs[0].at;
		struct deviation *deviation = match_add(matcher, DEVIATION_LINE_OUTSIDE, at);
		deviation->number = text_column(matcher) - column_of(matcher, at.start);
		matcher->match->missing_count++;
		return;
	}
	if (is_bare(entry) && deep_lines_in_title(matcher, text_column(matcher))) {
		matcher->match->missing_count++;
		return;
	}
	if (is_bare(entry)) {
		match_add(matcher, DEVIATION_ENTRY_BARE, title_of(entry));
		matcher->match->missing_count++;
		return;
	}
	if (matcher->match->kind->has_slots) {
		place_slots(&placement);
		find_slots(&placement);
	} else {
		place_unknowns(&placement);
	}
	if (entry->shape == ENTRY_SHAPE_ITEM) {
		if (entry->marker == ENTRY_MARKER_RIGHT) {
			find_outside(matcher);
		}
		find_unmarked(matcher);
		find_nested(matcher);
	}
	if (entry->shape != ENTRY_SHAPE_HEADING && !entry->file) {
		find_unlabelled(&placement);
	}
	find_missing(&placement);
	if (matcher->match->kind->header != FILE_HEADER_FRONT_MATTER) { // keys of YAML have no order
		find_disorder(&placement);
	}
}
