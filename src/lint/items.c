// Shape item: which list items are entries.

#include "lint/items.h"

#include <string.h>

#include "base/bisect.h"
#include "base/bytes.h"
#include "entry/view.h"
#include "match/match.h"

// --- the first line -------------------------------------------------------------------------------

// Whether text is nothing but emoji, checkboxes and ordinals, which are no part of a title.
static bool is_ornament(const struct source *source, span at)
{
	at = source_trim_lines(source, at);
	while (!span_is_empty(at)) {
		size_t length;
		uint32_t code_point = unicode_decode(source_at(source, at), span_length(at), &length);
		if (!unicode_is_symbol(code_point) && !(code_point >= '0' && code_point <= '9') &&
		    !byte_is_in(source->bytes[at.start], ". ")) {
			return false;
		}
		at.start += (uint32_t)length;
	}
	return true;
}

// The tokens of a line from its title on: badges, anchors and ornaments are passed over.
static struct token_run without_ornaments(const struct entry *entry, struct token_run run)
{
	uint32_t depth = 0;
	while (run.count > 0) {
		const struct token *token = &entry->tokens[run.first];
		bool opens = token->type == TOKEN_IMAGE && token->side == TOKEN_OPEN;
		bool closes = token->type == TOKEN_IMAGE && token->side == TOKEN_CLOSE;
		bool is_nothing = token->type == TOKEN_HTML_INLINE || token->type == TOKEN_SOFT_BREAK ||
				  (token->type == TOKEN_TEXT && is_ornament(entry->source, token->at));
		if (depth == 0 && !opens && !is_nothing) {
			break;
		}
		depth = depth + opens - (closes && depth > 0);
		run.first++;
		run.count--;
	}
	return run;
}

// The part of a run from its first token to the one that closes it.
static struct token_run whole_mark(const struct entry *entry, struct token_run run)
{
	uint32_t depth = 0;
	for (uint32_t i = 0; i < run.count; i++) {
		const struct token *token = &entry->tokens[run.first + i];
		depth += token->side == TOKEN_OPEN;
		depth -= token->side == TOKEN_CLOSE && depth > 0;
		if (depth == 0) {
			run.count = i + 1;
			return run;
		}
	}
	return run;
}

static bool has_image(const struct entry *entry, struct token_run run)
{
	for (uint32_t i = 0; i < run.count; i++) {
		if (entry->tokens[run.first + i].type == TOKEN_IMAGE) {
			return true;
		}
	}
	return false;
}

// What a line opens with; `*run` becomes the tokens from its title on.
static enum entry_piece piece_of(const struct entry *entry, struct token_run *run)
{
	for (;;) {
		*run = without_ornaments(entry, *run);
		if (run->count == 0) {
			return ENTRY_PIECE_TEXT;
		}
		const struct token *first = &entry->tokens[run->first];
		if (first->type == TOKEN_LINK && first->side == TOKEN_OPEN) {
			struct token_run link = whole_mark(entry, *run);
			if (!has_image(entry, link)) {
				return ENTRY_PIECE_LINK;
			}
			run->first += link.count; // a badge with a link
			run->count -= link.count;
			continue;
		}
		bool is_bracket = first->type == TOKEN_TEXT && span_length(first->at) == 1 &&
				  entry->source->bytes[first->at.start] == '[';
		if (is_bracket && run->count > 1 && entry->tokens[run->first + 1].type == TOKEN_LINK) {
			run->first++;
			run->count--;
			return ENTRY_PIECE_LINK;
		}
		return first->type == TOKEN_STRONG ? ENTRY_PIECE_STRONG : ENTRY_PIECE_TEXT;
	}
}

// The title of a line that opens with text ends before the first link, bracket or bar.
static void cut_text_title(struct entry *view)
{
	const struct source *source = view->source;
	uint32_t count = 0;
	uint32_t end = view->title.end;
	for (; count < view->title_tokens.count; count++) {
		const struct token *token = &view->tokens[view->title_tokens.first + count];
		if (token->type == TOKEN_LINK || token->type == TOKEN_IMAGE || token->type == TOKEN_HTML_INLINE) {
			end = token->at.start;
			break;
		}
		if (token->type != TOKEN_TEXT) {
			continue;
		}
		uint32_t at = token->at.start;
		while (at < token->at.end && !byte_is_in(source->bytes[at], "[(|")) {
			at++;
		}
		if (at < token->at.end && at > view->title.start) {
			end = at;
			count++;
			break;
		}
	}
	view->title_tokens.count = count;
	view->title = source_trim_lines(source, span_of(view->title.start, end));
	if (source_ends_with(source, view->title, ".")) {
		view->title.end--;
	}
}

static void set_title(struct entry *view)
{
	struct token_run run = view->title_tokens;
	enum entry_piece piece = piece_of(view, &run);
	if (run.count == 0) {
		return;
	}
	const struct token *first = &view->tokens[run.first];
	view->title_tokens = piece == ENTRY_PIECE_TEXT ? run : whole_mark(view, run);
	const struct token *last = &view->tokens[view->title_tokens.first + view->title_tokens.count - 1];
	view->title = piece == ENTRY_PIECE_TEXT ? span_of(first->at.start, view->title.end)
						: span_of(first->at.start, last->at.end);
	if (piece == ENTRY_PIECE_TEXT) {
		cut_text_title(view);
	}
}

// --- which items are entries ----------------------------------------------------------------------

static bool has_further_lines(const struct entry *section, uint32_t index)
{
	const struct entry_item *item = &section->items[index];
	return item->end > index + 1 || item->has_more || item->details_count > 0;
}

