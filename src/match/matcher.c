// The verdicts of a match, as its parts add them.

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
