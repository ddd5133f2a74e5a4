// Whether a list may be tidied, and what is then left of it.

#include <string.h>

#include "entry/mark.h"
#include "match/matcher.h"

static uint32_t next_letter(struct unicode_key key, uint32_t at)
{
	while (at < key.size && !source_is_word_byte(key.bytes[at])) {
		at++;
	}
	return at;
}

// Whether the letters of a folded text go on with those of another one; moves over them.
static bool goes_on_with(struct unicode_key text, uint32_t *at, struct unicode_key part)
{
	for (uint32_t i = next_letter(part, 0); i < part.size; i = next_letter(part, i + 1)) {
		*at = next_letter(text, *at);
		if (*at == text.size || text.bytes[*at] != part.bytes[i]) {
			return false;
		}
		++*at;
	}
	return true;
}

// However the items are parted.
static bool has_letters_of(struct matcher *matcher, const span *items, uint32_t count, struct unicode_key text)
{
	uint32_t at = 0;
	for (uint32_t i = 0; i < count; i++) {
		if (!goes_on_with(text, &at, entry_folded_bytes(matcher->entry->source, items[i], matcher->arena))) {
			return false;
		}
	}
	return next_letter(text, at) == text.size;
}

bool list_is_placeholder(struct matcher *matcher, const struct template_field *field, const span *items, uint32_t count)
{
	if (count == 1 && mark_is(matcher->entry->source, items[0], true) == MARK_OPTIONAL) {
		return true;
	}
	for (uint32_t i = 0; i < field->unfilled_count; i++) {
		if (has_letters_of(matcher, items, count, field->unfilled[i])) {
			return true;
		}
	}
	return false;
}

static uint32_t count_openings(const struct source *source, span at)
{
	uint32_t count = 0;
	for (uint32_t i = at.start; i < at.end; i++) {
		const char *found = memchr(source->bytes + i, '<', at.end - i);
		if (!found) {
			break;
		}
		i = (uint32_t)(found - source->bytes);
		count += source_starts_with(source, span_of(i, at.end), "<!--");
	}
	return count;
}

bool list_may_be_comment(const struct matcher *matcher, uint32_t item)
{
	const struct entry *entry = matcher->entry;
	span value = entry->items[item].value;
	struct token_run run = entry->items[item].value_tokens;
	uint32_t count = count_openings(entry->source, value);
	for (uint32_t i = 0; i < run.count && count > 0; i++) {
		const struct token *token = &entry->tokens[run.first + i];
		if (token->type == TOKEN_HTML_INLINE && token->at.start >= value.start && token->at.end <= value.end) {
			count -= count_openings(entry->source, token->at);
		}
	}
	return count > 0;
}
