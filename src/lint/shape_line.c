// Shape line: the first paragraph of which list items are entries.

#include <string.h>

#include "base/bisect.h"
#include "base/bytes.h"
#include "lint/line_title.h"
#include "lint/shape.h"

enum {
	TYPED_MIN = 3,	// typed pieces in the template's order tell an entry that does not open as the others do
	NESTED_MIN = 3, // entries below names of groups show how such are written
	ODD_FEW = 2,	// so many items of a list without a link are mistakes, also where the list is small
	GROUP_MAX = 40	// bytes of the name of a group
};

// What is known of the items of one list.
struct line_list {
	uint32_t items, entries;
	uint32_t odd; // items without a link where most have one
	bool is_nested;
	uint32_t kind;
	int fit; // how much the items look like the kind, where the template has several
};

struct line_item {
	const struct line_pieces *line;
	uint32_t list;
	bool may_be;	      // it has a typed piece of the pattern, or a title that nearly has its form
	struct odd_title odd; // what is in the place of the title, where that has another form
	span rest;	      // of its first paragraph: lines that are entries of their own
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
	if (shown->slots[0].type == PIECE_PLACE || shown->slots[0].type == PIECE_QUOTED) { // text, in a list
		bool is_text = first < line->count && line->pieces[first].type == PIECE_WORDS;
		return is_text && count_typed(shown, line) > 0 &&
		       byte_is_in(source->bytes[line->pieces[first].at.start], "[\"\xE2\xE3");
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

// --- lines without a list marker -------------------------------------------------------------------

// A dash or colon is behind the first piece that may be the title.
static bool has_separator(const struct source *source, const struct line_pieces *line)
{
	uint32_t first = line_first_piece(source, line);
	if (first == line->count) {
		return false;
	}
	span rest = source_trim_lines(source, span_of(line->pieces[first].at.end, line->at.end));
	return line_mark_length(source, rest) > 0;
}

// How much a line looks like the one that a kind shows: by its pieces, its bars and its separator.
static int fit_of(const struct source *source, const struct template_line *shown, const struct line_pieces *line)
{
	int wanted = 0;
	for (uint32_t i = 0; i < shown->slot_count; i++) {
		wanted += shown->slots[i].type != PIECE_WORDS;
	}
	int found = (int)count_typed(shown, line);
	int fit = found - (wanted - found);
	fit += line->bars == shown->bar_count ? 1 : -1;
	fit += has_separator(source, line) == !span_is_empty(shown->separator) ? 1 : -1;
	return fit + (opens_alike(source, shown, line) ? 1 : -1);
}

// Behind the link comes a dash, a colon or a bar, as behind the template's.
static bool goes_on_as_entry(const struct source *source, const struct template_line *shown,
			     const struct line_pieces *line, span title, bool follows_sentence)
{
	span behind = span_of(title.end, line->at.end);
	span rest = source_trim_lines(source, behind);
	uint32_t mark = line_mark_length(source, rest);
	bool is_spaced = mark > 0 && rest.start + mark < rest.end && byte_is_space(source->bytes[rest.start + mark]);
	bool is_dash = is_spaced && rest.start > behind.start;
	bool is_parted = !span_is_empty(shown->separator) && (is_dash || (is_spaced && follows_sentence));
	bool has_bars = shown->bar_count > 0 && line->bars == shown->bar_count;
	return is_parted || has_bars || (span_is_empty(rest) && follows_sentence);
}

// Whether a line opens as an entry does, but for its list marker. `follows_sentence`: the line above ends one, as the
// template's does.
static enum entry_marker lost_marker(const struct shape_cuts *cuts, const struct template_kind *kind, span at,
				     bool follows_sentence)
{
	const struct source *source = cuts->section->source;
	bool is_tight = !span_is_empty(at) && byte_is_in(source->bytes[at.start], "-+*");
	if (is_tight) { // `*` may open emphasis
		struct token_run run = entry_tokens_in(cuts->section, span_of(at.start, at.start + 1));
		is_tight = run.count > 0 && cuts->section->tokens[run.first].type == TOKEN_TEXT;
	}
	uint32_t start = at.start + (is_tight ? 1 : 0);
	bool is_name = !is_tight && follows_sentence && start < at.end && source->bytes[start] >= 'A' &&
		       source->bytes[start] <= 'Z';
	if (kind->piece != ENTRY_PIECE_LINK || start >= at.end || (source->bytes[start] != '[' && !is_name)) {
		return ENTRY_MARKER_RIGHT;
	}
	const struct line_pieces *line = entry_line_read(cuts->arena, cuts->section, span_of(start, at.end));
	bool is_link = line->count > 0 && line->pieces[0].type == PIECE_LINK && line->pieces[0].at.start == start;
	struct odd_title odd = line_odd_title(cuts->template, source, kind, line);
	span title = is_link ? line->pieces[0].at : odd.at;
	bool opens = is_link || odd.form == ODD_LINK || (is_name && odd.form == ODD_TEXT);
	if (!opens || is_contents(source, line) ||
	    (!is_tight && !goes_on_as_entry(source, kind->line, line, title, follows_sentence))) {
		return ENTRY_MARKER_RIGHT;
	}
	return is_tight ? ENTRY_MARKER_TIGHT : ENTRY_MARKER_NONE;
}

static span without_indent(const struct source *source, uint32_t line, uint32_t end)
{
	while (line < end && byte_is_blank(source->bytes[line])) {
		line++;
	}
	return span_of(line, end);
}

static bool ends_sentence(const struct source *source, const struct template_line *shown, uint32_t line)
{
	span before = source_trim_lines(source, span_of(source_line_start(source, line - 1), line));
	return shown->sentence < shown->slot_count && !span_is_empty(before) &&
	       byte_is_in(source->bytes[before.end - 1], ".!?");
}

// The name of a group, in one line without a link.
static bool is_group_name(const struct source *source, span at)
{
	return span_length(at) <= GROUP_MAX && !source_holds(source, at, "](") && !source_holds(source, at, "://");
}

// The part of a paragraph up to the line that is another entry; all of it if there is none such. What is indented
// farther than `indent` goes on with the line above, unless that is the name of a group.
static span until_next_entry(const struct shape_cuts *cuts, const struct template_kind *kind, span at, uint32_t indent)
{
	const struct source *source = cuts->section->source;
	for (uint32_t line = source_next_line(source, at.start); line < at.end; line = source_next_line(source, line)) {
		uint32_t end = source_line(source, line).end;
		span text = without_indent(source, line, end < at.end ? end : at.end);
		bool is_inside = text.start - line > indent && !is_group_name(source, span_of(at.start, line));
		enum entry_marker marker =
			lost_marker(cuts, kind, text, !is_inside && ends_sentence(source, kind->line, line));
		if (marker == ENTRY_MARKER_TIGHT || (marker == ENTRY_MARKER_NONE && !is_inside)) {
			return span_of(at.start, line);
		}
	}
	return at;
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

static bool is_list_of_entries(const struct line_list *list)
{
	return list->entries > 0 && list->entries * 2 >= list->items;
}

static void read_items(const struct shape_cuts *cuts, uint32_t number, struct line_item *items, struct line_list *lists)
{
	const struct entry *section = cuts->section;
	const struct template_kind *kind = &cuts->template->kinds[number];
	const struct template_line *shown = kind->line;
	uint32_t list_count = 0;
	for (uint32_t i = 0; i < section->item_count; i++) {
		items[i].may_be = false;
		items[i].list = goes_on(section, i) ? items[section->items[i].previous].list : list_count++;
		struct line_list *list = &lists[items[i].list];
		list->is_nested = section->items[i].depth > 0;
		list->kind = number;
		const struct entry_item *item = &section->items[i];
		span at = span_of(item->marker.end, item->value.end);
		span own = until_next_entry(cuts, kind, at, item->indent);
		items[i].rest = span_of(own.end, at.end);
		const struct line_pieces *line = entry_line_read(cuts->arena, section, own);
		uint32_t typed = count_typed(shown, line);
		struct odd_title odd = line_odd_title(cuts->template, section->source, kind, line);
		bool is_group = !opens_alike(section->source, shown, line) && section->items[i].end > i + 1;
		if ((is_group && odd.form != ODD_LINK) || is_contents(section->source, line)) {
			continue;
		}
		items[i].line = line;
		items[i].odd = odd;
		items[i].may_be = (typed > 0 || odd.form != ODD_NOTHING) && !has_labels_below(section, i);
		bool is_odd = odd.form == ODD_ADDRESS || odd.form == ODD_TEXT;
		list->items += span_is_empty(items[i].rest) ? 1 : 2;
		list->entries += odd.form == ODD_LINK || (!is_odd && qualifies(section->source, shown, line));
		list->entries += !span_is_empty(items[i].rest);
		list->odd += is_odd;
		list->fit += cuts->template->kind_count > 1 ? fit_of(section->source, shown, line) : 0;
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

// So few items lack the link that they do so by mistake.
static bool are_odd(const struct line_list *list)
{
	uint32_t others = list->items - list->entries - list->odd;
	bool are_few = list->odd <= ODD_FEW || list->odd * 4 <= list->items;
	return are_few && list->entries >= list->odd && others * 4 <= list->items;
}

// A list below the name of a group that has but one or two items, none with a link: other groups show what is right.
static bool are_all_odd(const struct line_list *list, uint32_t nested)
{
	return list->is_nested && list->odd == list->items && list->items <= ODD_FEW && nested >= NESTED_MIN;
}

// The weaker what it opens with, the more of its list are to be entries. `nested`: entries in lists of groups.
static bool is_entry(const struct line_item *item, const struct line_list *list, uint32_t nested)
{
	if (!item->may_be) {
		return false;
	}
	switch (item->odd.form) {
	case ODD_ADDRESS:
		return list->entries * 2 > list->items || are_odd(list) || are_all_odd(list, nested);
	case ODD_TEXT:
		return are_odd(list) || are_all_odd(list, nested);
	default:
		return is_list_of_entries(list);
	}
}

// The lines of a paragraph that are entries without a list marker.
static void add_lines(struct shape_cuts *cuts, uint32_t number, span at, span group, uint32_t list)
{
	const struct entry *section = cuts->section;
	const struct template_kind *kind = &cuts->template->kinds[number];
	while (!span_is_empty(at)) {
		span text = without_indent(section->source, at.start, at.end);
		span own = until_next_entry(cuts, kind, text, text.start - at.start);
		span heading = source_trim_lines(section->source, own);
		bool is_tight = byte_is_in(section->source->bytes[own.start], "-+*");
		span rest = span_of(heading.start + is_tight, heading.end);
		struct line_item item = {.line = entry_line_read(cuts->arena, section, rest)};
		struct entry_cut *cut = shape_add(cuts);
		*cut = (struct entry_cut){
			.shape = ENTRY_SHAPE_LINE,
			.extent = span_of(source_line_start(section->source, at.start),
					  source_next_line(section->source, heading.end - 1)),
			.heading = heading,
			.next_level = section->next_level,
			.line = item.line,
			.group = group,
			.marker = is_tight ? ENTRY_MARKER_TIGHT : ENTRY_MARKER_NONE,
			.list = list,
			.kind = number,
		};
		item.odd = line_odd_title(cuts->template, section->source, kind, item.line);
		set_title(kind, section, &item, cut);
		at.start = own.end;
	}
}

static void add_item(struct shape_cuts *cuts, uint32_t number, const struct line_item *item, uint32_t index)
{
	const struct entry *section = cuts->section;
	struct entry_cut *cut = shape_add(cuts);
	*cut = entry_cut_of_item(section, index);
	cut->shape = ENTRY_SHAPE_LINE;
	cut->end = cut->first;
	cut->heading.end = item->line->at.end;
	cut->heading = source_trim_lines(section->source, cut->heading);
	cut->extent.end = source_next_line(section->source, cut->heading.end - 1);
	cut->line = item->line;
	cut->group = group_of(section, index);
	cut->list = item->list;
	cut->kind = number;
	cut->has_nested = section->items[index].end > index + 1;
	set_title(&cuts->template->kinds[number], section, item, cut);
	add_lines(cuts, number, item->rest, cut->group, cut->list);
}

// A paragraph that opens as entries do is one where its marker lacks only a space, or where it is beside a list of
// entries.
static void add_paragraph(struct shape_cuts *cuts, uint32_t number, const struct line_item *items,
			  const struct line_list *lists, const struct entry_paragraph *paragraph)
{
	const struct entry *section = cuts->section;
	size_t next;
	if (paragraph->item != ENTRY_NONE) {
		return;
	}
	BISECT(next, section->item_count, section->items[next].whole.start < paragraph->at.start);
	bool is_beside = false;
	for (size_t i = next > 0 ? next - 1 : 0; i < section->item_count && i <= next; i++) {
		span item = section->items[i].whole;
		span between =
			i < next ? span_of(item.end, paragraph->at.start) : span_of(paragraph->at.end, item.start);
		const struct line_list *list = &lists[items[i].list];
		if (!is_beside && is_list_of_entries(list) &&
		    span_is_empty(source_trim_lines(section->source, between))) {
			is_beside = true;
			number = list->kind;
		}
	}
	enum entry_marker marker = lost_marker(cuts, &cuts->template->kinds[number], paragraph->at, false);
	if (marker == ENTRY_MARKER_TIGHT || (is_beside && marker != ENTRY_MARKER_RIGHT)) {
		add_lines(cuts, number, paragraph->at, span_of(0, 0), ENTRY_NONE);
	}
}

// Of several kinds a list has the one that its items look like.
static uint32_t read_lists(const struct shape_cuts *cuts, struct line_item *items, struct line_list *lists)
{
	const struct template *template = cuts->template;
	size_t count = cuts->section->item_count;
	uint32_t first = (uint32_t)(template_kind_of(template, ENTRY_SHAPE_LINE) - template->kinds);
	read_items(cuts, first, items, lists);
	for (uint32_t k = first + 1; k < template->kind_count; k++) {
		if (template->kinds[k].shape != ENTRY_SHAPE_LINE) {
			continue;
		}
		struct line_item *other_items = arena_alloc(cuts->arena, count * sizeof *items);
		struct line_list *other_lists = arena_alloc(cuts->arena, count * sizeof *lists);
		read_items(cuts, k, other_items, other_lists);
		for (size_t i = 0; i < count; i++) {
			const struct line_list *other = &other_lists[other_items[i].list];
			items[i] = other->fit > lists[items[i].list].fit ? other_items[i] : items[i];
		}
		for (size_t i = 0; i < count; i++) {
			lists[i] = other_lists[i].fit > lists[i].fit ? other_lists[i] : lists[i];
		}
	}
	return first;
}

void shape_line_find(struct shape_cuts *cuts)
{
	const struct entry *section = cuts->section;
	struct line_item *items = arena_alloc(cuts->arena, section->item_count * sizeof *items);
	struct line_list *lists = arena_alloc(cuts->arena, section->item_count * sizeof *lists);
	uint32_t first = read_lists(cuts, items, lists);
	bool has_entries = false;
	uint32_t nested = 0;
	for (uint32_t i = 0; i < section->item_count; i++) {
		const struct line_list *list = &lists[items[i].list];
		has_entries = has_entries || is_list_of_entries(list);
		nested += list->is_nested && is_list_of_entries(list) && items[i].may_be;
	}
	for (uint32_t i = 0; i < section->item_count; i++) {
		if (is_entry(&items[i], &lists[items[i].list], nested)) {
			add_item(cuts, lists[items[i].list].kind, &items[i], i);
		} else if (has_entries && !span_is_empty(items[i].rest)) { // below the name of a group
			span name = span_of(section->items[i].marker.end, items[i].rest.start);
			add_lines(cuts, lists[items[i].list].kind, items[i].rest,
				  source_trim_lines(section->source, name), ENTRY_NONE);
		}
	}
	size_t count = cuts->count;
	for (size_t i = 0; i < section->paragraph_count; i++) {
		add_paragraph(cuts, first, items, lists, &section->paragraphs[i]);
	}
	if (cuts->count > count) {
		shape_sort(cuts);
	}
}
