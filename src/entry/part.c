// A part of a section as an entry of its own.

#include "entry/part.h"

#include <string.h>

#include "base/bisect.h"

struct cutting {
	struct arena *arena;
	const struct entry *section;
	const struct entry_cut *cut;
	span body; // below the heading
	struct entry *part;
};

// A run of an array.
struct slice {
	size_t first, count;
};

// Sets `slice` to those of an array in the order of the text whose place, a span, meets `within`.
#define SLICE(slice, items, size, place, within)                                                                       \
	do {                                                                                                           \
		size_t slice_end;                                                                                      \
		BISECT((slice).first, size, (items)[(slice).first] place.end <= (within).start);                       \
		BISECT(slice_end, size, (items)[slice_end] place.start < (within).end);                                \
		(slice).count = slice_end > (slice).first ? slice_end - (slice).first : 0;                             \
	} while (0)

static span clipped(const struct cutting *cutting, span at)
{
	uint32_t start = at.start > cutting->body.start ? at.start : cutting->body.start;
	uint32_t end = at.end < cutting->body.end ? at.end : cutting->body.end;
	return source_trim_lines(cutting->section->source, span_of(start, end > start ? end : start));
}

static uint32_t index_of(const struct cutting *cutting, uint32_t item)
{
	bool has = item != ENTRY_NONE && item >= cutting->cut->first && item < cutting->cut->end;
	return has ? item - cutting->cut->first : ENTRY_NONE;
}

// The tokens of a run that lie inside.
static struct token_run clipped_run(const struct cutting *cutting, struct token_run run)
{
	const struct token *tokens = cutting->section->tokens;
	size_t first, end;
	BISECT(first, run.count, tokens[run.first + first].at.start < cutting->body.start);
	BISECT(end, run.count, tokens[run.first + end].at.start <= cutting->body.end);
	run.first += (uint32_t)first;
	run.count = end > first ? (uint32_t)(end - first) : 0;
	while (run.count > 0 && tokens[run.first + run.count - 1].at.end > cutting->body.end) {
		run.count--;
	}
	return run;
}

static void cut_items(struct cutting *cutting)
{
	struct entry *part = cutting->part;
	uint32_t last_root = ENTRY_NONE;
	part->item_count = cutting->cut->end - cutting->cut->first;
	part->items = arena_room(cutting->arena, part->item_count * sizeof *part->items);
	for (uint32_t i = 0; i < part->item_count; i++) {
		struct entry_item *item = &part->items[i];
		*item = cutting->section->items[cutting->cut->first + i];
		item->parent = index_of(cutting, item->parent);
		struct entry_item *parent = item->parent == ENTRY_NONE ? NULL : &part->items[item->parent];
		uint32_t *last = parent ? &parent->last_child : &last_root;
		item->previous = *last;
		*last = i;
		item->last_child = ENTRY_NONE;
		item->depth = parent ? parent->depth + 1 : 0;
		item->end = (item->end < cutting->cut->end ? item->end : cutting->cut->end) - cutting->cut->first;
		item->whole.end = item->whole.end < cutting->body.end ? item->whole.end : cutting->body.end;
		if (item->value.end > cutting->body.end) {
			item->value = clipped(cutting, item->value);
			item->value_tokens = clipped_run(cutting, item->value_tokens);
		}
		item->first_link = item->link_count = 0;
		item->first_details = item->details_count = 0;
		part->has_unmarked |= cutting->cut->shape == ENTRY_SHAPE_ITEM && entry_item_is_unmarked(item);
	}
}

