// A section cut into the entries in it.

#include "lint/cut.h"

#include <stdlib.h>
#include <string.h>

#include "base/bisect.h"
#include "match/line.h"
#include "match/match.h"

// --- what the shapes share ------------------------------------------------------------------------

struct entry_cut *shape_add(struct shape_cuts *cuts)
{
	if (cuts->count == cuts->capacity) {
		cuts->capacity = cuts->capacity ? 2 * cuts->capacity : 16;
		struct entry_cut *items = arena_room(cuts->arena, cuts->capacity * sizeof *items);
		if (cuts->count > 0) {
			memcpy(items, cuts->items, cuts->count * sizeof *items);
		}
		cuts->items = items;
	}
	return &cuts->items[cuts->count++];
}

bool shape_is_title(const struct shape_cuts *cuts, const struct entry_cut *cut)
{
	const struct template *template = cuts->template;
	struct unicode_key text = entry_visible_part(cuts->section, cut->title_tokens, cut->title, cuts->arena);
	struct unicode_key key = unicode_fold(cuts->arena, text.bytes, text.size);
	for (uint32_t i = 0; i < template->kind_count; i++) {
		const struct template_kind *kind = &template->kinds[i];
		uint32_t size = span_length(kind->title);
		// `[title](paper link)` is no link in Markdown.
		bool starts_alike = kind->title_is_link && size <= span_length(cut->title) &&
				    memcmp(source_at(cuts->section->source, cut->title),
					   source_at(template->file, kind->title), size) == 0;
		if (starts_alike || unicode_key_equal(key, kind->title_key)) {
			return true;
		}
	}
	return false;
}

static int by_place(const void *left, const void *right)
{
	const struct entry_cut *a = left;
	const struct entry_cut *b = right;
	return (a->extent.start > b->extent.start) - (a->extent.start < b->extent.start);
}

void shape_sort(struct shape_cuts *cuts)
{
	if (cuts->count > 1) {
		qsort(cuts->items, cuts->count, sizeof *cuts->items, by_place);
	}
}

// Text inside an entry opens no other one.
static void drop_inner(struct shape_cuts *cuts)
{
	size_t kept = 0;
	shape_sort(cuts);
	for (size_t i = 0; i < cuts->count; i++) {
		if (kept == 0 || cuts->items[i].extent.start >= cuts->items[kept - 1].extent.end) {
			cuts->items[kept++] = cuts->items[i];
		}
	}
	cuts->count = kept;
}

static void find(struct shape_cuts *cuts)
{
	static void (*const finders[ENTRY_SHAPES])(struct shape_cuts *) = {
		[ENTRY_SHAPE_DETAILS] = shape_details_find,
		[ENTRY_SHAPE_BOLD] = shape_bold_find,
		[ENTRY_SHAPE_PARAGRAPHS] = shape_paragraphs_find,
		[ENTRY_SHAPE_ITEM] = shape_item_find,
		[ENTRY_SHAPE_LINE] = shape_line_find,
		[ENTRY_SHAPE_ROW] = shape_row_find,
	};
	uint32_t shapes = 0;
	for (int shape = 0; shape < ENTRY_SHAPES; shape++) {
		if (finders[shape] && template_has_shape(cuts->template, (enum entry_shape)shape)) {
			size_t before = cuts->count;
			finders[shape](cuts);
			shapes += cuts->count > before;
		}
	}
	if (shapes > 1) {
		drop_inner(cuts);
	}
	if (cuts->count == 1 && shape_is_title(cuts, &cuts->items[0])) {
		cuts->count = 0; // the template's own skeleton, which is alone in its group
	}
}

// --- parts ----------------------------------------------------------------------------------------

struct cut cut_open(struct memory *memory, const struct template *template, const struct entry *section)
{
	struct cut cut = {
		.found = {.template = template, .section = section},
		.start = section->extent.start,
		.is_whole = !template_cuts_sections(template),
	};
	arena_init(&cut.arena, memory);
	return cut;
}

// The label of the first of several list items in a row that are fields of a kind; empty for none.
static span lost_label(const struct entry *section, const struct template_kind *kind, uint32_t item, uint32_t end)
{
	const struct entry_item *items = section->items;
	uint64_t known = 0;
	uint32_t count = 0, above = items[item].whole.start;
	for (uint32_t i = item; i < section->item_count && items[i].whole.start < end; i = items[i].end) {
		uint32_t position = match_position(kind, &items[i].label);
		span between = span_of(above, items[i].whole.start);
		if (position >= 64 || (known >> position & 1) ||
		    !span_is_empty(source_trim_lines(section->source, between))) {
			break;
		}
		count++;
		known |= UINT64_C(1) << position;
		above = items[i].whole.end;
	}
	bool are_lost = count > 1 && count * 2 >= kind->required_count;
	return are_lost ? items[item].label.text : span_of(0, 0);
}

