// A value that is a list of items with commas between them: tags, names.

#include <stdlib.h>
#include <string.h>

#include "base/scan.h"
#include "match/matcher.h"

// A piece between two commas.
struct piece {
	span at;    // trimmed
	span comma; // after it; empty for the last one
	bool empty;
	bool repeated;		 // it is there before
	uint8_t hint;		 // unicode_fold_hint
	struct unicode_key text; // without comments
	struct unicode_key key;	 // folded, once it is wanted
};

struct pieces {
	struct piece *items;
	uint32_t count, capacity;
	bool has_tags; // a comment may be in them
};

// The length of a comma at the place: `,`, `，` or `、`.
static uint32_t comma_length(const char *bytes, size_t size)
{
	if (bytes[0] == ',') {
		return 1;
	}
	bool wide = size >= 3 && (memcmp(bytes, "\xEF\xBC\x8C", 3) == 0 || memcmp(bytes, "\xE3\x80\x81", 3) == 0);
	return wide ? 3 : 0;
}

// What commas start with, and brackets.
static const bool is_mark[256] = {[','] = true, ['('] = true, [')'] = true, [0xEF] = true, [0xE3] = true};

static void add_piece(struct matcher *matcher, struct pieces *pieces, span at, span comma)
{
	if (pieces->count == pieces->capacity) {
		pieces->capacity = pieces->capacity ? pieces->capacity * 2 : 16;
		struct piece *items = arena_alloc(matcher->arena, pieces->capacity * sizeof *items);
		if (pieces->count > 0) {
			memcpy(items, pieces->items, pieces->count * sizeof *items);
		}
		pieces->items = items;
	}
	const struct source *source = matcher->entry->source;
	struct piece *piece = &pieces->items[pieces->count++];
	piece->at = source_trim_lines(source, at);
	piece->comma = comma;
	piece->text = (struct unicode_key){source_at(source, piece->at), span_length(piece->at)};
	if (pieces->has_tags) {
		piece->text = entry_bytes(source, piece->at, matcher->arena);
	}
	piece->empty = text_shows_nothing(matcher->arena, piece->text);
}

// Parted by commas in plain text, outside links, code and brackets.
static struct pieces split(struct matcher *matcher, const struct entry_item *item)
{
	const struct entry *entry = matcher->entry;
	const char *bytes = entry->source->bytes;
	struct pieces pieces = {.has_tags = memchr(bytes + item->value.start, '<', span_length(item->value))};
	uint32_t last = item->value.start; // where the piece starts
	int links = 0;
	int brackets = 0;
	for (uint32_t i = 0; i < item->value_tokens.count; i++) {
		const struct token *token = &entry->tokens[item->value_tokens.first + i];
		if (token->type == TOKEN_LINK || token->type == TOKEN_IMAGE) {
			links += token->side == TOKEN_OPEN ? 1 : -1;
		}
		if (token->type == TOKEN_HTML_INLINE && source_starts_with(entry->source, token->at, "<sup")) {
			brackets++;
		} else if (token->type == TOKEN_HTML_INLINE && source_starts_with(entry->source, token->at, "</sup")) {
			brackets -= brackets > 0;
		}
		if (token->type != TOKEN_TEXT || links > 0) {
			continue;
		}
		uint32_t end = token->at.end < item->value.end ? token->at.end : item->value.end;
		uint32_t start = token->at.start + (token->detail ? 1 : 0);
		start = start > item->value.start ? start : item->value.start;
		for (uint32_t at = scan_for(is_mark, bytes, start, end); at < end;
		     at = scan_for(is_mark, bytes, at + 1, end)) {
			uint32_t length = comma_length(bytes + at, end - at);
			const span *formula = entry_formula_at(entry, span_of(at, at + 1));
			if (formula) {
				at = formula->end - 1;
				continue;
			}
			if (length > 0 && brackets == 0) {
				add_piece(matcher, &pieces, span_of(last, at), span_of(at, at + length));
				last = at + length;
			}
			brackets += bytes[at] == '(';
			brackets -= bytes[at] == ')' && brackets > 0;
		}
	}
	add_piece(matcher, &pieces, span_of(last, item->value.end), span_of(item->value.end, item->value.end));
	return pieces;
}

