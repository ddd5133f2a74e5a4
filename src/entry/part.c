// A part of what the reader took for one entry, as an entry of its own.

#include "entry/part.h"

#include <string.h>

struct cutting {
	struct arena *arena;
	const struct entry *entry;
	const struct entry_cut *cut;
	span body; // below the heading
	struct entry *part;
};

static bool is_inside(const struct cutting *cutting, uint32_t offset)
{
	return offset >= cutting->body.start && offset < cutting->body.end;
}

static span clipped(const struct cutting *cutting, span at)
{
	uint32_t start = at.start > cutting->body.start ? at.start : cutting->body.start;
	uint32_t end = at.end < cutting->body.end ? at.end : cutting->body.end;
	return source_trim_lines(cutting->entry->source, span_of(start, end > start ? end : start));
}

static uint32_t index_of(const struct cutting *cutting, uint32_t item)
{
	bool has = item != ENTRY_NONE && item >= cutting->cut->first && item < cutting->cut->end;
	return has ? item - cutting->cut->first : ENTRY_NONE;
}

// The tokens of a run that lie inside.
static struct token_run clipped_run(const struct cutting *cutting, struct token_run run)
{
	const struct token *tokens = cutting->entry->tokens;
	while (run.count > 0 && tokens[run.first].at.start < cutting->body.start) {
		run.first++;
		run.count--;
	}
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
	part->items = arena_alloc(cutting->arena, (part->item_count + 1) * sizeof *part->items);
	for (uint32_t i = 0; i < part->item_count; i++) {
		struct entry_item *item = &part->items[i];
		*item = cutting->entry->items[cutting->cut->first + i];
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
		item->first_details = item->details_count = 0;
	}
}

static void cut_links(struct cutting *cutting)
{
	const struct entry *entry = cutting->entry;
	struct entry *part = cutting->part;
	span all = span_of(cutting->cut->extent.start, cutting->body.end);
	size_t low = 0;
	while (low < entry->link_count && entry->links[low].whole.start < all.start) {
		low++;
	}
	size_t high = low;
	while (high < entry->link_count && entry->links[high].whole.start < all.end) {
		high++;
	}
	part->link_count = high - low;
	part->links = arena_alloc(cutting->arena, (part->link_count + 1) * sizeof *part->links);
	if (part->link_count > 0) {
		memcpy(part->links, entry->links + low, part->link_count * sizeof *part->links);
	}
	for (size_t i = 0; i < part->link_count; i++) {
		part->links[i].item = index_of(cutting, part->links[i].item);
		part->links[i].in_value &= part->links[i].item != ENTRY_NONE;
	}
	for (size_t i = 0; i < part->item_count; i++) {
		struct entry_item *item = &part->items[i];
		size_t end = item->first_link + item->link_count;
		size_t first = item->first_link > low ? item->first_link : low;
		end = end < high ? end : high;
		item->link_count = end > first ? (uint32_t)(end - first) : 0;
		item->first_link = item->link_count > 0 ? (uint32_t)(first - low) : 0;
	}
}

// Those of no item come last.
static void cut_details(struct cutting *cutting)
{
	const struct entry *entry = cutting->entry;
	struct entry *part = cutting->part;
	part->details_count = 0;
	part->details = arena_alloc(cutting->arena, (entry->details_count + 1) * sizeof *part->details);
	for (int of_none = 0; of_none < 2; of_none++) {
		for (size_t i = 0; i < entry->details_count; i++) {
			struct entry_details details = entry->details[i];
			details.item = index_of(cutting, details.item);
			if (!is_inside(cutting, details.open.start) || (details.item == ENTRY_NONE) != of_none) {
				continue;
			}
			if (!of_none) {
				struct entry_item *item = &part->items[details.item];
				item->first_details =
					item->details_count ? item->first_details : (uint32_t)part->details_count;
				item->details_count++;
			}
			part->details[part->details_count++] = details;
		}
	}
}

static void cut_paragraphs(struct cutting *cutting)
{
	const struct entry *entry = cutting->entry;
	struct entry *part = cutting->part;
	part->paragraph_count = 0;
	part->paragraphs = arena_alloc(cutting->arena, (entry->paragraph_count + 1) * sizeof *part->paragraphs);
	for (size_t i = 0; i < entry->paragraph_count; i++) {
		struct entry_paragraph paragraph = entry->paragraphs[i];
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
	const struct entry *entry = cutting->entry;
	struct entry *part = cutting->part;
	part->html_count = part->comment_count = part->stray_close_count = 0;
	part->html = arena_alloc(cutting->arena, (entry->html_count + 1) * sizeof *part->html);
	for (size_t i = 0; i < entry->html_count; i++) {
		struct entry_html html = entry->html[i];
		html.at = clipped(cutting, html.at);
		html.item = index_of(cutting, html.item);
		if (!span_is_empty(html.at)) {
			part->html[part->html_count++] = html;
		}
	}
	part->comments = arena_alloc(cutting->arena, (entry->comment_count + 1) * sizeof *part->comments);
	for (size_t i = 0; i < entry->comment_count; i++) {
		struct entry_comment comment = entry->comments[i];
		comment.item = index_of(cutting, comment.item);
		if (is_inside(cutting, comment.whole.start)) {
			part->comments[part->comment_count++] = comment;
		}
	}
	part->stray_closes = arena_alloc(cutting->arena, (entry->stray_close_count + 1) * sizeof *part->stray_closes);
	for (size_t i = 0; i < entry->stray_close_count; i++) {
		if (is_inside(cutting, entry->stray_closes[i].start)) {
			part->stray_closes[part->stray_close_count++] = entry->stray_closes[i];
		}
	}
	part->fences = arena_alloc(cutting->arena, (entry->fence_count + 1) * sizeof *part->fences);
	part->fence_count = 0;
	for (size_t i = 0; i < entry->fence_count; i++) {
		if (is_inside(cutting, entry->fences[i].open.start)) {
			part->fences[part->fence_count++] = entry->fences[i];
		}
	}
}

// The marks of a heading without a space are in the same token as its text.
static void cut_title(struct cutting *cutting)
{
	const struct entry *entry = cutting->entry;
	struct entry *part = cutting->part;
	struct token_run run = cutting->cut->title_tokens;
	part->title = cutting->cut->title;
	part->title_tokens = run;
	if (run.count > 0 && entry->tokens[run.first].at.start < part->title.start) {
		part->tokens = arena_copy(cutting->arena, entry->tokens, entry->token_count * sizeof *part->tokens);
		part->tokens[run.first].at.start = part->title.start;
	}
}

struct entry *entry_part(struct arena *arena, const struct entry *entry, const struct entry_cut *cut)
{
	struct entry *part = arena_alloc(arena, sizeof *part);
	uint32_t below = cut->heading.end > cut->extent.start ? cut->heading.end : cut->extent.start;
	struct cutting cutting = {arena, entry, cut, span_of(below, cut->extent.end), part};
	*part = *entry;
	part->heading = cut->heading;
	part->extent = cut->extent;
	part->level = cut->level;
	part->next_level = cut->next_level;
	part->stray_count = 0;
	part->is_part = true;
	cut_title(&cutting);
	cut_items(&cutting);
	cut_links(&cutting);
	cut_details(&cutting);
	cut_paragraphs(&cutting);
	cut_html(&cutting);
	part->has_text = part->item_count > 0 || part->paragraph_count > 0;
	return part;
}
