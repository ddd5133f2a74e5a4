// The edits that put groups in order.

#include "lint/arrange_plan.h"

// A run of bytes of the list. What is to stand there is a permutation of what stands there.
struct run {
	span at;
	bool stays;
};

struct runs {
	struct run *items;
	size_t count;
};

struct editing {
	const struct plan *plan;
	struct runs before, after;
	struct pllint_edit *edits;
	uint32_t count;
};

static void add_run(struct runs *runs, span at, bool stays)
{
	if (!span_is_empty(at)) {
		runs->items[runs->count++] = (struct run){at, stays};
	}
}

// Where the last line has no ending, the new last one gives its own to it.
static span ending_then(const struct plan *plan, size_t part)
{
	size_t last = plan->count - 1;
	size_t new_last = plan->then[last];
	bool lacks_one = span_is_empty(plan->parts[last].portion.ending);
	size_t from = !lacks_one ? part : part == last ? new_last : part == new_last ? last : part;
	return plan->parts[from].portion.ending;
}

static void make_runs(struct editing *editing)
{
	const struct plan *plan = editing->plan;
	editing->before.items = arena_alloc(plan->scratch, 3 * plan->count * sizeof(struct run));
	editing->after.items = arena_alloc(plan->scratch, 3 * plan->count * sizeof(struct run));
	for (size_t i = 0; i < plan->count; i++) {
		const struct part *old = &plan->parts[i];
		add_run(&editing->before, old->gap, false);
		add_run(&editing->before, old->portion.content, !old->moves);
		add_run(&editing->before, old->portion.ending, false);
		size_t part = plan->then[i];
		const struct part *now = &plan->parts[part];
		add_run(&editing->after, i > 0 ? plan_gap(plan, i) : span_of(0, 0), false);
		add_run(&editing->after, now->portion.content, !now->moves);
		add_run(&editing->after, ending_then(plan, part), false);
	}
}

static bool is_same_run(const struct run *a, const struct run *b)
{
	return a->at.start == b->at.start && a->at.end == b->at.end;
}

// One edit for what stands between two groups that stay: `before` becomes `after`. `at` is where the first starts.
static void add_edit(struct editing *editing, struct runs before, struct runs after, uint32_t at)
{
	while (before.count > 0 && after.count > 0 && is_same_run(before.items, after.items)) {
		at = before.items[0].at.end;
		before = (struct runs){before.items + 1, before.count - 1};
		after = (struct runs){after.items + 1, after.count - 1};
	}
	while (before.count > 0 && after.count > 0 &&
	       is_same_run(&before.items[before.count - 1], &after.items[after.count - 1])) {
		before.count--;
		after.count--;
	}
	if (before.count + after.count == 0) {
		return;
	}
	struct pllint_piece *pieces = arena_alloc(editing->plan->arena, after.count * sizeof *pieces);
	uint32_t count = 0;
	for (size_t i = 0; i < after.count; i++) {
		span run = after.items[i].at;
		if (count > 0 && pieces[count - 1].span.end == run.start) {
			pieces[count - 1].span.end = run.end;
		} else {
			pieces[count++] = piece_list(run);
		}
	}
	uint32_t end = before.count > 0 ? before.items[before.count - 1].at.end : at;
	editing->edits[editing->count++] =
		(struct pllint_edit){.range = span_of(at, end), .pieces = pieces, .piece_count = count};
}

// Those up to the next that stays; `*at` is left there.
static struct runs take_runs(const struct runs *runs, size_t *at)
{
	struct runs taken = {runs->items + *at, 0};
	while (*at < runs->count && !runs->items[*at].stays) {
		(*at)++;
		taken.count++;
	}
	return taken;
}

uint32_t plan_edits(const struct plan *plan, struct pllint_edit **edits)
{
	struct editing editing = {.plan = plan};
	size_t stays = 0;
	for (size_t i = 0; i < plan->count; i++) {
		stays += !plan->parts[i].moves;
	}
	editing.edits = arena_alloc(plan->arena, (stays + 1) * sizeof *editing.edits);
	make_runs(&editing);
	uint32_t at = editing.before.items[0].at.start;
	for (size_t i = 0, j = 0; i < editing.before.count || j < editing.after.count; i++, j++) {
		struct runs before = take_runs(&editing.before, &i);
		struct runs after = take_runs(&editing.after, &j);
		add_edit(&editing, before, after, at);
		at = i < editing.before.count ? editing.before.items[i].at.end : at;
	}
	*edits = editing.edits;
	return editing.count;
}
