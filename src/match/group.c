// A heading against the group heading that the template shows.

#include <string.h>

#include "base/bytes.h"
#include "match/matcher.h"

// The heading's text without raw tags: an anchor does not show.
static struct unicode_key shown_text(struct arena *arena, const struct entry *heading)
{
	char *bytes = arena_alloc(arena, span_length(heading->title) + 8);
	uint32_t size = 0;
	for (uint32_t i = 0; i < heading->title_tokens.count; i++) {
		struct token_run one = {heading->title_tokens.first + i, 1};
		if (heading->tokens[one.first].type == TOKEN_HTML_INLINE) {
			continue;
		}
		struct unicode_key part = entry_visible_part(heading, one, heading->title, arena);
		memcpy(bytes + size, part.bytes, part.size);
		size += part.size;
	}
	while (size > 0 && (bytes[size - 1] == ' ' || bytes[size - 1] == '\t')) {
		size--;
	}
	bytes[size] = 0;
	return (struct unicode_key){bytes, size};
}

static enum group_fit date_fit(const struct template_group *group, struct unicode_key text, uint32_t *day)
{
	switch (date_check(&group->date, text.bytes, text.size, day)) {
	case DATE_FITS:
		return GROUP_FITS;
	case DATE_VARIANT:
		return GROUP_VARIANT;
	case DATE_IMPOSSIBLE:
		return GROUP_IMPOSSIBLE;
	default:
		return GROUP_NO;
	}
}

static bool has_digit(const char *bytes, uint32_t size)
{
	for (uint32_t i = 0; i < size; i++) {
		if (bytes[i] >= '0' && bytes[i] <= '9') {
			return true;
		}
	}
	return false;
}

// One word of the heading is a date and no other has a digit: `📅 2025-05-15`, `2025-05-15 (Thursday)`.
static bool has_date_word(const struct template_group *group, struct unicode_key text, uint32_t *day)
{
	uint32_t dates = 0;
	for (uint32_t at = 0; at < text.size;) {
		uint32_t end = at;
		while (end < text.size && text.bytes[end] != ' ') {
			end++;
		}
		struct unicode_key word = {text.bytes + at, end - at};
		if (has_digit(word.bytes, word.size)) {
			dates++;
			if (date_fit(group, word, day) != GROUP_FITS) {
				return false;
			}
		}
		at = end + 1;
	}
	return dates == 1;
}

static bool is_bracketed(struct unicode_key text)
{
	return text.size > 1 && byte_is_in(text.bytes[0], "<[{");
}

enum group_fit match_group(struct arena *arena, const struct template *template, const struct entry *heading,
			   uint32_t *day)
{
	const struct template_group *group = &template->group;
	*day = 0;
	if (!group->exists) {
		return GROUP_NO;
	}
	struct unicode_key text = shown_text(arena, heading);
	struct unicode_key key = entry_folded_bytes(heading->source, heading->title, arena);
	bool is_placeholder = group->is_date || is_bracketed(group->key);
	if (is_placeholder && unicode_key_equal(key, group->key)) {
		return GROUP_UNFILLED;
	}
	if (!group->is_date) {
		return GROUP_FITS;
	}
	enum group_fit fit = date_fit(group, text, day);
	if (fit == GROUP_NO && has_date_word(group, text, day)) {
		return GROUP_DECORATED;
	}
	return fit;
}
