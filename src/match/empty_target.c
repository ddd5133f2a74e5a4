// Links that lead nowhere: `[code]()`.

#include <string.h>

#include "match/matcher.h"

// Words that say why there is no target yet.
static bool has_note(struct arena *arena, const struct source *source, span at)
{
	static const char *const words[] = {"not yet", "soon", "tbd", "待", "未", "🔒"};
	struct unicode_key text = entry_folded_bytes(source, at, arena);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t size = strlen(words[i]);
		for (uint32_t k = 0; k + size <= text.size; k++) {
			if (memcmp(text.bytes + k, words[i], size) == 0) {
				return true;
			}
		}
	}
	return false;
}

// The template shows the same link.
static bool is_shown(const struct template *template, const struct source *source, span link)
{
	const struct source *file = template->file;
	uint32_t size = span_length(link);
	for (uint32_t i = 0; i + size <= file->size; i++) {
		const char *open = memchr(file->bytes + i, '[', file->size - size - i + 1);
		if (!open) {
			return false;
		}
		i = (uint32_t)(open - file->bytes);
		if (memcmp(open, source_at(source, link), size) == 0) {
			return true;
		}
	}
	return false;
}

static bool is_badge(const struct entry *entry, const struct entry_link *link)
{
	return source_holds(entry->source, link->text, "![");
}

// It is where a URL is required, and that is reported.
static bool is_reported(const struct match *match, const struct entry_link *link)
{
	for (size_t i = 0; i < match->deviation_count; i++) {
		const struct deviation *deviation = &match->deviations[i];
		if (deviation->kind == DEVIATION_LINK_NOT_URL && deviation->at.start == link->whole.start) {
			return true;
		}
	}
	return false;
}

void empty_targets_match(struct matcher *matcher)
{
	const struct entry *entry = matcher->entry;
	const struct source *source = entry->source;
	for (size_t i = 0; i < entry->link_count; i++) {
		const struct entry_link *link = &entry->links[i];
		bool is_empty = link->notation == LINK_INLINE && !link->image && span_is_empty(link->target);
		if (is_empty && !is_badge(entry, link) && !is_reported(matcher->match, link) &&
		    !is_shown(matcher->template, source, link->whole) &&
		    !has_note(matcher->arena, source, source_line(source, link->whole.start))) {
			match_add_in(matcher, DEVIATION_LINK_EMPTY, link->item, link->whole);
		}
	}
}
