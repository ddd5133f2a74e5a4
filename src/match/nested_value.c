// A value that is a list of nested items: links by label, or fields.

#include <string.h>

#include "match/matcher.h"

static bool has_link(const struct entry *entry, uint32_t item)
{
	for (uint32_t i = 0; i < entry->items[item].link_count; i++) {
		if (!entry->links[entry->items[item].first_link + i].image) {
			return true;
		}
	}
	return false;
}

// The label that the text of a link is.
static const struct template_field *child_named(const struct matcher *matcher, const struct entry_link *link,
						const struct template_field *parent)
{
	struct unicode_key key = entry_link_key(matcher->entry, link, matcher->arena);
	struct entry_label label = {.exists = true, .shown = key, .key = key};
	return label_find(parent->children, parent->child_count, &label).field;
}

static const struct template_field *child_for_link(const struct matcher *matcher, uint32_t item,
						   const struct template_field *parent)
{
	const struct entry *entry = matcher->entry;
	for (uint32_t i = 0; i < entry->items[item].link_count; i++) {
		const struct entry_link *link = &entry->links[entry->items[item].first_link + i];
		const struct template_field *child =
			link->image ? NULL : match_link_label(matcher->template, parent, entry, link);
		child = child || link->image ? child : child_named(matcher, link, parent);
		if (child) {
			return child;
		}
	}
	return NULL;
}

// A nested label left empty is a placeholder: an optional one goes, with its line.
static void child_value(struct matcher *matcher, uint32_t index, const struct template_field *field)
{
	if (entry_item_is_empty(matcher->entry, index)) {
		match_add_for(matcher, DEVIATION_UNFILLED, index, field, matcher->entry->items[index].label.whole);
		matcher->match->items[index].unfilled = true;
	} else {
		value_match(matcher, index, field);
	}
}

static void known_child(struct matcher *matcher, uint32_t index, const struct label_hit *hit)
{
	const struct entry_item *item = &matcher->entry->items[index];
	struct item_match *match = &matcher->match->items[index];
	*match = (struct item_match){
		.role = ROLE_FIELD, .field = hit->field, .name = hit->name, .has_deep = match->has_deep};
	if (!label_has_form(matcher, &item->label, hit->field, hit->name)) {
		match_add_for(matcher, DEVIATION_LABEL_FORM, index, hit->field, item->label.whole)->certain = true;
	}
	child_value(matcher, index, hit->field);
}

// After those that have one of the labels: what nearly spells a label is that one only where it is not there.
static void unknown_child(struct matcher *matcher, uint32_t index, const struct template_field *parent,
			  uint32_t *first_of)
{
	const struct entry *entry = matcher->entry;
	const struct entry_item *item = &entry->items[index];
	struct item_match *match = &matcher->match->items[index];
	struct label_near near = label_nearest(parent->children, parent->child_count, &item->label);
	if (label_near_is_certain(&near) && first_of[near.field->position] == ENTRY_NONE) {
		first_of[near.field->position] = index;
		*match = (struct item_match){.role = ROLE_NEAR, .field = near.field, .name = near.name};
		match_add_for(matcher, DEVIATION_LABEL_SPELLING, index, near.field, item->label.whole)->certain = true;
		child_value(matcher, index, near.field);
		return;
	}
	if (entry_item_is_empty(entry, index)) {
		match_add_for(matcher, DEVIATION_FIELD_EMPTY, index, NULL, item->label.whole);
		return;
	}
	bool links = parent->shape == SHAPE_LINKS;
	const struct template_field *meant = near.field;
	if (links && !meant) {
		meant = child_for_link(matcher, index, parent);
	}
	match_add_for(matcher, links ? DEVIATION_LINK_LABEL_UNKNOWN : DEVIATION_FIELD_UNKNOWN, index, meant,
		      item->label.whole)
		->owner = parent;
	matcher->match->unknown_count += !links;
}

static void child_match(struct matcher *matcher, uint32_t index, const struct template_field *parent,
			uint32_t *first_of)
{
	const struct entry *entry = matcher->entry;
	const struct entry_item *item = &entry->items[index];
	struct label_hit hit = {0};
	if (item->label.exists) {
		hit = label_find(parent->children, parent->child_count, &item->label);
	}
	if (hit.field) {
		if (parent->shape == SHAPE_FIELDS && first_of[hit.field->position] != ENTRY_NONE) {
			matcher->match->items[index] =
				(struct item_match){.role = ROLE_DUPLICATE, .field = hit.field, .name = hit.name};
			match_add_for(matcher, DEVIATION_FIELD_DUPLICATE, index, hit.field, item->label.whole)->other =
				entry->items[first_of[hit.field->position]].label.whole;
			return;
		}
		first_of[hit.field->position] = index;
		known_child(matcher, index, &hit);
	} else if (item->label.exists && !span_is_empty(item->label.colon)) {
		matcher->match->items[index].role = ROLE_UNKNOWN;
	} else if (parent->shape == SHAPE_LINKS && has_link(entry, index)) {
		match_add_for(matcher, DEVIATION_LINK_LABEL_MISSING, index, child_for_link(matcher, index, parent),
			      item->value)
			->owner = parent;
	}
}