// It opens as the entries of a kind do, and more lines follow.
static bool may_be_entry(const struct entry *section, uint32_t index, const struct template_kind *kind)
{
	const struct entry_item *item = &section->items[index];
	struct token_run run = item->value_tokens;
	if ((item->label.exists && !span_is_empty(item->label.colon)) || span_is_empty(item->value)) {
		return false;
	}
	return piece_of(section, &run) == kind->piece;
}

static bool has_known_label(const struct entry *section, uint32_t index, const struct template_kind *kind)
{
	for (uint32_t i = index + 1; i < section->items[index].end; i = section->items[i].end) {
		if (match_knows_label(kind, &section->items[i].label)) {
			return true;
		}
	}
	return false;
}

// What is known of the items with one parent.
struct siblings {
	uint32_t all, entries;
};

static void mark_entries(struct item_parts *parts, const struct template *template)
{
	const struct entry *section = parts->section;
	uint32_t count = (uint32_t)section->item_count;
	bool *may_open = arena_alloc(parts->arena, count);
	struct siblings *siblings = arena_alloc(parts->arena, (count + 1) * sizeof *siblings);
	memset(siblings, 0, (count + 1) * sizeof *siblings);
	for (uint32_t i = 0; i < count; i++) {
		struct siblings *own =
			&siblings[section->items[i].parent == ENTRY_NONE ? count : section->items[i].parent];
		parts->opens[i] = may_open[i] = false;
		own->all++;
		for (uint32_t k = 0; k < template->kind_count; k++) {
			const struct template_kind *kind = &template->kinds[k];
			bool may = has_further_lines(section, i) && may_be_entry(section, i, kind);
			may_open[i] = may_open[i] || may;
			parts->opens[i] =
				parts->opens[i] || (may && (!kind->has_labels || has_known_label(section, i, kind)));
		}
		own->entries += parts->opens[i];
	}
	for (uint32_t i = 0; i < count; i++) {
		const struct siblings *own =
			&siblings[section->items[i].parent == ENTRY_NONE ? count : section->items[i].parent];
		parts->opens[i] = parts->opens[i] || (may_open[i] && own->entries * 2 > own->all);
	}
}

static struct unicode_key key_of_title(const struct entry *view, struct arena *arena)
{
	struct unicode_key text = entry_visible_part(view, view->title_tokens, view->title, arena);
	return unicode_fold(arena, text.bytes, text.size);
}

// The skeleton of the template, where it is alone in its group: a title that is a kind's own.
static bool is_skeleton(const struct item_parts *parts, const struct template *template, uint32_t index)
{
	struct entry *view = entry_view_of_item(parts->arena, parts->section, index);
	set_title(view);
	struct unicode_key key = key_of_title(view, parts->arena);
	for (uint32_t i = 0; i < template->kind_count; i++) {
		if (unicode_key_equal(key, template->kinds[i].title_key)) {
			return true;
		}
	}
	return false;
}

static void pass_over_skeleton(struct item_parts *parts, const struct template *template)
{
	uint32_t count = 0;
	uint32_t last = 0;
	for (uint32_t i = 0; i < parts->section->item_count; i++) {
		count += parts->opens[i];
		last = parts->opens[i] ? i : last;
	}
	if (count == 1 && is_skeleton(parts, template, last)) {
		parts->opens[last] = false;
	}
}

struct item_parts item_parts_of(struct arena *arena, const struct template *template, const struct entry *section)
{
	struct item_parts parts = {.arena = arena, .section = section, .start = section->extent.start};
	parts.opens = arena_alloc(arena, section->item_count + 1);
	mark_entries(&parts, template);
	pass_over_skeleton(&parts, template);
	return parts;
}

// --- parts ----------------------------------------------------------------------------------------

static struct entry *text_part(struct item_parts *parts, uint32_t end)
{
	const struct entry *section = parts->section;
	struct entry *part = arena_room(parts->arena, sizeof *part);
	bool is_first = parts->start == section->extent.start;
	size_t first, last;
	BISECT(first, section->comment_count, section->comments[first].whole.start < parts->start);
	BISECT(last, section->comment_count, section->comments[last].whole.start < end);
	*part = (struct entry){
		.source = section->source,
		.heading = is_first ? section->heading : span_of(parts->start, parts->start),
		.title = is_first ? section->title : span_of(parts->start, parts->start),
		.level = is_first ? section->level : 0,
		.next_level = section->next_level,
		.has_text = section->has_text,
		.extent = span_of(parts->start, end),
		.title_tokens = is_first ? section->title_tokens : (struct token_run){0, 0},
		.tokens = section->tokens,
		.token_count = section->token_count,
		.comments = section->comments + first,
		.comment_count = last - first,
	};
	parts->start = end;
	return part;
}

const struct entry *item_parts_next(struct item_parts *parts)
{
	const struct entry *section = parts->section;
	uint32_t count = (uint32_t)section->item_count;
	while (parts->item < count && !parts->opens[parts->item]) {
		parts->item++;
	}
	uint32_t end = parts->item == count
			       ? section->extent.end
			       : source_line_start(section->source, section->items[parts->item].whole.start);
	span before = span_of(parts->start, end);
	bool is_first = parts->start == section->extent.start;
	if (parts->start < end && (is_first || !span_is_empty(source_trim_lines(section->source, before)))) {
		return text_part(parts, end);
	}
	if (parts->item == count) {
		return NULL;
	}
	struct entry *view = entry_view_of_item(parts->arena, section, parts->item);
	view->shape = ENTRY_SHAPE_ITEM;
	view->level = 0;
	set_title(view);
	parts->start = source_next_line(section->source, view->extent.end > 0 ? view->extent.end - 1 : 0);
	view->extent.end = parts->start;
	parts->item = section->items[parts->item].end;
	return view;
}
