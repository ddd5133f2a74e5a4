// One list item of a section as an entry of its own.

#include "entry/view.h"

#include <string.h>

#include "base/bisect.h"

// The index of an item of the section among those of the view.
static uint32_t moved(uint32_t item, uint32_t root)
{
	return item == ENTRY_NONE || item <= root ? ENTRY_NONE : item - root - 1;
}

static void copy_items(struct entry *view, const struct entry *section, uint32_t root, struct arena *arena)
{
	const struct entry_item *from = &section->items[root];
	view->item_count = from->end - root - 1;
	view->items = arena_room(arena, view->item_count * sizeof *view->items);
	for (uint32_t i = 0; i < view->item_count; i++) {
		struct entry_item *item = &view->items[i];
		*item = section->items[root + 1 + i];
		item->parent = moved(item->parent, root);
		item->previous = moved(item->previous, root);
		item->last_child = moved(item->last_child, root);
		item->end -= root + 1;
		item->depth -= from->depth + 1;
		item->first_link = 0;
		item->first_details = 0;
	}
}

static void copy_links(struct entry *view, const struct entry *section, uint32_t root, struct arena *arena)
{
	size_t first, end;
	BISECT(first, section->link_count, section->links[first].whole.start < view->extent.start);
	BISECT(end, section->link_count, section->links[end].whole.start < view->extent.end);
	view->link_count = end - first;
	view->links = arena_room(arena, view->link_count * sizeof *view->links);
	for (size_t i = view->link_count; i-- > 0;) {
		view->links[i] = section->links[first + i];
		view->links[i].item = moved(view->links[i].item, root);
		if (view->links[i].item != ENTRY_NONE) {
			view->items[view->links[i].item].first_link = (uint32_t)i;
		}
	}
}

static void copy_details(struct entry *view, const struct entry *section, uint32_t root, struct arena *arena)
{
	size_t first, end;
	BISECT(first, section->details_count, section->details[first].item < root);
	BISECT(end, section->details_count, section->details[end].item < section->items[root].end);
	// Details of the item itself come first in the section; those that belong to no item come last in an entry.
	size_t own = first;
	while (own < end && section->details[own].item == root) {
		own++;
	}
	view->details_count = end - first;
	view->details = arena_room(arena, view->details_count * sizeof *view->details);
	if (view->details_count > 0) {
		memcpy(view->details, section->details + own, (end - own) * sizeof *view->details);
		memcpy(view->details + (end - own), section->details + first, (own - first) * sizeof *view->details);
	}
	view->details_are_closed = section->details_are_closed;
	for (size_t i = view->details_count; i-- > 0;) {
		view->details[i].item = moved(view->details[i].item, root);
		if (view->details[i].item != ENTRY_NONE) {
			view->items[view->details[i].item].first_details = (uint32_t)i;
		}
	}
}

static void copy_paragraphs(struct entry *view, const struct entry *section, uint32_t root, struct arena *arena)
{
	size_t first, end;
	BISECT(first, section->paragraph_count, section->paragraphs[first].at.start < view->extent.start);
	BISECT(end, section->paragraph_count, section->paragraphs[end].at.start < view->extent.end);
	view->paragraph_count = end - first;
	view->paragraphs = arena_room(arena, view->paragraph_count * sizeof *view->paragraphs);
	for (size_t i = 0; i < view->paragraph_count; i++) {
		view->paragraphs[i] = section->paragraphs[first + i];
		view->paragraphs[i].item = moved(view->paragraphs[i].item, root);
	}
}

static void copy_html(struct entry *view, const struct entry *section, uint32_t root, struct arena *arena)
{
	size_t first, end;
	BISECT(first, section->html_count, section->html[first].at.start < view->extent.start);
	BISECT(end, section->html_count, section->html[end].at.start < view->extent.end);
	view->html_count = end - first;
	view->html = arena_room(arena, view->html_count * sizeof *view->html);
	for (size_t i = 0; i < view->html_count; i++) {
		view->html[i] = section->html[first + i];
		view->html[i].item = moved(view->html[i].item, root);
	}
}

static void copy_comments(struct entry *view, const struct entry *section, uint32_t root, struct arena *arena)
{
	size_t first, end;
	BISECT(first, section->comment_count, section->comments[first].whole.start < view->extent.start);
	BISECT(end, section->comment_count, section->comments[end].whole.start < view->extent.end);
	view->comment_count = end - first;
	view->comments = arena_room(arena, view->comment_count * sizeof *view->comments);
	for (size_t i = 0; i < view->comment_count; i++) {
		view->comments[i] = section->comments[first + i];
		view->comments[i].item = moved(view->comments[i].item, root);
	}
}

static void copy_stray_closes(struct entry *view, const struct entry *section)
{
	size_t first, end;
	BISECT(first, section->stray_close_count, section->stray_closes[first].start < view->extent.start);
	BISECT(end, section->stray_close_count, section->stray_closes[end].start < view->extent.end);
	view->stray_closes = section->stray_closes + first;
	view->stray_close_count = end - first;
}

struct entry *entry_view_of_item(struct arena *arena, const struct entry *section, uint32_t index)
{
	const struct entry_item *root = &section->items[index];
	struct entry *view = arena_room(arena, sizeof *view);
	*view = (struct entry){
		.source = section->source,
		.heading = span_of(root->marker.start,
				   root->value.end > root->marker.end ? root->value.end : root->marker.end),
		.title = root->value,
		.title_tokens = root->value_tokens,
		.level = section->level,
		.next_level = section->next_level,
		.has_text = true,
		.opening = OPENING_LIST,
		.extent = span_of(source_line_start(section->source, root->whole.start), root->whole.end),
		.tokens = section->tokens,
		.token_count = section->token_count,
	};
	copy_items(view, section, index, arena);
	copy_links(view, section, index, arena);
	copy_details(view, section, index, arena);
	copy_paragraphs(view, section, index, arena);
	copy_html(view, section, index, arena);
	copy_comments(view, section, index, arena);
	copy_stray_closes(view, section);
	return view;
}
