// What the reader took for one entry and is several.

#include "match/parts.h"

#include <string.h>

#include "entry/part.h"
#include "match/matcher.h"

enum { PARTS_MAX = 100 }; // more are not told apart: each of them is cut out of the whole

// Where a part begins.
struct boundary {
	uint32_t item;	// the first one in it
	uint32_t start; // of the line of its heading, or of its first item
	span heading;	// empty: there is none
	span title;
	struct token_run tokens;
	uint8_t level;
	uint32_t form;
};

struct parting {
	struct arena *arena;
	const struct template *template;
	const struct entry *entry;
	const struct match *match;
	struct boundary *items;
	size_t count, capacity;
};

static struct boundary *insert(struct parting *parting, size_t at)
{
	if (parting->count == parting->capacity) {
		size_t capacity = parting->capacity ? 2 * parting->capacity : 8;
		struct boundary *items = arena_alloc(parting->arena, capacity * sizeof *items);
		if (parting->count > 0) {
			memcpy(items, parting->items, parting->count * sizeof *items);
		}
		parting->items = items;
		parting->capacity = capacity;
	}
	memmove(parting->items + at + 1, parting->items + at, (parting->count - at) * sizeof *parting->items);
	parting->count++;
	return &parting->items[at];
}

// --- malformed headings -----------------------------------------------------------------------------

static bool is_level(const struct template *template, uint8_t level)
{
	bool is = template->group.exists && template->group.level == level;
	for (uint32_t i = 0; i < template->kind_count; i++) {
		is |= template->kinds[i].level == level;
	}
	return is;
}

// A number for the field of some kind that an item is, UINT32_MAX for none.
static uint32_t known_field(const struct template *template, const struct entry *entry, uint32_t item)
{
	const struct entry_label *label = &entry->items[item].label;
	uint32_t base = 0;
	for (uint32_t i = 0; i < template->kind_count && label->exists; i++) {
		const struct template_kind *kind = &template->kinds[i];
		const struct template_field *field = label_find(kind->fields, kind->field_count, label).field;
		if (field) {
			return base + field->position;
		}
		base += kind->field_count;
	}
	return UINT32_MAX;
}

// The fields above the stray heading that is looked at.
struct above {
	bool *has; // by number
	bool has_any;
	uint32_t item; // the next one to look at
};

static void take_above(const struct parting *parting, struct above *above, uint32_t end)
{
	for (; above->item < end; above->item++) {
		uint32_t field = known_field(parting->template, parting->entry, above->item);
		if (field != UINT32_MAX) {
			above->has[field] = above->has_any = true;
		}
	}
}

// Among the items below it is a field of the template; one that is among those above, if there are any.
static bool has_fields_below(const struct parting *parting, const struct above *above, const struct entry_stray *stray,
			     uint32_t end)
{
	for (uint32_t i = stray->next; i < end; i++) {
		uint32_t field = known_field(parting->template, parting->entry, i);
		if (field != UINT32_MAX && (!above->has_any || above->has[field])) {
			return true;
		}
	}
	return false;
}

static bool names_group(const struct parting *parting, const struct entry_stray *stray)
{
	const struct template_group *group = &parting->template->group;
	if (!group->exists || !group->is_date || group->level != stray->level || stray->form != STRAY_TIGHT) {
		return false;
	}
	struct entry heading = *parting->entry;
	const struct entry_cut cut = {.extent = stray->at,
				      .heading = stray->at,
				      .title = stray->text,
				      .title_tokens = stray->tokens,
				      .level = stray->level};
	heading = *entry_part(parting->arena, parting->entry, &cut);
	uint32_t day;
	enum group_fit fit = match_group(parting->arena, parting->template, &heading, &day);
	return fit != GROUP_NO && fit != GROUP_UNFILLED;
}

static uint32_t field_count(const struct template *template)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < template->kind_count; i++) {
		count += template->kinds[i].field_count;
	}
	return count;
}

