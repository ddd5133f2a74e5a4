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
	struct unicode_key bytes = entry_folded_bytes(entry->source, entry->title, matcher->arena);
	struct unicode_key text = entry_folded_part(entry, entry->title_tokens, entry->title, matcher->arena);
	for (uint32_t i = 0; i < template->kind_count; i++) {
		struct unicode_key shown = template->kinds[i].title_key;
		if (shown.size > 0 && (unicode_key_equal(shown, bytes) || unicode_key_equal(shown, text))) {
			return true;
		}
	}
	return false;
}

void title_match(struct matcher *matcher)
{
	const struct entry *entry = matcher->entry;
	const struct template_kind *kind = matcher->match->kind;
	struct unicode_key text = entry_folded_bytes(entry->source, entry->title, matcher->arena);
	if (text.size == 0) {
		if (!kind->title_is_optional) {
			match_add(matcher, VERDICT_TITLE_EMPTY, entry->heading);
		}
	} else if (is_placeholder(matcher)) {
		match_add(matcher, VERDICT_TITLE_UNFILLED, entry->title);
	} else if (kind->title_is_link && !has_link(entry)) {
		match_add(matcher, VERDICT_TITLE_SHAPE, entry->title);
	}
}
