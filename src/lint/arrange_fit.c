// Whether groups would be read in another place as they are where they stand.

#include "lint/arrange_plan.h"

span plan_gap(const struct plan *plan, size_t place)
{
	size_t part = plan->then[place];
	return plan->parts[part == 0 ? plan->then[0] : part].gap;
}

// A comment or a tag that stands there may speak of what follows.
static bool speaks_of_next(const struct portion *portion, span gap)
{
	return portion->ends_in_markup && (!portion->markup_is_attached || span_is_empty(gap));
}

static span line_before(const struct source *source, uint32_t offset)
{
	return source_trim(source, source_line(source, offset - 1));
}

// A rule that stands right above a heading goes with neither.
static bool is_sound(const struct source *source, span gap)
{
	return span_is_empty(gap) || span_is_empty(line_before(source, gap.end));
}

static bool fits_behind(const struct portion *portion, const struct portion *next, span gap)
{
	bool needs_blank = portion->end == PORTION_TO_WHITESPACE || next->is_setext;
	return portion->end != PORTION_OPEN && (!needs_blank || !span_is_empty(gap));
}

// Blank lines stand before the first group as well as before the one that comes there: nothing belongs to one of them
// by standing right above it, and both are set off as they were.
static bool can_lead(const struct plan *plan)
{
	const struct part *first = &plan->parts[plan->then[0]];
	uint32_t start = plan->parts[0].portion.content.start;
	bool is_set_off = start <= plan->source->body || span_is_empty(line_before(plan->source, start));
	return first == plan->parts || (is_set_off && !span_is_empty(first->gap));
}

// What follows the groups goes on as it does. A line under a text may have made it a heading by accident: the text is
// then one of the group before.
static bool can_close(const struct plan *plan)
{
	const struct source *source = plan->source;
	const struct group *last = &plan->groups->items[plan->first + plan->count - 1];
	const struct portion *old = &plan->parts[plan->count - 1].portion;
	const struct portion *now = &plan->parts[plan->then[plan->count - 1]].portion;
	if (old == now) {
		return true;
	}
	if (last->extent.end == source->size) {
		bool speaks_of_list = old->ends_behind_rule || (old->ends_in_markup && !old->markup_is_attached);
		return now->end != PORTION_OPEN && !speaks_of_list;
	}
	bool is_group = plan->first + plan->count < plan->groups->count && last[1].extent.start == last->extent.end;
	bool is_marked = source->bytes[last->extent.end] == '#';
	struct portion next = {.is_setext = !is_marked};
	span gap = span_of(old->ending.end, last->extent.end);
	return (is_marked || (is_group && last[1].day != 0 && last[1].heading.start == last[1].extent.start)) &&
	       fits_behind(now, &next, gap) && !speaks_of_next(old, gap) && !speaks_of_next(now, gap);
}

bool plan_fits(const struct plan *plan)
{
	for (size_t i = 1; i < plan->count; i++) {
		if (!is_sound(plan->source, plan->parts[i].gap) ||
		    speaks_of_next(&plan->parts[i - 1].portion, plan->parts[i].gap) ||
		    !fits_behind(&plan->parts[plan->then[i - 1]].portion, &plan->parts[plan->then[i]].portion,
				 plan_gap(plan, i))) {
			return false;
		}
	}
	return can_lead(plan) && can_close(plan);
}
