// A value that must be one of a vocabulary.

#include <string.h>

#include "base/bytes.h"
#include "base/distance.h"
#include "match/matcher.h"

// `[reading]` without its brackets, `"reading"` without its quotation marks.
static struct unicode_key without_brackets(struct unicode_key key)
{
	static const char *const pairs[][2] = {{"[", "]"},
					       {"(", ")"},
					       {"<", ">"},
					       {"{", "}"},
					       {"\"", "\""},
					       {"'", "'"},
					       {"\xE2\x80\x9C", "\xE2\x80\x9D"},
					       {"\xE2\x80\x98", "\xE2\x80\x99"}};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		uint32_t size = (uint32_t)strlen(pairs[i][0]);
		if (key.size > 2 * size && memcmp(key.bytes, pairs[i][0], size) == 0 &&
		    memcmp(key.bytes + key.size - size, pairs[i][1], size) == 0) {
			return (struct unicode_key){key.bytes + size, key.size - 2 * size};
		}
	}
	return key;
}

// `✅ reading`, `[x] reading` and `reading!` without what is around the words.
static struct unicode_key without_marks(struct unicode_key key)
{
	size_t length = 0;
	if (key.size > 3 && key.bytes[0] == '[' && key.bytes[2] == ']') {
		key = (struct unicode_key){key.bytes + 3, key.size - 3};
	}
	while (key.size > 0) {
		bool is_symbol = unicode_is_symbol(unicode_decode(key.bytes, key.size, &length));
		if (!is_symbol && !byte_is_in(key.bytes[0], " -")) {
			break;
		}
		key = (struct unicode_key){key.bytes + length, key.size - (uint32_t)length};
	}
	while (key.size > 0) {
		size_t last = unicode_before(key.bytes, key.size);
		if (!byte_is_in(key.bytes[last], " .,;!") &&
		    !unicode_is_symbol(unicode_decode(key.bytes + last, key.size - last, &length))) {
			break;
		}
		key.size = (uint32_t)last;
	}
	return without_brackets(key);
}

// The choice that the text nearly spells, or -1 if there is none or more than one.
static int32_t nearest_choice(const struct template_field *field, struct unicode_key key)
{
	int32_t nearest = -1;
	unsigned best = UINT32_MAX;
	bool tied = false;
	for (uint32_t i = 0; i < field->choice_count; i++) {
		struct unicode_key choice = without_brackets(field->choices[i].key);
		unsigned limit = label_allowed_edits(choice);
		unsigned distance = distance_edits(choice.bytes, choice.size, key.bytes, key.size, limit);
		if (limit == 0 || distance > limit || distance > best || label_is_numbered_variant(choice, key)) {
			continue;
		}
		tied = distance == best;
		best = distance;
		nearest = (int32_t)i;
	}
	return tied ? -1 : nearest;
}

// The choice that the text is, letter for letter, or -1.
static int32_t find_spelt(const struct template_field *field, struct unicode_key text)
{
	for (uint32_t i = 0; i < field->choice_count; i++) {
		const struct template_choice *choice = &field->choices[i];
		if (choice->text_size == text.size && memcmp(choice->text, text.bytes, text.size) == 0) {
			return (int32_t)i;
		}
	}
	return -1;
}

// Every choice in its order with separators between: the template's own text, whitespace and brackets aside.
bool choice_is_whole(struct matcher *matcher, const struct template_field *field, struct unicode_key text)
{
	if (find_spelt(field, text) >= 0) {
		return false;
	}
	struct unicode_key key = without_brackets(unicode_fold(matcher->arena, text.bytes, text.size));
	const char *at = key.bytes;
	const char *end = key.bytes + key.size;
	for (uint32_t i = 0; i < field->choice_count; i++) {
		while (at < end && (*at == ' ' || (i > 0 && (*at == '/' || *at == '|')))) {
			at++;
		}
		struct unicode_key choice = field->choices[i].key;
		if ((size_t)(end - at) < choice.size || memcmp(at, choice.bytes, choice.size) != 0) {
			return false;
		}
		at += choice.size;
	}
	return at == end && field->choice_count > 1;
}

// `(3.x)` of `(2.x / 3.x)`: it is spelled as in the template, in the brackets of all choices.
static bool keeps_brackets(const struct matcher *matcher, const struct template_field *field,
			   const struct template_choice *choice, struct unicode_key text)
{
	const struct source *file = matcher->template->file;
	return choice->text_size + 2 == text.size && text.bytes[0] == '(' &&
	       memcmp(text.bytes + 1, choice->text, choice->text_size) == 0 &&
	       source_starts_with(file, field->shown, "(") && source_ends_with(file, field->shown, ")");
}

void choice_match(struct matcher *matcher, uint32_t item, const struct template_field *field, span at,
		  struct token_run run)
{
	struct unicode_key text = entry_visible_part(matcher->entry, run, at, matcher->arena);
	int32_t spelled = find_spelt(field, text);
	if (spelled >= 0) {
		match_keep_value(matcher, field, at, spelled);
		return;
	}
	struct unicode_key key = without_brackets(unicode_fold(matcher->arena, text.bytes, text.size));
	for (uint32_t i = 0; i < field->choice_count; i++) {
		const struct template_choice *choice = &field->choices[i];
		if (unicode_key_equal(without_brackets(choice->key), key)) {
			match_keep_value(matcher, field, at, (int32_t)i);
			if (!keeps_brackets(matcher, field, choice, text)) {
				match_add_for(matcher, DEVIATION_CHOICE_FORM, item, field, at)->choice = (int32_t)i;
			}
			return;
		}
	}
	if (text.size > 0) {
		match_keep_value(matcher, field, at, -1);
	}
	if (!field->choices_open) {
		match_add_for(matcher, DEVIATION_CHOICE_WRONG, item, field, at)->choice =
			nearest_choice(field, without_marks(key));
	}
}