static void find_malformed(struct parting *parting)
{
	const struct entry *entry = parting->entry;
	const struct template *template = parting->template;
	struct above above = {.has = arena_alloc(parting->arena, field_count(template))};
	for (size_t i = 0; i < entry->stray_count && parting->count < PARTS_MAX; i++) {
		const struct entry_stray *stray = &entry->strays[i];
		uint32_t end = i + 1 < entry->stray_count ? entry->strays[i + 1].next : (uint32_t)entry->item_count;
		take_above(parting, &above, stray->next);
		if (!is_level(template, stray->level) ||
		    !(has_fields_below(parting, &above, stray, end) || names_group(parting, stray))) {
			continue;
		}
		*insert(parting, parting->count) = (struct boundary){
			.item = stray->next,
			.start = source_line_start(entry->source, stray->at.start),
			.heading = stray->at,
			.title = stray->text,
			.tokens = stray->tokens,
			.level = stray->level,
			.form = stray->form,
		};
	}
}

// --- headings that are missing ----------------------------------------------------------------------

static bool is_bold_line(const struct entry *entry, const struct entry_paragraph *paragraph)
{
	struct token_run run = paragraph->tokens;
	if (run.count < 3 || memchr(source_at(entry->source, paragraph->at), '\n', span_length(paragraph->at))) {
		return false;
	}
	const struct token *first = &entry->tokens[run.first];
	const struct token *last = &entry->tokens[run.first + run.count - 1];
	return first->type == TOKEN_STRONG && first->side == TOKEN_OPEN && last->type == TOKEN_STRONG &&
	       last->side == TOKEN_CLOSE;
}

// The line in bold between the items of a segment that is nearest above `item`; NULL for none.
static const struct entry_paragraph *bold_above(const struct parting *parting, uint32_t first, uint32_t item)
{
	const struct entry *entry = parting->entry;
	const struct entry_paragraph *found = NULL;
	for (size_t i = 0; i < entry->paragraph_count; i++) {
		const struct entry_paragraph *paragraph = &entry->paragraphs[i];
		bool is_between = paragraph->at.start > entry->items[first].whole.start &&
				  paragraph->at.end < entry->items[item].whole.start;
		if (is_between && paragraph->item == ENTRY_NONE && is_bold_line(entry, paragraph)) {
			found = paragraph;
		}
	}
	return found;
}

// By position: the item of the segment that was the field first, ENTRY_NONE for none.
static uint32_t *first_items(const struct parting *parting)
{
	uint32_t count = parting->match->kind->field_count;
	uint32_t *first_of = arena_alloc(parting->arena, count * sizeof *first_of);
	memset(first_of, 0xFF, count * sizeof *first_of);
	return first_of;
}

// The first item from which on two or more fields of those before appear again, in the same order.
static uint32_t repetition(const struct parting *parting, uint32_t first, uint32_t end)
{
	const struct entry *entry = parting->entry;
	uint32_t *first_of = first_items(parting);
	uint32_t start = ENTRY_NONE;
	uint32_t last = 0;
	uint32_t count = 0;
	for (uint32_t i = first; i < end; i = entry->items[i].end) {
		const struct template_field *field = parting->match->items[i].field;
		if (!field) {
			continue;
		}
		uint32_t *place = &first_of[field->position];
		if (*place == ENTRY_NONE) {
			*place = i;
		} else if (start == ENTRY_NONE) {
			start = i;
			last = *place;
			count = 1;
		} else if (*place<start && * place> last && ++count == 2) {
			return start;
		}
	}
	return ENTRY_NONE;
}

// Fields before the first one that repeats belong to it where the order of the template starts anew with them.
static uint32_t start_of_order(const struct parting *parting, uint32_t first, uint32_t item)
{
	const struct entry_item *items = parting->entry->items;
	const struct item_match *matches = parting->match->items;
	uint32_t at = item;
	while (at > first && items[at].previous != ENTRY_NONE && items[at].previous >= first) {
		uint32_t before = items[at].previous;
		bool is_ordered = matches[before].field && matches[at].field &&
				  matches[before].field->position < matches[at].field->position;
		if (!is_ordered) {
			return at;
		}
		at = before;
	}
	return item;
}

static uint32_t first_root_after(const struct entry *entry, uint32_t offset)
{
	uint32_t i = 0;
	while (i < entry->item_count && entry->items[i].whole.start < offset) {
		i = entry->items[i].end;
	}
	return i;
}