// The first line below an item's label that a URL is in; empty for none.
static span line_with_url(const struct entry *entry, const struct entry_item *item)
{
	const struct source *source = entry->source;
	for (uint32_t at = item->label.whole.end; at < item->whole.end; at++) {
		const char *mark = memchr(source->bytes + at, ':', item->whole.end - at);
		if (!mark) {
			break;
		}
		at = (uint32_t)(mark - source->bytes);
		if (source_starts_with(source, span_of(at, item->whole.end), "://") &&
		    !entry_is_in_comment(entry, at)) {
			return source_trim(source, source_line(source, at));
		}
	}
	return span_of(item->whole.end, item->whole.end);
}

// Links in a table, code, raw HTML or further paragraphs, and nothing else.
static void block_value(struct matcher *matcher, uint32_t index, const struct template_field *field)
{
	const struct entry_item *item = &matcher->entry->items[index];
	if (field->shape != SHAPE_LINKS || !item->has_more || item->end > index + 1 || item->details_count > 0) {
		return;
	}
	span at = line_with_url(matcher->entry, item);
	if (!span_is_empty(at)) {
		match_add_for(matcher, DEVIATION_LINK_INLINE, index, field, at);
		http_match(matcher, index, field);
	}
}

static void inline_value(struct matcher *matcher, uint32_t index, const struct template_field *field)
{
	const struct entry *entry = matcher->entry;
	const struct entry_item *item = &entry->items[index];
	if (span_is_empty(item->value)) {
		block_value(matcher, index, field);
		return;
	}
	if (field->shape == SHAPE_LINKS && has_link(entry, index)) {
		match_add_for(matcher, DEVIATION_LINK_INLINE, index, field, item->value);
		http_match(matcher, index, field);
	} else if (item->end == index + 1 && field->shape == SHAPE_LINKS) {
		link_missing(matcher, index, field);
	} else if (item->end == index + 1) {
		match_add_for(matcher, DEVIATION_FIELD_EMPTY, index, field, item->label.whole);
	}
}

static void find_missing(struct matcher *matcher, uint32_t index, const struct template_field *field,
			 const uint32_t *first_of)
{
	for (uint32_t i = 0; i < field->child_count; i++) {
		const struct template_field *child = &field->children[i];
		if (child->required && first_of[child->position] == ENTRY_NONE) {
			match_add_for(matcher, DEVIATION_FIELD_MISSING, ENTRY_NONE, child,
				      matcher->entry->items[index].label.whole)
				->owner = field;
			matcher->match->missing_count++;
		}
	}
}

// A field of the entry that is nested too far, and below it at the same indentation what belongs into that.
static bool is_below_lost(const struct matcher *matcher, uint32_t index, const struct template_field **lost)
{
	const struct item_match *match = &matcher->match->items[index];
	if (match->role != ROLE_TEXT && match->field) {
		*lost = match->field;
		return true;
	}
	bool is_below = *lost && match_is_child(*lost, &matcher->entry->items[index].label);
	*lost = is_below ? *lost : NULL;
	return is_below;
}

// Those with a label of the field first. By position of the child, the item that is it.
static uint32_t *children_match(struct matcher *matcher, uint32_t first, uint32_t end,
				const struct template_field *field)
{
	const struct entry *entry = matcher->entry;
	const struct template_field *lost = NULL;
	uint32_t *first_of = arena_alloc(matcher->arena, field->child_count * sizeof *first_of);
	for (uint32_t i = 0; i < field->child_count; i++) {
		first_of[i] = ENTRY_NONE;
	}
	for (uint32_t i = first; i < end; i = entry->items[i].end) {
		if (!is_below_lost(matcher, i, &lost)) {
			child_match(matcher, i, field, first_of);
		}
	}
	for (uint32_t i = first; i < end; i = entry->items[i].end) {
		if (matcher->match->items[i].role == ROLE_UNKNOWN) {
			unknown_child(matcher, i, field, first_of);
		}
	}
	return first_of;
}

void nested_match(struct matcher *matcher, uint32_t index, const struct template_field *field)
{
	uint32_t end = matcher->entry->items[index].end;
	inline_value(matcher, index, field);
	const uint32_t *first_of = children_match(matcher, index + 1, end, field);
	if (end > index + 1) {
		find_missing(matcher, index, field, first_of);
	}
}

void beside_match(struct matcher *matcher, uint32_t first, uint32_t end, const struct template_field *field)
{
	children_match(matcher, first, end, field);
	for (uint32_t i = first; i < end; i = matcher->entry->items[i].end) {
		matcher->match->items[i].role = ROLE_TEXT;
		matcher->match->items[i].field = NULL;
	}
}

static uint32_t end_of_children(const struct matcher *matcher, uint32_t index)
{
	const struct entry_item *items = matcher->entry->items;
	uint32_t end = items[index].end;
	while (end < items[items[index].parent].end &&
	       match_is_child(matcher->match->items[index].field, &items[end].label)) {
		end = items[end].end;
	}
	return end;
}

void nested_fields_match(struct matcher *matcher)
{
	const struct entry *entry = matcher->entry;
	for (uint32_t i = 0; i < entry->item_count && matcher->match->loose_count > 0; i++) {
		struct item_match *item = &matcher->match->items[i];
		if (!item->is_nested) {
			continue;
		}
		const struct template_field *field = item->field;
		uint32_t end = end_of_children(matcher, i);
		item->has_beside = end > entry->items[i].end;
		value_match(matcher, i, field);
		if (item->has_beside) {
			beside_match(matcher, entry->items[i].end, end, field);
		}
	}
}
