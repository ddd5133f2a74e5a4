// What separates the items of a value, and what ends them.

#include <string.h>

#include "base/bytes.h"
#include "match/matcher.h"

// Marks that separate only with whitespace on either side.
static uint32_t other_length(const char *bytes, uint32_t at, uint32_t end)
{
	static const char *const marks[] = {" \u00B7 ", " \u2022 ", " / ", " | "};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		uint32_t length = (uint32_t)strlen(marks[i]);
		if (end - at > length && memcmp(bytes + at, marks[i], length) == 0) {
			return length;
		}
	}
	return 0;
}

// A character in text outside links and brackets.
static enum match_separator separator_at(const char *bytes, uint32_t at, uint32_t end, uint32_t *length)
{
	bool is_wide_comma = end - at >= 3 && (memcmp(bytes + at, "，", 3) == 0 || memcmp(bytes + at, "、", 3) == 0);
	bool is_wide_semicolon = end - at >= 3 && memcmp(bytes + at, "；", 3) == 0;
	*length = is_wide_comma || is_wide_semicolon ? 3 : 1;
	if (bytes[at] == ',' || is_wide_comma) {
		return MATCH_SEPARATOR_COMMA;
	}
	if (bytes[at] == ';' || is_wide_semicolon) {
		return MATCH_SEPARATOR_SEMICOLON;
	}
	*length = bytes[at] == ' ' ? other_length(bytes, at, end) : 0;
	return *length > 0 ? MATCH_SEPARATOR_OTHER : MATCH_SEPARATOR_NONE;
}

// `first`: by separator, where the first one is.
static void find_separators(const struct matcher *matcher, const struct entry_item *item, span *first)
{
	const struct entry *entry = matcher->entry;
	const char *bytes = entry->source->bytes;
	uint32_t links = 0;
	uint32_t brackets = 0;
	for (uint32_t i = 0; i < item->value_tokens.count; i++) {
		const struct token *token = &entry->tokens[item->value_tokens.first + i];
		bool is_link = token->type == TOKEN_LINK || token->type == TOKEN_IMAGE;
		links += is_link && token->side == TOKEN_OPEN;
		links -= is_link && token->side == TOKEN_CLOSE && links > 0;
		if (token->type != TOKEN_TEXT || links > 0) {
			continue;
		}
		uint32_t end = token->at.end < item->value.end ? token->at.end : item->value.end;
		uint32_t at = token->at.start > item->value.start ? token->at.start : item->value.start;
		for (; at < end; at++) {
			uint32_t length;
			enum match_separator found = separator_at(bytes, at, end, &length);
			if (length > 0 && span_is_empty(first[found]) && brackets == 0 &&
			    !entry_formula_at(entry, span_of(at, at + 1))) {
				first[found] = source_trim(entry->source, span_of(at, at + length));
			}
			brackets += byte_is_in(bytes[at], "([{");
			brackets -= byte_is_in(bytes[at], ")]}") && brackets > 0;
		}
	}
}

static enum match_separator only_separator(const span *first)
{
	bool has_comma = !span_is_empty(first[MATCH_SEPARATOR_COMMA]);
	bool has_semicolon = !span_is_empty(first[MATCH_SEPARATOR_SEMICOLON]);
	if (has_comma && has_semicolon) {
		return MATCH_SEPARATOR_BOTH;
	}
	return has_comma ? MATCH_SEPARATOR_COMMA : has_semicolon ? MATCH_SEPARATOR_SEMICOLON : MATCH_SEPARATOR_NONE;
}

// Where the template's list or text ends in a period: a value that ends in a plain letter or digit. What is in
// brackets, a link or in other markup may stand behind the last item.
void period_match(struct matcher *matcher, uint32_t index, const struct template_field *field)
{
	const struct entry *entry = matcher->entry;
	span value = entry->items[index].value;
	struct token_run run = entry->items[index].value_tokens;
	const struct token *last = run.count > 0 ? &entry->tokens[run.first + run.count - 1] : NULL;
	if (!last || last->type != TOKEN_TEXT || last->at.end < value.end) {
		return;
	}
	size_t length;
	uint32_t start = (uint32_t)unicode_before(entry->source->bytes, value.end);
	uint32_t point = unicode_decode(entry->source->bytes + start, value.end - start, &length);
	if (unicode_is_letter(point) || unicode_is_digit(point)) {
		match_add_for(matcher, DEVIATION_FINAL_PERIOD, index, field, span_of(start, value.end))->choice = 0;
	}
}

static void add(struct matcher *matcher, uint32_t index, const struct template_field *field,
		enum match_separator separator, span first)
{
	struct deviation *deviation =
		match_add_for(matcher, DEVIATION_LIST_SEPARATOR, index, field, matcher->entry->items[index].value);
	deviation->number = separator;
	deviation->other = first;
}

void separator_match(struct matcher *matcher, uint32_t index, const struct template_field *field)
{
	const struct entry_item *item = &matcher->entry->items[index];
	if (field->ends_in_period && field->separator) {
		period_match(matcher, index, field);
	}
	if (!field->separator && (field->shape != SHAPE_LIST || matcher->entry->file)) {
		return; // one file says nothing of what most do
	}
	span first[MATCH_SEPARATORS] = {{0, 0}};
	find_separators(matcher, item, first);
	enum match_separator separator = only_separator(first);
	matcher->match->items[index].separator = (uint8_t)separator;
	bool is_one = separator == MATCH_SEPARATOR_COMMA || separator == MATCH_SEPARATOR_SEMICOLON;
	if (is_one && field->separator != (separator == MATCH_SEPARATOR_COMMA ? ',' : ';')) {
		add(matcher, index, field, separator, first[separator]);
	}
}

void comma_match(struct matcher *matcher, uint32_t index, const struct template_field *field)
{
	span first[MATCH_SEPARATORS] = {{0, 0}};
	find_separators(matcher, &matcher->entry->items[index], first);
	bool is_semicolon = !span_is_empty(first[MATCH_SEPARATOR_SEMICOLON]);
	enum match_separator separator = is_semicolon ? MATCH_SEPARATOR_SEMICOLON : MATCH_SEPARATOR_OTHER;
	if (!span_is_empty(first[separator])) {
		add(matcher, index, field, separator, first[separator]);
	}
}
