// The edits that put groups in order, and the findings that they are for.

#include "lint/arrange.h"

#include <stdlib.h>

#include "lint/arrange_plan.h"
#include "lint/findings.h"
#include "lint/rule.h"

static span section_of(const struct source *source, const struct group *group)
{
	uint32_t body = source->body;
	return span_of(group->extent.start > body ? group->extent.start : body, group->extent.end);
}

// A heading that is indented may be part of an item before it. One behind a carriage return starts no line of its own.
static bool can_move(const struct plan *plan, const struct group *group, const struct group *first)
{
	span section = section_of(plan->source, group);
	return group->day != 0 && !group->is_cut && group->parent == first->parent &&
	       section.start == group->heading.start && group->heading.end <= section.end;
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

// A move, and the finding that asks for it.
struct wish {
	struct group_move move;
	struct pllint_finding *finding;
};

static size_t first_of(const struct group_move *move)
{
	return move->group < move->beside ? move->group : move->beside;
}

static size_t last_of(const struct group_move *move)
{
	return move->group < move->beside ? move->beside : move->group;
}

static int compare_starts(const void *left, const void *right)
{
	size_t a = first_of(&((const struct wish *)left)->move);
	size_t b = first_of(&((const struct wish *)right)->move);
	return (a > b) - (a < b);
}

// In the order in which they are to stand.
static int compare_moves(const void *left, const void *right)
{
	const struct group_move *a = &((const struct wish *)left)->move;
	const struct group_move *b = &((const struct wish *)right)->move;
	int order = (a->beside > b->beside) - (a->beside < b->beside);
	order = order ? order : b->before - a->before;
	order = order ? order : (a->rank > b->rank) - (a->rank < b->rank);
	return order ? order : (a->group > b->group) - (a->group < b->group);
}

// Those of the findings that are shown and stand in what a change touched.
static size_t collect(const struct groups *groups, const struct findings *findings, struct wish *wishes)
{
	size_t count = 0;
	size_t move = 0;
	for (size_t i = 0; i < findings->count && move < groups->move_count; i++) {
		struct pllint_finding *finding = &findings->items[i]->finding;
		if (!rules[finding->rule]->moves_sections || findings->items[i]->stands_outside_change) {
			continue;
		}
		while (move < groups->move_count &&
		       groups->items[groups->moves[move].group].title.start < finding->at.start) {
			move++;
		}
		if (move < groups->move_count &&
		    groups->items[groups->moves[move].group].title.start == finding->at.start) {
			wishes[count++] = (struct wish){groups->moves[move++], finding};
		}
	}
	return count;
}

static void order_parts(struct plan *plan, const struct wish *wishes, size_t count)
{
	size_t next = 0;
	size_t placed = 0;
	plan->then = arena_alloc(plan->scratch, plan->count * sizeof *plan->then);
	for (size_t i = 0; i < count; i++) {
		plan->parts[wishes[i].move.group - plan->first].moves = true;
	}
	for (size_t i = 0; i < plan->count; i++) {
		if (plan->parts[i].moves) {
			continue;
		}
		for (; next < count && wishes[next].move.beside == plan->first + i && wishes[next].move.before;
		     next++) {
			plan->then[placed++] = wishes[next].move.group - plan->first;
		}
		plan->then[placed++] = i;
		for (; next < count && wishes[next].move.beside == plan->first + i; next++) {
			plan->then[placed++] = wishes[next].move.group - plan->first;
		}
	}
}

static void fulfil(struct plan *plan, struct wish *wishes, size_t count)
{
	struct pllint_edit *edits;
	qsort(wishes, count, sizeof *wishes, compare_moves);
	if (!read_parts(plan)) {
		return;
	}
	order_parts(plan, wishes, count);
	if (!plan_fits(plan)) {
		return;
	}
	uint32_t edit_count = plan_edits(plan, &edits);
	for (size_t i = 0; i < count; i++) {
		wishes[i].finding->edits = edits;
		wishes[i].finding->edit_count = edit_count;
		wishes[i].finding->fix = PLLINT_FIX_UNSAFE;
	}
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
	if (groups->move_count == 0 || !has_year(&check->template->group.date)) {
		return;
	}
	struct wish *wishes = arena_alloc(scratch, groups->move_count * sizeof *wishes);
	size_t count = collect(groups, check->findings, wishes);
	if (count > 1) {
		qsort(wishes, count, sizeof *wishes, compare_starts);
	}
	// Moves that do not pass the same groups have nothing to do with each other.
	for (size_t i = 0; i < count;) {
		size_t last = last_of(&wishes[i].move);
		size_t end = i + 1;
		for (; end < count && first_of(&wishes[end].move) <= last; end++) {
			last = last_of(&wishes[end].move) > last ? last_of(&wishes[end].move) : last;
		}
		plan.first = first_of(&wishes[i].move);
		plan.count = last - plan.first + 1;
		fulfil(&plan, wishes + i, end - i);
		i = end;
	}
}