static void cut_links(struct cutting *cutting)
{
	const struct entry *section = cutting->section;
	struct entry *part = cutting->part;
	size_t first, end;
	BISECT(first, section->link_count, section->links[first].whole.start < part->extent.start);
	BISECT(end, section->link_count, section->links[end].whole.start < part->extent.end);
	part->link_count = end - first;
	part->links = arena_room(cutting->arena, part->link_count * sizeof *part->links);
	for (size_t i = 0; i < part->link_count; i++) {
		struct entry_link *link = &part->links[i];
		*link = section->links[first + i];
		link->item = index_of(cutting, link->item);
		link->in_value = link->in_value && link->item != ENTRY_NONE;
		if (link->item != ENTRY_NONE) {
			struct entry_item *item = &part->items[link->item];
			item->first_link = item->link_count > 0 ? item->first_link : (uint32_t)i;
			item->link_count++;
		}
	}
}

// Details are grouped by item, in the order of the text within one.
static struct slice details_of(const struct cutting *cutting, uint32_t item)
{
	const struct entry_details *details = cutting->section->details;
	size_t count = cutting->section->details_count;
	size_t first, end;
	BISECT(first, count,
	       details[first].item < item ||
		       (details[first].item == item && details[first].open.start < cutting->body.start));
	BISECT(end, count,
	       details[end].item < item || (details[end].item == item && details[end].open.start < cutting->body.end));
	return (struct slice){first, end - first};
}

static void add_details(struct cutting *cutting, struct slice slice)
{
	struct entry *part = cutting->part;
	for (size_t i = slice.first; i < slice.first + slice.count; i++) {
		struct entry_details *details = &part->details[part->details_count];
		*details = cutting->section->details[i];
		details->item = index_of(cutting, details->item);
		if (details->item != ENTRY_NONE) {
			struct entry_item *item = &part->items[details->item];
			item->first_details = item->details_count ? item->first_details : (uint32_t)part->details_count;
			item->details_count++;
		}
		part->details_count++;
	}
}

// Those of no item come last: of the items around the part, then of the section itself.
static void cut_details(struct cutting *cutting)
{
	const struct entry *section = cutting->section;
	struct entry *part = cutting->part;
	const struct entry_cut *cut = cutting->cut;
	struct slice own;
	size_t end;
	BISECT(own.first, section->details_count, section->details[own.first].item < cut->first);
	BISECT(end, section->details_count, section->details[end].item < cut->end);
	own.count = end - own.first;
	size_t count = own.count + details_of(cutting, ENTRY_NONE).count;
	uint32_t around = cut->first > 0 ? cut->first - 1 : ENTRY_NONE;
	for (uint32_t i = around; i != ENTRY_NONE; i = section->items[i].parent) {
		count += details_of(cutting, i).count;
	}
	part->details_count = 0;
	part->details = arena_room(cutting->arena, count * sizeof *part->details);
	add_details(cutting, own);
	for (uint32_t i = around; i != ENTRY_NONE; i = section->items[i].parent) {
		add_details(cutting, details_of(cutting, i));
	}
	add_details(cutting, details_of(cutting, ENTRY_NONE));
}

static void cut_paragraphs(struct cutting *cutting)
{
	const struct entry *section = cutting->section;
	struct entry *part = cutting->part;
	struct slice slice;
	SLICE(slice, section->paragraphs, section->paragraph_count, .at, cutting->body);
	part->paragraph_count = 0;
	part->paragraphs = arena_room(cutting->arena, slice.count * sizeof *part->paragraphs);
	for (size_t i = slice.first; i < slice.first + slice.count; i++) {
		struct entry_paragraph paragraph = section->paragraphs[i];
		paragraph.at = clipped(cutting, paragraph.at);
		paragraph.tokens = clipped_run(cutting, paragraph.tokens);
		paragraph.item = index_of(cutting, paragraph.item);
		if (!span_is_empty(paragraph.at)) {
			part->paragraphs[part->paragraph_count++] = paragraph;
		}
	}
}

