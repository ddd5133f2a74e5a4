// Shape line: the first paragraph of which list items are entries.

#include "lint/line_title.h"
#include "lint/shape.h"

enum { TYPED_MIN = 3 }; // typed pieces in the template's order tell an entry that does not open as the others do

// What is known of the items of one list.
struct line_list {
	uint32_t items, entries;
};

struct line_item {
	const struct line_pieces *line;
	uint32_t list;
	bool may_be;	      // it has a typed piece of the pattern, or a title that nearly has its form
	struct odd_title odd; // what is in the place of the title, where that has another form
};

// --- one line -------------------------------------------------------------------------------------

static uint32_t count_typed(const struct template_line *shown, const struct line_pieces *line)
{
	uint32_t count = 0;
	for (uint32_t i = 0, slot = 0; i < line->count && slot < shown->slot_count; i++) {
		for (uint32_t k = slot; k < shown->slot_count && line_piece_is_typed(&line->pieces[i]); k++) {
			if (shown->slots[k].type == line->pieces[i].type) {
				count++;
				slot = k + 1;
				break;
			}
		}
	}
	return count;
}

static bool opens_alike(const struct source *source, const struct template_line *shown, const struct line_pieces *line)
{
	uint32_t first = line_first_piece(source, line);
	if (shown->slots[0].type == PIECE_WORDS) {
		return first < line->count && count_typed(shown, line) > 0;
	}
	return first < line->count && line->pieces[first].type == shown->slots[0].type;
}

static bool is_contents(const struct source *source, const struct line_pieces *line)
{
	uint32_t i = 0;
	while (i < line->count && line->pieces[i].type != PIECE_LINK) {
		i++;
	}
	return i < line->count && source_holds(source, line->pieces[i].at, "](#");
}

static bool has_labels_below(const struct entry *section, uint32_t index)
{
	for (uint32_t i = index + 1; i < section->items[index].end; i = section->items[i].end) {
		const struct entry_label *label = &section->items[i].label;
		if (label->exists && !span_is_empty(label->colon)) {
			return true;
		}
	}
	return false;
}

// --- lists ----------------------------------------------------------------------------------------

// The item goes on the list of the one before it: only blank lines and comments are between.
static bool goes_on(const struct entry *section, uint32_t index)
{
	uint32_t previous = section->items[index].previous;
	if (previous == ENTRY_NONE) {
		return false;
	}
	span between = span_of(section->items[previous].whole.end, section->items[index].marker.start);
	return span_is_empty(source_trim_lines(section->source, between));
}

static bool qualifies(const struct source *source, const struct template_line *shown, const struct line_pieces *line)
{
	bool has_bar = shown->bar_count == 0 || line->bars > 0;
	return (opens_alike(source, shown, line) && has_bar) || count_typed(shown, line) >= TYPED_MIN;
}

static void read_items(const struct shape_cuts *cuts, const struct template_kind *kind, struct line_item *items,
		       struct line_list *lists)
{
	const struct entry *section = cuts->section;
	const struct template_line *shown = kind->line;
	uint32_t list_count = 0;
	for (uint32_t i = 0; i < section->item_count; i++) {
		items[i].may_be = false;
		items[i].list = goes_on(section, i) ? items[section->items[i].previous].list : list_count++;
		struct line_list *list = &lists[items[i].list];
		const struct line_pieces *line = entry_line_read(cuts->arena, section, i);
		uint32_t typed = count_typed(shown, line);
		struct odd_title odd = line_odd_title(cuts->template, section->source, kind, line);
		bool is_group = !opens_alike(section->source, shown, line) && section->items[i].end > i + 1;
		if ((is_group && odd.form != ODD_LINK) || is_contents(section->source, line)) {
			continue;
		}
		items[i].line = line;
		items[i].odd = odd;
		items[i].may_be = (typed > 0 || odd.form != ODD_NOTHING) && !has_labels_below(section, i);
		list->items++;
		list->entries += odd.form == ODD_LINK || qualifies(section->source, shown, line);
	}
}

// --- titles ---------------------------------------------------------------------------------------

static void set_title(const struct template_kind *kind, const struct entry *section, const struct line_item *item,
		      struct entry_cut *cut)
{
	const struct line_pieces *line = item->line;
	if (item->odd.form != ODD_NOTHING) {
		cut->title = item->odd.at;
		cut->title_tokens = entry_tokens_in(section, cut->title);
		return;
	}
	enum line_piece_type wanted = kind->piece == ENTRY_PIECE_LINK ? PIECE_LINK : PIECE_STRONG;
	for (uint32_t i = 0; i < line->count; i++) {
		const struct line_piece *piece = &line->pieces[i];
		if (piece->type == (uint8_t)wanted) {
			cut->title = piece->at;
			cut->title_tokens = piece->tokens;
			return;
		}
	}
	cut->title = source_trim_lines(section->source, cut->title);
}

// What the item that an item is nested in says, by the text of its first link or all of it.
static span group_of(const struct entry *section, uint32_t index)
{
	uint32_t parent = section->items[index].parent;
	if (parent == ENTRY_NONE) {
		return span_of(0, 0);
	}
	const struct entry_item *item = &section->items[parent];
	const struct entry_link *link = item->link_count > 0 ? &section->links[item->first_link] : NULL;
	return link && !link->image && !span_is_empty(link->text) ? link->text : item->value;
}

// The weaker what it opens with, the more of its list are to be entries.
static bool is_entry(const struct line_item *item, const struct line_list *list)
{
	if (!item->may_be) {
		return false;
	}
	switch (item->odd.form) {
	case ODD_ADDRESS:
		return list->entries * 2 > list->items;
	case ODD_TEXT:
		return list->entries >= 3 && list->entries * 4 >= list->items * 3;
	default:
		return list->entries * 2 >= list->items;
	}
}

void shape_line_find(struct shape_cuts *cuts)
{
	const struct entry *section = cuts->section;
	const struct template_kind *kind = template_kind_of(cuts->template, ENTRY_SHAPE_LINE);
	struct line_item *items = arena_alloc(cuts->arena, section->item_count * sizeof *items);
	struct line_list *lists = arena_alloc(cuts->arena, section->item_count * sizeof *lists);
	read_items(cuts, kind, items, lists);
	for (uint32_t i = 0; i < section->item_count; i++) {
		if (!is_entry(&items[i], &lists[items[i].list])) {
			continue;
		}
		struct entry_cut *cut = shape_add(cuts);
		*cut = entry_cut_of_item(section, i);
		cut->shape = ENTRY_SHAPE_LINE;
		cut->end = cut->first;
		cut->extent.end = source_next_line(section->source, cut->heading.end - 1);
		cut->line = items[i].line;
		cut->group = group_of(section, i);
		set_title(kind, section, &items[i], cut);
	}
}
