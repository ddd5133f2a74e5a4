// The heading of an entry against the title that the template shows.

#include "match/matcher.h"

static bool has_link(const struct entry *entry)
{
	for (uint32_t i = 0; i < entry->title_tokens.count; i++) {
		if (entry->tokens[entry->title_tokens.first + i].type == TOKEN_LINK) {
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
		if (shown.size > 0 && (unicode_folds_to(arena, bytes.bytes, bytes.size, shown) ||
				       unicode_folds_to(arena, text.bytes, text.size, shown))) {
			return true;
		}
	}
	return false;
}

void title_match(struct matcher *matcher)
{
	const struct entry *entry = matcher->entry;
	const struct template_kind *kind = matcher->match->kind;
	if (span_is_empty(entry->heading)) {
		return; // it is missing, and nothing can be said of its text
	}
	struct unicode_key text = entry_bytes(entry->source, entry->title, matcher->arena);
	if (unicode_folds_to(matcher->arena, text.bytes, text.size, (struct unicode_key){"", 0})) {
		if (!kind->title_is_optional) {
			match_add(matcher, DEVIATION_TITLE_EMPTY, entry->heading);
		}
	} else if (is_placeholder(matcher)) {
		match_add(matcher, DEVIATION_TITLE_UNFILLED, entry->title);
	} else if (kind->title_is_link && !has_link(entry)) {
		match_add(matcher, DEVIATION_TITLE_SHAPE, entry->title);
	}
}
