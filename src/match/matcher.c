// The verdicts and values of a match, as its parts add them.

#include "match/matcher.h"

#include <string.h>

struct verdict *match_add(struct matcher *matcher, enum verdict_kind kind, span at)
{
	struct match *match = matcher->match;
	if (match->verdict_count == match->verdict_capacity) {
		size_t capacity = match->verdict_capacity ? match->verdict_capacity * 2 : 8;
		struct verdict *verdicts = arena_alloc(matcher->arena, capacity * sizeof *verdicts);
		if (match->verdict_count > 0) {
			memcpy(verdicts, match->verdicts, match->verdict_count * sizeof *verdicts);
		}
		match->verdicts = verdicts;
		match->verdict_capacity = capacity;
	}
	struct verdict *verdict = &match->verdicts[match->verdict_count++];
	*verdict = verdict_of(kind, at);
	return verdict;
}

struct verdict *match_add_for(struct matcher *matcher, enum verdict_kind kind, uint32_t item,
			      const struct template_field *field, span at)
{
	struct verdict *verdict = match_add(matcher, kind, at);
	verdict->item = item;
	verdict->field = field;
	return verdict;
}

struct verdict *match_add_in(struct matcher *matcher, enum verdict_kind kind, uint32_t item, span at)
{
	const struct template_field *field = item == ENTRY_NONE ? NULL : matcher->match->items[item].field;
	return match_add_for(matcher, kind, item, field, at);
}

void match_keep_value(struct matcher *matcher, const struct template_field *field, span at, int32_t choice)
{
	struct match *match = matcher->match;
	if (match->value_count == match->value_capacity) {
		size_t capacity = match->value_capacity ? match->value_capacity * 2 : 8;
		struct match_value *values = arena_alloc(matcher->arena, capacity * sizeof *values);
		if (match->value_count > 0) {
			memcpy(values, match->values, match->value_count * sizeof *values);
		}
		match->values = values;
		match->value_capacity = capacity;
	}
	match->values[match->value_count++] = (struct match_value){field, at, choice};
}
