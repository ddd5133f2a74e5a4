// The deviations and values of a match, as its parts add them.

#include "match/matcher.h"

#include <string.h>

struct deviation *match_add(struct matcher *matcher, enum deviation_kind kind, span at)
{
	struct match *match = matcher->match;
	if (match->deviation_count == match->deviation_capacity) {
		size_t capacity = match->deviation_capacity ? match->deviation_capacity * 2 : 8;
		struct deviation *deviations = arena_alloc(matcher->arena, capacity * sizeof *deviations);
		if (match->deviation_count > 0) {
			memcpy(deviations, match->deviations, match->deviation_count * sizeof *deviations);
		}
		match->deviations = deviations;
		match->deviation_capacity = capacity;
	}
	struct deviation *deviation = &match->deviations[match->deviation_count++];
	*deviation = deviation_of(kind, at);
	return deviation;
}

struct deviation *match_add_for(struct matcher *matcher, enum deviation_kind kind, uint32_t item,
				const struct template_field *field, span at)
{
	struct deviation *deviation = match_add(matcher, kind, at);
	deviation->item = item;
	deviation->field = field;
	return deviation;
}

struct deviation *match_add_in(struct matcher *matcher, enum deviation_kind kind, uint32_t item, span at)
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