static void cut_html(struct cutting *cutting)
{
	const struct entry *section = cutting->section;
	struct entry *part = cutting->part;
	struct slice slice;
	SLICE(slice, section->html, section->html_count, .at, cutting->body);
	part->html_count = 0;
	part->html = arena_room(cutting->arena, slice.count * sizeof *part->html);
	for (size_t i = slice.first; i < slice.first + slice.count; i++) {
		struct entry_html html = section->html[i];
		html.at = clipped(cutting, html.at);
		html.item = index_of(cutting, html.item);
		if (!span_is_empty(html.at)) {
			part->html[part->html_count++] = html;
		}
	}
}

static void cut_comments(struct cutting *cutting)
{
	const struct entry *section = cutting->section;
	struct entry *part = cutting->part;
	size_t first, end;
	BISECT(first, section->comment_count, section->comments[first].whole.start < part->extent.start);
	BISECT(end, section->comment_count, section->comments[end].whole.start < part->extent.end);
	part->comment_count = end - first;
	part->comments = arena_room(cutting->arena, part->comment_count * sizeof *part->comments);
	for (size_t i = 0; i < part->comment_count; i++) {
		part->comments[i] = section->comments[first + i];
		part->comments[i].item = index_of(cutting, part->comments[i].item);
	}
}

// What knows no items is not copied.
static void cut_rest(struct cutting *cutting)
{
	const struct entry *section = cutting->section;
	struct entry *part = cutting->part;
	struct slice closes, fences, quotes;
	SLICE(closes, section->stray_closes, section->stray_close_count, , cutting->body);
	part->stray_closes = closes.count > 0 ? section->stray_closes + closes.first : NULL;
	part->stray_close_count = closes.count;
	SLICE(fences, section->fences, section->fence_count, .open, cutting->body);
	part->fences = fences.count > 0 ? section->fences + fences.first : NULL;
	part->fence_count = fences.count;
	SLICE(quotes, section->quotes, section->quote_count, , cutting->body);
	part->quotes = quotes.count > 0 ? section->quotes + quotes.first : NULL;
	part->quote_count = quotes.count;
	part->strays = NULL;
	part->stray_count = 0;
}

struct entry *entry_part(struct arena *arena, const struct entry *section, const struct entry_cut *cut)
{
	struct entry *part = arena_room(arena, sizeof *part);
	uint32_t below = cut->heading.end > cut->extent.start ? cut->heading.end : cut->extent.start;
	struct cutting cutting = {arena, section, cut, span_of(below, cut->extent.end), part};
	*part = *section;
	part->shape = cut->shape;
	part->heading = cut->heading;
	part->title = cut->title;
	part->title_tokens = cut->title_tokens;
	part->extent = cut->extent;
	part->level = cut->level;
	part->next_level = cut->next_level;
	part->line = cut->line;
	part->group = cut->group;
	part->marker = cut->marker;
	part->has_nested = cut->has_nested;
	part->is_open = cut->is_open;
	part->list = cut->list;
	part->kind = cut->kind;
	part->row = cut->row;
	part->is_part = cut->shape == ENTRY_SHAPE_HEADING;
	cut_items(&cutting);
	cut_links(&cutting);
	cut_details(&cutting);
	cut_paragraphs(&cutting);
	cut_html(&cutting);
	cut_comments(&cutting);
	cut_rest(&cutting);
	part->has_text = part->item_count > 0 || part->paragraph_count > 0;
	return part;
}

struct token_run entry_tokens_in(const struct entry *entry, span at)
{
	size_t first, end;
	BISECT(first, entry->token_count, entry->tokens[first].at.end <= at.start);
	BISECT(end, entry->token_count, entry->tokens[end].at.start < at.end);
	return (struct token_run){(uint32_t)first, end > first ? (uint32_t)(end - first) : 0};
}

