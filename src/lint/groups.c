// Groups that stand twice or out of order, found in the index of groups.

#include "lint/groups.h"

#include <stdlib.h>

#include "lint/dispatch.h"
#include "lint/group_order.h"

static int by_key(const void *left, const void *right)
{
	const struct group *a = *(const struct group *const *)left;
	const struct group *b = *(const struct group *const *)right;
	if (a->parent != b->parent) {
		return a->parent < b->parent ? -1 : 1;
	}
	if (a->key != b->key) {
		return a->key < b->key ? -1 : 1;
	}
	return a->heading.start < b->heading.start ? -1 : a->heading.start > b->heading.start;
}

// A date counts by itself; other text is a group only where entries stand below it.
static bool can_repeat(const struct check *check, const struct group *group)
{
	return check->template->group.is_date ? group->day != 0 : group->entries > 0 && !span_is_empty(group->title);
}

static void emit(struct check *check, const struct group *at, const struct group *first)
{
	struct deviation deviation = deviation_of(DEVIATION_GROUP_REPEATED, at->title);
	deviation.other = first->title;
	dispatch_deviation(check, &deviation);
}

static void find_repeated(struct check *check, const struct groups *groups, struct arena *scratch)
{
	const struct group **sorted = arena_alloc(scratch, groups->count * sizeof *sorted);
	size_t count = 0;
	for (size_t i = 0; i < groups->count; i++) {
		if (can_repeat(check, &groups->items[i])) {
			sorted[count++] = &groups->items[i];
		}
	}
	if (count > 1) {
		qsort(sorted, count, sizeof *sorted, by_key);
	}
	const struct group *first = count > 0 ? sorted[0] : NULL;
	for (size_t i = 1; i < count; i++) {
		if (sorted[i]->parent == first->parent && sorted[i]->key == first->key) {
			emit(check, sorted[i], first);
		} else {
			first = sorted[i];
		}
	}
}

void groups_compare(struct check *check, struct groups *groups, struct arena *scratch)
{
	if (groups->count < 2) {
		return;
	}
	find_repeated(check, groups, scratch);
	if (check->template->group.is_date && check->template->order != ORDER_ANY) {
		group_order_check(check, groups, scratch);
	}
}
