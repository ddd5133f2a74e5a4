// Shape item: which list items are entries.

#include "lint/shape.h"

#include <string.h>

#include "base/bytes.h"
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
static void cut_text_title(const struct entry *section, struct entry_cut *cut)
{
	const struct source *source = section->source;
	uint32_t count = 0;
	uint32_t end = cut->title.end;
	for (; count < cut->title_tokens.count; count++) {
		const struct token *token = &section->tokens[cut->title_tokens.first + count];
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
		if (at < token->at.end && at > cut->title.start) {
			end = at;
			count++;
			break;
		}
	}
	cut->title_tokens.count = count;
	cut->title = source_trim_lines(source, span_of(cut->title.start, end));
	if (source_ends_with(source, cut->title, ".")) {
		cut->title.end--;
	}
}

static void set_title(const struct entry *section, struct entry_cut *cut)
{
	struct token_run run = cut->title_tokens;
	enum entry_piece piece = piece_of(section, &run);
	if (run.count == 0) {
		return;
	}
	const struct token *first = &section->tokens[run.first];
	cut->title_tokens = piece == ENTRY_PIECE_TEXT ? run : whole_mark(section, run);
	const struct token *last = &section->tokens[cut->title_tokens.first + cut->title_tokens.count - 1];
	cut->title = piece == ENTRY_PIECE_TEXT ? span_of(first->at.start, cut->title.end)
					       : span_of(first->at.start, last->at.end);
	if (piece == ENTRY_PIECE_TEXT) {
		cut_text_title(section, cut);
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

static const bool *mark_entries(const struct shape_cuts *cuts)
{
	const struct template *template = cuts->template;
	const struct entry *section = cuts->section;
	uint32_t count = (uint32_t)section->item_count;
	bool *opens = arena_alloc(cuts->arena, count);
	bool *may_open = arena_alloc(cuts->arena, count);
	struct siblings *siblings = arena_alloc(cuts->arena, (count + 1) * sizeof *siblings);
	memset(siblings, 0, (count + 1) * sizeof *siblings);
	for (uint32_t i = 0; i < count; i++) {
		struct siblings *own =
			&siblings[section->items[i].parent == ENTRY_NONE ? count : section->items[i].parent];
		opens[i] = may_open[i] = false;
		own->all++;
		for (uint32_t k = 0; k < template->kind_count; k++) {
			const struct template_kind *kind = &template->kinds[k];
			bool may = has_further_lines(section, i) && may_be_entry(section, i, kind);
			may_open[i] = may_open[i] || may;
			opens[i] = opens[i] || (may && (!kind->has_labels || has_known_label(section, i, kind)));
		}
		own->entries += opens[i];
	}
	for (uint32_t i = 0; i < count; i++) {
		const struct siblings *own =
			&siblings[section->items[i].parent == ENTRY_NONE ? count : section->items[i].parent];
		opens[i] = opens[i] || (may_open[i] && own->entries * 2 > own->all);
	}
	return opens;
}

void shape_item_find(struct shape_cuts *cuts)
{
	const struct entry *section = cuts->section;
	const bool *opens = mark_entries(cuts);
	for (uint32_t i = 0; i < section->item_count;) {
		if (!opens[i]) {
			i++;
			continue;
		}
		struct entry_cut *cut = shape_add(cuts);
		*cut = entry_cut_of_item(section, i);
		set_title(section, cut);
		i = section->items[i].end;
	}
}
