// The edits that put groups in order, and the findings that they are for.

#include "lint/arrange.h"

#include <stdlib.h>

#include "lint/arrange_plan.h"
#include "lint/findings.h"
#include "lint/rule.h"

static void find_range(struct plan *plan, const struct group_move *moves, size_t count)
{
	size_t last = 0;
	plan->first = SIZE_MAX;
	for (size_t i = 0; i < count; i++) {
		size_t low = moves[i].group < moves[i].beside ? moves[i].group : moves[i].beside;
		size_t high = moves[i].group < moves[i].beside ? moves[i].beside : moves[i].group;
		plan->first = low < plan->first ? low : plan->first;
		last = high > last ? high : last;
	}
	plan->count = last - plan->first + 1;
}

static span section_of(const struct source *source, const struct group *group)
{
	uint32_t body = source->body;
	return span_of(group->extent.start > body ? group->extent.start : body, group->extent.end);
}

// A heading that is indented may be part of an item before it.
static bool can_move(const struct plan *plan, const struct group *group, const struct group *first)
{
	return group->day != 0 && !group->is_cut && group->parent == first->parent &&
	       section_of(plan->source, group).start == group->heading.start;
}

// Where a comment speaks of the next line, the two are not parted.
static bool is_held(const struct plan *plan, const struct portion *portion)
{
	return suppressions_hold(plan->suppressions, portion->content.start) ||
	       suppressions_hold(plan->suppressions, portion->ending.end);
}

static bool read_parts(struct plan *plan)
{
	const struct group *groups = plan->groups->items + plan->first;
	const struct source *source = plan->source;
	struct line_reader lines = line_reader_of(source->bytes, source->size);
	plan->parts = arena_alloc(plan->scratch, plan->count * sizeof *plan->parts);
	for (size_t i = 0; i < plan->count; i++) {
		const struct group *group = &groups[i];
		span section = section_of(plan->source, group);
		struct part *part = &plan->parts[i];
		memory_check_deadline(plan->scratch->memory);
		if (!can_move(plan, group, groups) || !portion_read(source, &lines, section, &part->portion) ||
		    is_held(plan, &part->portion)) {
			return false;
		}
		uint32_t end_before = i > 0 ? part[-1].portion.ending.end : section.start;
		part->gap = span_of(end_before, section.start);
	}
	return true;
}

static void order_parts(struct plan *plan, const struct group_move *moves, size_t count)
{
	size_t next = 0;
	size_t placed = 0;
	plan->then = arena_alloc(plan->scratch, plan->count * sizeof *plan->then);
	for (size_t i = 0; i < count; i++) {
		plan->parts[moves[i].group - plan->first].moves = true;
	}
	for (size_t i = 0; i < plan->count; i++) {
		if (plan->parts[i].moves) {
			continue;
		}
		for (; next < count && moves[next].beside == plan->first + i && moves[next].before; next++) {
			plan->then[placed++] = moves[next].group - plan->first;
		}
		plan->then[placed++] = i;
		for (; next < count && moves[next].beside == plan->first + i; next++) {
			plan->then[placed++] = moves[next].group - plan->first;
		}
	}
}

// Without a year, which of two days comes first cannot be told.
static bool has_year(const struct date_form *form)
{
	for (uint8_t i = 0; i < form->part_count; i++) {
		if (form->parts[i].unit == DATE_YEAR) {
			return true;
		}
	}
	return false;
}

static int compare_moves(const void *left, const void *right)
{
	const struct group_move *a = left;
	const struct group_move *b = right;
	int order = (a->beside > b->beside) - (a->beside < b->beside);
	order = order ? order : b->before - a->before;
	order = order ? order : (a->rank > b->rank) - (a->rank < b->rank);
	return order ? order : (a->group > b->group) - (a->group < b->group);
}

// The findings that are shown of groups below one parent, and the moves that they are about.
struct shown {
	struct pllint_finding **findings;
	struct group_move *moves;
	size_t count;
};

static void mend(struct plan *plan, struct shown *shown)
{
	struct pllint_edit *edits;
	if (shown->count == 0) {
		return;
	}
	qsort(shown->moves, shown->count, sizeof *shown->moves, compare_moves);
	find_range(plan, shown->moves, shown->count);
	if (!read_parts(plan)) {
		return;
	}
	order_parts(plan, shown->moves, shown->count);
	if (!plan_fits(plan)) {
		return;
	}
	uint32_t count = plan_edits(plan, &edits);
	for (size_t i = 0; i < shown->count; i++) {
		shown->findings[i]->edits = edits;
		shown->findings[i]->edit_count = count;
		shown->findings[i]->fix = PLLINT_FIX_UNSAFE;
	}
}

// Those from `*next` on that are about moves below the parent of the move `first`, which both go on behind.
static size_t collect(const struct plan *plan, struct findings *findings, size_t first, size_t *next,
		      struct shown *shown)
{
	const struct groups *groups = plan->groups;
	uint32_t parent = groups->items[groups->moves[first].group].parent;
	size_t move = first;
	shown->count = 0;
	for (; move < groups->move_count; move++) {
		const struct group *group = &groups->items[groups->moves[move].group];
		if (group->parent != parent) {
			break;
		}
		for (; *next < findings->count; (*next)++) {
			struct pllint_finding *finding = &findings->items[*next]->finding;
			bool is_about_order = rules[finding->rule]->moves_sections;
			if (finding->at.start > group->title.start) {
				break;
			}
			if (is_about_order && finding->at.start == group->title.start &&
			    !findings->items[*next]->stands_outside_change) {
				shown->findings[shown->count] = finding;
				shown->moves[shown->count++] = groups->moves[move];
			}
		}
	}
	return move;
}

void arrange_groups(const struct check *check, const struct groups *groups, const struct suppressions *suppressions,
		    struct arena *scratch)
{
	struct plan plan = {
		.source = check->source,
		.arena = check->arena,
		.scratch = scratch,
		.groups = groups,
		.suppressions = suppressions,
	};
	struct shown shown = {
		.findings = arena_alloc(scratch, groups->move_count * sizeof *shown.findings),
		.moves = arena_alloc(scratch, groups->move_count * sizeof *shown.moves),
	};
	size_t next = 0;
	for (size_t move = 0; move < groups->move_count && has_year(&check->template->group.date);) {
		move = collect(&plan, check->findings, move, &next, &shown);
		mend(&plan, &shown);
	}
}