struct entry_cut entry_cut_of_item(const struct entry *section, uint32_t index)
{
	const struct entry_item *item = &section->items[index];
	uint32_t end = item->value.end > item->marker.end ? item->value.end : item->marker.end;
	span title = item->value;
	struct token_run tokens = item->value_tokens;
	if (item->label.exists) { // a title with a colon in it
		title.start = item->label.whole.start;
		tokens.count += tokens.first - item->label.tokens.first;
		tokens.first = item->label.tokens.first;
	}
	return (struct entry_cut){
		.shape = ENTRY_SHAPE_ITEM,
		.extent = span_of(source_line_start(section->source, item->whole.start), item->whole.end),
		.heading = span_of(item->marker.start, end),
		.title = title,
		.title_tokens = tokens,
		.next_level = section->next_level,
		.first = index + 1,
		.end = item->end,
	};
}

void entry_cut_take_blocks(const struct entry *section, struct entry_cut *cut)
{
	while (cut->end < section->item_count && section->items[cut->first - 1].parent == ENTRY_NONE) {
		const struct entry_item *block = &section->items[cut->end];
		uint32_t above = cut->extent.end < block->whole.start ? cut->extent.end : block->whole.start;
		span between = span_of(above, block->whole.start);
		if (!entry_item_is_named_details(block) ||
		    !span_is_empty(source_trim_lines(section->source, between))) {
			return;
		}
		cut->extent.end = block->whole.end;
		cut->end = block->end;
	}
}

static struct unicode_key kept_key(struct arena *arena, struct unicode_key key)
{
	return (struct unicode_key){arena_copy(arena, key.bytes, key.size), key.size};
}

struct entry *entry_keep(struct arena *arena, const struct entry *part)
{
	struct entry *kept = arena_copy(arena, part, sizeof *part);
	kept->tokens = arena_copy(arena, part->tokens, part->token_count * sizeof *part->tokens);
	for (size_t i = 0; i < kept->item_count; i++) {
		struct entry_label *label = &kept->items[i].label;
		label->shown = kept_key(arena, label->shown);
		label->key = kept_key(arena, label->key);
	}
	kept->stray_closes = NULL;
	kept->stray_close_count = 0;
	kept->fences = NULL;
	kept->fence_count = 0;
	kept->formulas = NULL;
	kept->formula_count = 0;
	return kept;
}

bool entry_cut_of_block(const struct entry *section, const struct entry_details *details, struct entry_cut *cut)
{
	if (details->item != ENTRY_NONE || details->summary_tokens.count == 0) {
		return false;
	}
	bool is_closed = !span_is_empty(details->close);
	uint32_t end = is_closed ? details->close.start : details->content.end;
	size_t first, last;
	BISECT(first, section->item_count, section->items[first].whole.start < details->summary.end);
	BISECT(last, section->item_count, section->items[last].whole.start < end);
	*cut = (struct entry_cut){
		.shape = ENTRY_SHAPE_DETAILS,
		.extent = span_of(source_line_start(section->source, details->open.start),
				  is_closed ? details->close.end : end),
		.heading = span_of(details->open.start, details->summary.end),
		.title = section->tokens[details->summary_tokens.first].at,
		.title_tokens = details->summary_tokens,
		.next_level = section->next_level,
		.first = (uint32_t)first,
		.end = (uint32_t)last,
		.is_open = !is_closed,
	};
	return true;
}

struct entry_cut entry_cut_of_paragraphs(const struct entry *section, uint32_t index, uint32_t end)
{
	const struct entry_item *item = &section->items[index];
	uint32_t last = index;
	while (section->items[last].end < end) {
		last = section->items[last].end;
	}
	uint32_t title = item->value.end > item->label.whole.end ? item->value.end : item->label.whole.end;
	return (struct entry_cut){
		.shape = ENTRY_SHAPE_PARAGRAPHS,
		.extent =
			span_of(source_line_start(section->source, item->whole.start), section->items[last].whole.end),
		.heading = span_of(item->whole.start, title),
		.title = item->value,
		.title_tokens = item->value_tokens,
		.next_level = section->next_level,
		.first = item->end,
		.end = end,
	};
}
