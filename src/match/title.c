// The heading of an entry against the title that the template shows.

#include "match/matcher.h"
#include "match/parts.h"

// A bare address is none.
static bool has_link_with_text(const struct entry *entry)
{
	for (size_t i = 0; i < entry->link_count; i++) {
		const struct entry_link *link = &entry->links[i];
		bool is_bare = link->notation == LINK_BARE || link->notation == LINK_ANGLE;
		if (!link->image && !is_bare && span_contains(entry->title, link->whole)) {
			return true;
		}
	}
	return false;
}

static bool has_link(const struct entry *entry)
{
	if (entry_is_one_line(entry)) {
		return has_link_with_text(entry);
	}
	for (uint32_t i = 0; i < entry->title_tokens.count; i++) {
		if (entry->tokens[entry->title_tokens.first + i].type == TOKEN_LINK) {
			return true;
		}
	}
	return false;
}

static bool has_broken_link(const struct match *match)
{
	span title = match->entry->title;
	for (size_t i = 0; i < match->deviation_count; i++) {
		const struct deviation *deviation = &match->deviations[i];
		if (deviation->kind == DEVIATION_LINK_BROKEN && title.start <= deviation->at.start &&
		    deviation->at.start < title.end) {
			return true;
		}
	}
	return false;
}

static bool is_placeholder(struct matcher *matcher)
{
	const struct entry *entry = matcher->entry;
	const struct template *template = matcher->template;
	struct arena *arena = matcher->arena;
	struct unicode_key bytes = entry_bytes(entry->source, entry->title, arena);
	struct unicode_key text = entry_title_text(entry, arena);
	for (uint32_t i = 0; i < template->kind_count; i++) {
		struct unicode_key shown = template->kinds[i].title_key;
		if (shown.size > 0 && !template->kinds[i].title_is_fixed &&
		    (unicode_folds_to(arena, bytes.bytes, bytes.size, shown) ||
		     unicode_folds_to(arena, text.bytes, text.size, shown))) {
			return true;
		}
	}
	return false;
}

// The title is the value of a key, which is held against its field.
static bool is_value(const struct entry *entry)
{
	for (size_t i = 0; i < entry->item_count; i++) {
		if (span_contains(entry->items[i].value, entry->title)) {
			return true;
		}
	}
	return false;
}

// Of shape bold, a title that is not in bold.
static bool is_plain(const struct entry *entry)
{
	bool is_plain = entry->shape == ENTRY_SHAPE_BOLD && entry->heading.start == entry->title.start &&
			entry->heading.end == entry->title.end;
	for (uint32_t i = 0; i < entry->title_tokens.count && is_plain; i++) {
		is_plain = entry->tokens[entry->title_tokens.first + i].type != TOKEN_STRONG;
	}
	return is_plain;
}

// The list marker of a list item.
static void check_marker(struct matcher *matcher)
{
	const struct entry *entry = matcher->entry;
	if (entry->marker == ENTRY_MARKER_NESTED) {
		struct deviation *deviation = match_add(matcher, DEVIATION_HEADING_MALFORMED, entry->title);
		deviation->number = HEADING_NESTED;
		deviation->choice = 1;
	} else if (entry->marker != ENTRY_MARKER_RIGHT) {
		span marks = source_trim(entry->source, span_of(entry->heading.start, entry->title.start));
		span at = entry->marker == ENTRY_MARKER_NONE ? entry->title : marks;
		match_add(matcher, DEVIATION_ENTRY_MARKER, at)->number = entry->marker;
	}
}

// Of a line whose title is to be bold.
static bool is_not_bold(const struct matcher *matcher)
{
	const struct entry *entry = matcher->entry;
	const struct template_kind *kind = matcher->match->kind;
	if (entry->shape != ENTRY_SHAPE_LINE || kind->line->slots[0].type != PIECE_STRONG) {
		return false;
	}
	struct token_run run = entry_tokens_in(entry, entry->title);
	for (uint32_t i = 0; i < run.count; i++) {
		if (entry->tokens[run.first + i].type == TOKEN_STRONG) {
			return false;
		}
	}
	return true;
}

void title_match(struct matcher *matcher)
{
	const struct entry *entry = matcher->entry;
	const struct template_kind *kind = matcher->match->kind;
	if (span_is_empty(entry->heading)) {
		return; // it is missing, and nothing can be said of its text
	}
	check_marker(matcher);
	if (is_plain(entry)) {
		struct deviation *deviation = match_add(matcher, DEVIATION_HEADING_MALFORMED, entry->title);
		deviation->number = HEADING_PLAIN;
		deviation->choice = 1;
	}
	struct unicode_key text = entry_bytes(entry->source, entry->title, matcher->arena);
	if (unicode_folds_to(matcher->arena, text.bytes, text.size, (struct unicode_key){"", 0})) {
		if (!kind->title_is_optional) {
			match_add(matcher, DEVIATION_TITLE_EMPTY, entry->heading);
		}
	} else if (entry->file && is_value(entry)) {
		return;
	} else if (is_placeholder(matcher)) {
		match_add(matcher, DEVIATION_TITLE_UNFILLED, entry->title);
	} else if (is_not_bold(matcher) ||
		   (kind->title_is_link && !has_link(entry) && !has_broken_link(matcher->match))) {
		match_add(matcher, DEVIATION_TITLE_SHAPE, entry->title);
	}
}
