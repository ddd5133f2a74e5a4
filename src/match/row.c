// The cells of a table row against the columns of its table.

#include "entry/row.h"
#include "match/line.h"
#include "match/matcher.h"

void row_read_cells(struct arena *arena, struct entry *entry)
{
	const struct table_row *own = entry->row;
	uint32_t *slots = arena_alloc(arena, own->row.count * sizeof *slots);
	entry->items = arena_alloc(arena, own->row.count * sizeof *entry->items);
	entry->item_count = 0;
	for (uint32_t i = 0; i < own->row.count; i++) {
		span cell = own->row.cells[i];
		if (cell.start != entry->title.start && !span_is_empty(cell)) {
			slots[entry->item_count] = i < own->columns ? own->fields[i] : ENTRY_NONE;
			slot_item_add(entry, cell);
		}
	}
	entry->slots = slots;
}

bool row_is_shifted(const struct table_row *row)
{
	bool has_more = false;
	for (uint32_t i = row->columns; i < row->row.count; i++) {
		has_more = has_more || !span_is_empty(row->row.cells[i]);
	}
	return row->row.count < row->columns || has_more;
}

// Whether a bar has whitespace on the sides that a filled cell is on; outer sides have none.
static bool is_tight(const struct source *source, uint32_t bar, bool is_before, span cell)
{
	char beside = source->bytes[is_before ? bar - 1 : bar + 1];
	return !span_is_empty(cell) && beside != ' ' && beside != '\t';
}

static void add_form(struct matcher *matcher, enum row_form form, uint32_t at, uint32_t column)
{
	struct deviation *deviation = match_add(matcher, DEVIATION_ROW_FORM, span_of(at, at + 1));
	deviation->number = form;
	deviation->choice = (int32_t)column;
}

// The space at both sides of the bar before a cell, or behind the last one.
static void check_bar(struct matcher *matcher, const struct row *row, uint32_t cell)
{
	const struct source *source = matcher->entry->source;
	uint32_t bar = cell > 0 ? row->cells[cell - 1].end : row->at.start;
	while (source->bytes[bar] != '|') {
		bar++;
	}
	bool before = cell > 0 && is_tight(source, bar, true, row->cells[cell - 1]);
	bool behind = cell < row->count && is_tight(source, bar, false, row->cells[cell]);
	if (before || behind) {
		enum row_form form = !behind ? ROW_FORM_TIGHT_BEFORE : before ? ROW_FORM_TIGHT : ROW_FORM_TIGHT_BEHIND;
		add_form(matcher, form, bar, cell);
	}
}

static void check_form(struct matcher *matcher)
{
	const struct row *row = &matcher->entry->row->row;
	const struct source *source = matcher->entry->source;
	if (row_is_shifted(matcher->entry->row)) {
		return; // one of its bars may be text
	}
	if (!row->opens) {
		add_form(matcher, ROW_FORM_OPENING, row->at.start, 0);
	}
	for (uint32_t i = 0; i <= row->count; i++) {
		if ((i > 0 || row->opens) && (i < row->count || row->closes)) {
			check_bar(matcher, row, i);
		}
	}
	if (!row->closes) {
		uint32_t last = (uint32_t)unicode_before(source->bytes, row->at.end);
		add_form(matcher, ROW_FORM_CLOSING, last, row->count);
		matcher->match->deviations[matcher->match->deviation_count - 1].at.end = row->at.end;
	}
}

static void check_cells(struct matcher *matcher)
{
	const struct table_row *own = matcher->entry->row;
	if (row_is_shifted(own)) {
		struct deviation *deviation = match_add(matcher, DEVIATION_CELL_COUNT, matcher->entry->title);
		deviation->number = own->row.count;
		deviation->choice = (int32_t)own->columns;
	} else if (own->row.count > own->columns) {
		// Behind the bar that ends the last column, up to the last bar or the line's end.
		uint32_t start = own->row.cells[own->columns - 1].end;
		while (matcher->entry->source->bytes[start] != '|') {
			start++;
		}
		match_add(matcher, DEVIATION_EXTRA_CELL, span_of(start + 1, own->row.at.end))->number =
			own->row.count - own->columns;
	}
}

// Empty cells under a header of the template; whether most rows have something there, the list shows.
static void check_empty(struct matcher *matcher)
{
	const struct table_row *own = matcher->entry->row;
	for (uint32_t i = 0; i < own->columns && !row_is_shifted(own); i++) {
		if (own->fields[i] != ENTRY_NONE && span_is_empty(own->row.cells[i])) {
			match_add(matcher, DEVIATION_SLOT_MISSING, matcher->entry->title)->field =
				&matcher->match->kind->fields[own->fields[i]];
		}
	}
}

void row_match(struct matcher *matcher)
{
	const struct entry *entry = matcher->entry;
	struct match *match = matcher->match;
	for (uint32_t i = 0; i < entry->item_count; i++) {
		if (entry->slots[i] != ENTRY_NONE) {
			match->items[i].role = ROLE_SLOT;
			match->items[i].field = &match->kind->fields[entry->slots[i]];
			match->known_count++;
		}
	}
	if (entry->row->is_apart) {
		uint32_t line = source_line_start(entry->source, entry->heading.start);
		match_add(matcher, DEVIATION_ROW_APART, span_of(entry->heading.start, entry->heading.start + 1))
			->other = span_of(line - 1, line);
	}
	check_form(matcher);
	check_cells(matcher);
	check_empty(matcher);
}
