// A value that must be one of a vocabulary.

#include <string.h>

#include "base/distance.h"
#include "match/matcher.h"

// The choice that the text nearly spells, or -1 if there is none or more than one.
static int32_t nearest_choice(const struct template_field *field, struct unicode_key key)
{
	int32_t nearest = -1;
	unsigned best = UINT32_MAX;
	bool tied = false;
	for (uint32_t i = 0; i < field->choice_count; i++) {
		struct unicode_key choice = field->choices[i].key;
		size_t third = unicode_count(choice.bytes, choice.size) / 3;
		unsigned limit = third < 2 ? (unsigned)third : 2;
		unsigned distance = distance_edits(choice.bytes, choice.size, key.bytes, key.size, limit);
		if (limit == 0 || distance > limit || distance > best) {
			continue;
		}
		tied = distance == best;
		best = distance;
		nearest = (int32_t)i;
	}
	return tied ? -1 : nearest;
}

static void add(struct matcher *matcher, enum verdict_kind kind, uint32_t item, const struct template_field *field,
		span at, int32_t choice)
{
	struct verdict *verdict = match_add(matcher, kind, at);
	verdict->item = item;
	verdict->field = field;
	verdict->choice = choice;
}

void choice_match(struct matcher *matcher, uint32_t item, const struct template_field *field, span at,
		  struct token_run run)
{
	struct unicode_key text = entry_visible_part(matcher->entry, run, at, matcher->arena);
	struct unicode_key key = unicode_fold(matcher->arena, text.bytes, text.size);
	for (uint32_t i = 0; i < field->choice_count; i++) {
		const struct template_choice *choice = &field->choices[i];
		if (!unicode_key_equal(choice->key, key)) {
			continue;
		}
		if (choice->text_size != text.size || memcmp(choice->text, text.bytes, text.size) != 0) {
			add(matcher, VERDICT_CHOICE_FORM, item, field, at, (int32_t)i);
		}
		return;
	}
	if (!field->choices_open) {
		add(matcher, VERDICT_CHOICE_WRONG, item, field, at, nearest_choice(field, key));
	}
}