uint32_t match_items(struct arena *arena, const struct entry *entry, const struct entry_item *item, span **items)
{
	struct matcher matcher = {.arena = arena, .entry = entry};
	struct pieces pieces = split(&matcher, item);
	uint32_t count = 0;
	*items = arena_alloc(arena, pieces.count * sizeof **items);
	for (uint32_t i = 0; i < pieces.count; i++) {
		if (!pieces.items[i].empty) {
			(*items)[count++] = pieces.items[i].at;
		}
	}
	return count;
}

// Runs of empty pieces, of which there are others too: in the middle, from comma to comma; at the end, the commas that
// trail.
static void find_empty(struct matcher *matcher, uint32_t item, const struct template_field *field,
		       const struct pieces *pieces)
{
	for (uint32_t i = 0; i < pieces->count; i++) {
		if (!pieces->items[i].empty) {
			continue;
		}
		uint32_t last = i;
		while (last + 1 < pieces->count && pieces->items[last + 1].empty) {
			last++;
		}
		bool at_end = last + 1 == pieces->count;
		uint32_t start = i > 0 ? pieces->items[i - 1].comma.start : pieces->items[i].comma.start;
		uint32_t end = pieces->items[at_end ? last - 1 : last].comma.end;
		match_add_for(matcher, at_end ? DEVIATION_ITEM_TRAILING : DEVIATION_ITEM_EMPTY, item, field,
			      span_of(start, end));
		i = last;
	}
}

// `J.`, `Jr`, `III`: a part of the name before it.
static bool is_name_part(struct unicode_key key)
{
	static const char *const parts[] = {"jr", "sr", "ii", "iii", "iv", "phd", "md", "et al", "others"};
	if (key.size <= 2 || key.bytes[key.size - 1] == '.') {
		return true;
	}
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (strcmp(key.bytes, parts[i]) == 0) {
			return true;
		}
	}
	return false;
}

static int by_key(const void *left, const void *right)
{
	const struct piece *a = *(const struct piece *const *)left;
	const struct piece *b = *(const struct piece *const *)right;
	if (a->key.size != b->key.size) {
		return a->key.size < b->key.size ? -1 : 1;
	}
	int order = memcmp(a->key.bytes, b->key.bytes, a->key.size);
	return order != 0 ? order : (a->at.start > b->at.start) - (a->at.start < b->at.start);
}

// Those that may be the same as another one, sorted.
static struct piece **find_candidates(struct matcher *matcher, const struct pieces *pieces, bool are_names,
				      uint32_t *count)
{
	bool is_seen[256] = {false};
	bool is_seen_again[256] = {false};
	for (uint32_t i = 0; i < pieces->count; i++) {
		struct piece *piece = &pieces->items[i];
		if (!piece->empty) {
			piece->hint = unicode_fold_hint(matcher->arena, piece->text.bytes, piece->text.size);
			is_seen_again[piece->hint] = is_seen[piece->hint];
			is_seen[piece->hint] = true;
		}
	}
	struct piece **sorted = arena_alloc(matcher->arena, pieces->count * sizeof *sorted);
	*count = 0;
	for (uint32_t i = 0; i < pieces->count; i++) {
		struct piece *piece = &pieces->items[i];
		if (piece->empty || !is_seen_again[piece->hint]) {
			continue;
		}
		piece->key = unicode_fold(matcher->arena, piece->text.bytes, piece->text.size);
		if (!(are_names && is_name_part(piece->key))) {
			sorted[(*count)++] = piece;
		}
	}
	if (*count > 1) {
		qsort(sorted, *count, sizeof *sorted, by_key);
	}
	return sorted;
}

static void find_repeated(struct matcher *matcher, uint32_t item, const struct template_field *field,
			  const struct pieces *pieces)
{
	uint32_t count;
	struct piece **sorted = find_candidates(matcher, pieces, field->is_names, &count);
	const struct piece *first = count > 0 ? sorted[0] : NULL;
	for (uint32_t i = 1; i < count; i++) {
		if (!unicode_key_equal(first->key, sorted[i]->key)) {
			first = sorted[i];
			continue;
		}
		sorted[i]->repeated = true;
		match_add_for(matcher, field->is_tags ? DEVIATION_TAG_REPEATED : DEVIATION_NAME_REPEATED, item, field,
			      sorted[i]->at)
			->other = first->at;
	}
}