static struct boundary missing_heading(const struct parting *parting, uint32_t first, uint32_t item)
{
	const struct entry *entry = parting->entry;
	const struct entry_paragraph *bold = bold_above(parting, first, item);
	struct boundary boundary = {.level = parting->match->kind->level, .form = bold ? HEADING_BOLD : HEADING_NONE};
	if (bold) {
		struct token_run run = {bold->tokens.first + 1, bold->tokens.count - 2};
		boundary.item = first_root_after(entry, bold->at.end);
		boundary.heading = bold->at;
		boundary.title = span_of(bold->at.start + 2, bold->at.end - 2);
		boundary.tokens = run;
		boundary.start = source_line_start(entry->source, bold->at.start);
	} else {
		boundary.item = start_of_order(parting, first, item);
		boundary.start = source_line_start(entry->source, entry->items[boundary.item].whole.start);
		boundary.heading = boundary.title = span_of(boundary.start, boundary.start);
	}
	return boundary;
}

static void find_missing(struct parting *parting)
{
	if (!parting->match || parting->match->duplicate_count < 2) {
		return;
	}
	for (size_t i = 0; i <= parting->count && parting->count < PARTS_MAX; i++) {
		uint32_t first = i > 0 ? parting->items[i - 1].item : 0;
		uint32_t end = i < parting->count ? parting->items[i].item : (uint32_t)parting->entry->item_count;
		bool is_root = first < end && parting->entry->items[first].parent == ENTRY_NONE;
		uint32_t item = is_root ? repetition(parting, first, end) : ENTRY_NONE;
		if (item != ENTRY_NONE) {
			struct boundary boundary = missing_heading(parting, first, item);
			*insert(parting, i) = boundary;
		}
	}
}

// --- parts ------------------------------------------------------------------------------------------

// A details tag in it, which a heading would take out of the text.
static bool holds_details_tag(const struct entry *entry, span at)
{
	for (size_t i = 0; i < entry->details_count; i++) {
		span open = entry->details[i].open, close = entry->details[i].close;
		if ((open.start >= at.start && open.start < at.end) ||
		    (close.start >= at.start && close.start < at.end)) {
			return true;
		}
	}
	for (size_t i = 0; i < entry->stray_close_count; i++) {
		if (entry->stray_closes[i].start >= at.start && entry->stray_closes[i].start < at.end) {
			return true;
		}
	}
	return false;
}

// `start`: of the part that it opens.
static struct deviation deviation_on(const struct parting *parting, const struct boundary *boundary, uint32_t start)
{
	span at = boundary->heading;
	if (boundary->form == HEADING_NONE) {
		at = parting->entry->items[boundary->item].label.text;
	}
	struct deviation deviation = deviation_of(DEVIATION_HEADING_MALFORMED, at);
	deviation.number = boundary->form;
	deviation.choice = boundary->level;
	const struct source *source = parting->entry->source;
	// A heading may start behind a CR.
	span lines = span_of(start, source_line(source, parting->entry->extent.end).end);
	deviation.certain = !holds_details_tag(parting->entry, at) && !source_has_lone_cr(source, lines);
	return deviation;
}

static struct match_part make_part(const struct parting *parting, size_t index)
{
	const struct entry *entry = parting->entry;
	const struct boundary *from = index > 0 ? &parting->items[index - 1] : NULL;
	const struct boundary *to = index < parting->count ? &parting->items[index] : NULL;
	struct entry_cut cut = {
		.extent = span_of(from ? from->start : entry->extent.start, to ? to->start : entry->extent.end),
		.heading = from ? from->heading : entry->heading,
		.title = from ? from->title : entry->title,
		.title_tokens = from ? from->tokens : entry->title_tokens,
		.level = from ? from->level : entry->level,
		.next_level = to ? to->level : entry->next_level,
		.first = from ? from->item : 0,
		.end = to ? to->item : (uint32_t)entry->item_count,
	};
	struct match_part part = {.entry = entry_part(parting->arena, entry, &cut)};
	if (from) {
		part.deviation = deviation_on(parting, from, cut.extent.start);
	}
	if (part.entry->item_count > 0) {
		part.match = match_entry(parting->arena, parting->template, part.entry);
	}
	return part;
}

struct match_parts match_parts(struct arena *arena, const struct template *template, const struct entry *entry,
			       const struct match *match)
{
	struct match_parts parts = {.count = 0};
	struct parting parting = {.arena = arena, .template = template, .entry = entry, .match = match};
	if (entry->stray_count > 0) {
		find_malformed(&parting);
	}
	find_missing(&parting);
	if (parting.count == 0) {
		return parts;
	}
	parts.items = arena_alloc(arena, (parting.count + 1) * sizeof *parts.items);
	for (size_t i = 0; i <= parting.count; i++) {
		parts.items[parts.count++] = make_part(&parting, i);
	}
	return parts;
}