// Fields in the text that starts where the cut is, without a title.
static span find_lost(const struct cut *cut, uint32_t end)
{
	const struct entry *section = cut->found.section;
	const struct template *template = cut->found.template;
	span found = {0, 0};
	size_t first;
	BISECT(first, section->item_count, section->items[first].whole.start < cut->start);
	for (uint32_t i = (uint32_t)first; i < section->item_count && section->items[i].whole.start < end;
	     i = section->items[i].end) {
		for (uint32_t k = 0; k < template->kind_count && span_is_empty(found); k++) {
			const struct template_kind *kind = &template->kinds[k];
			bool has_items = kind->shape == ENTRY_SHAPE_ITEM || kind->shape == ENTRY_SHAPE_BOLD ||
					 kind->shape == ENTRY_SHAPE_DETAILS;
			found = has_items ? lost_label(section, kind, i, end) : found;
		}
		if (!span_is_empty(found)) {
			break;
		}
	}
	return found;
}

static const struct entry *text_part(struct cut *cut, uint32_t end)
{
	const struct entry *section = cut->found.section;
	struct entry *part = arena_room(&cut->arena, sizeof *part);
	bool is_first = cut->start == section->extent.start;
	size_t first, last;
	*part = (struct entry){
		.source = section->source,
		.heading = is_first ? section->heading : span_of(cut->start, cut->start),
		.title = is_first ? section->title : span_of(cut->start, cut->start),
		.level = is_first ? section->level : 0,
		.next_level = section->next_level,
		.has_text = section->has_text,
		.extent = span_of(cut->start, end),
		.title_tokens = is_first ? section->title_tokens : (struct token_run){0, 0},
		.tokens = section->tokens,
		.token_count = section->token_count,
		.lost_label = find_lost(cut, end),
	};
// Those of a kind that start in the part.
#define TAKE(items, count, at)                                                                                         \
	BISECT(first, section->count, section->items[first] at < cut->start);                                          \
	BISECT(last, section->count, section->items[last] at < end);                                                   \
	part->items = last > first ? section->items + first : NULL;                                                    \
	part->count = last - first
	TAKE(comments, comment_count, .whole.start);
	TAKE(html, html_count, .at.start);
	TAKE(fences, fence_count, .open.start);
	TAKE(quotes, quote_count, .start);
#undef TAKE
	cut->start = end;
	return part;
}

static const struct entry *entry_of(struct cut *cut)
{
	const struct entry *section = cut->found.section;
	struct entry *entry = entry_part(&cut->arena, section, &cut->found.items[cut->next++]);
	entry->opening = OPENING_LIST;
	entry->has_text = true;
	entry->extent.end = source_next_line(section->source, entry->extent.end > 0 ? entry->extent.end - 1 : 0);
	cut->start = entry->extent.end;
	if (entry->shape == ENTRY_SHAPE_LINE) {
		line_read_slots(&cut->arena, cut->found.template, entry);
		return entry;
	}
	if (entry->shape == ENTRY_SHAPE_ROW) {
		row_read_cells(&cut->arena, entry);
		return entry;
	}
	return match_read_lost_labels(&cut->arena, cut->found.template, entry);
}

static const struct entry *take_whole(struct cut *cut)
{
	bool is_done = cut->start > cut->found.section->extent.start;
	cut->start = UINT32_MAX;
	return is_done ? NULL : cut->found.section;
}

const struct entry *cut_next(struct cut *cut)
{
	const struct entry *section = cut->found.section;
	struct shape_cuts *found = &cut->found;
	if (cut->is_whole) {
		return take_whole(cut);
	}
	if (!found->arena) { // not before: the arena is where the caller keeps it
		found->arena = &cut->arena;
		find(found);
	}
	uint32_t end = cut->next < found->count ? found->items[cut->next].extent.start : section->extent.end;
	bool is_first = cut->start == section->extent.start;
	span before = span_of(cut->start, end);
	if (cut->start < end && (is_first || !span_is_empty(source_trim_lines(section->source, before)))) {
		return text_part(cut, end);
	}
	if (cut->next < found->count) {
		return entry_of(cut);
	}
	arena_release(&cut->arena);
	return NULL;
}