// Deviations of a list that may be tidied: it neither becomes a placeholder nor may be hidden.
static void set_certain(struct matcher *matcher, size_t first, uint32_t index, const struct pieces *pieces)
{
	struct match *match = matcher->match;
	const struct template_field *field = match->items[index].field;
	if (match->deviation_count == first) {
		return;
	}
	span *left = arena_alloc(matcher->arena, pieces->count * sizeof *left);
	uint32_t count = 0;
	for (uint32_t i = 0; i < pieces->count; i++) {
		if (!pieces->items[i].empty && !pieces->items[i].repeated) {
			left[count++] = pieces->items[i].at;
		}
	}
	bool is_certain = !list_is_placeholder(matcher, field, left, count) && !list_may_be_comment(matcher, index);
	for (size_t i = first; i < match->deviation_count; i++) {
		match->deviations[i].certain = is_certain;
	}
}

static bool is_all_empty(const struct pieces *pieces)
{
	for (uint32_t i = 0; i < pieces->count; i++) {
		if (!pieces->items[i].empty) {
			return false;
		}
	}
	return true;
}

// --- for the comparison with other entries ----------------------------------------------------------

// Letters, digits and what joins them: no link, code or emphasis.
static bool is_plain(const struct entry *entry, span at)
{
	static const bool is_other[256] = {
		['['] = true, [']'] = true, ['('] = true, [')'] = true,	 ['<'] = true,	['>'] = true,
		['`'] = true, ['*'] = true, ['_'] = true, ['\\'] = true, ['!'] = true,	['"'] = true,
		['{'] = true, ['}'] = true, ['~'] = true, ['&'] = true,	 ['\n'] = true, ['\r'] = true};
	return scan_for(is_other, entry->source->bytes, at.start, at.end) == at.end && !entry_formula_at(entry, at);
}

static void keep_tags(struct matcher *matcher, const struct template_field *field, const struct pieces *pieces)
{
	struct match *match = matcher->match;
	span *tags = arena_alloc(matcher->arena, (match->tag_count + pieces->count) * sizeof *tags);
	if (match->tag_count > 0) {
		memcpy(tags, match->tags, match->tag_count * sizeof *tags);
	}
	for (uint32_t i = 0; i < pieces->count; i++) {
		span at = pieces->items[i].at;
		if (pieces->items[i].empty || pieces->items[i].repeated) {
			continue;
		}
		match_keep_value(matcher, field, at, -1);
		if (is_plain(matcher->entry, at)) {
			tags[match->tag_count++] = at;
		}
	}
	match->tags = tags;
}

// Below a heading, what parts tags, or a list that the template shows with commas.
static bool wants_commas(const struct matcher *matcher, const struct template_field *field)
{
	const struct source *shown = matcher->template->file;
	return matcher->entry->shape == ENTRY_SHAPE_HEADING && field->choice_count == 0 && !field->is_names &&
	       (field->is_tags || source_holds(shown, field->shown, ","));
}

void list_match(struct matcher *matcher, uint32_t index, const struct template_field *field)
{
	const struct entry_item *item = &matcher->entry->items[index];
	if (span_is_empty(item->value)) {
		return; // nested items or a block: a list of another kind
	}
	struct pieces pieces = split(matcher, item);
	if (is_all_empty(&pieces)) {
		match_add_for(matcher, DEVIATION_FIELD_EMPTY, index, field, item->label.whole);
	} else if (pieces.count == 1) {
		if (wants_commas(matcher, field)) {
			comma_match(matcher, index, field);
		}
	} else {
		size_t first = matcher->match->deviation_count;
		find_empty(matcher, index, field, &pieces);
		if (field->is_tags || field->is_names) {
			find_repeated(matcher, index, field, &pieces);
		}
		set_certain(matcher, first, index, &pieces);
	}
	if (field->is_tags && field->choice_count == 0) {
		keep_tags(matcher, field, &pieces);
	}
	matcher->match->has_tags |= field->is_tags;
	matcher->match->has_names |= field->is_names;
	matcher->match->has_name_list |= field->is_names && pieces.count > 1;
	for (uint32_t i = 0; field->is_names && i < pieces.count; i++) {
		if (!pieces.items[i].empty && !entry_formula_at(matcher->entry, pieces.items[i].at)) {
			name_match(matcher, field, pieces.items[i].at, i + 1 == pieces.count);
		}
	}
	for (uint32_t i = 0; field->choice_count > 0 && i < pieces.count; i++) {
		if (!pieces.items[i].empty) {
			choice_match(matcher, index, field, pieces.items[i].at, item->value_tokens);
		}
	}
}
