// Groups that stand twice or out of order, found in the index of groups.

#include "lint/groups.h"

#include <stdlib.h>

#include "lint/dispatch.h"

enum { ORDER_MINIMUM = 4, ORDER_TOLERANCE = 10 }; // at least four groups, all but one in ten of them

static void emit(struct check *check, enum verdict_kind kind, const struct group *at, const struct group *other,
		 bool before, uint32_t number)
{
	struct verdict verdict = verdict_of(kind, at->title);
	verdict.other = other->title;
	verdict.number = number;
	verdict.certain = before;
	dispatch_verdict(check, &verdict);
}

// --- twice --------------------------------------------------------------------------------------

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
			emit(check, VERDICT_GROUP_REPEATED, sorted[i], first, false, 0);
		} else {
			first = sorted[i];
		}
	}
}

// --- order --------------------------------------------------------------------------------------

// The dated groups below one parent.
struct row {
	const struct group **groups;
	size_t count;
	size_t *kept; // indices of the longest run in order, made by keep_longest
	size_t kept_count;
};

static bool in_order(const struct group *a, const struct group *b, enum group_order order)
{
	return order == ORDER_NEWEST_FIRST ? a->day >= b->day : a->day <= b->day;
}

// How many of some groups of the row, which are in order, stand before one of it.
static size_t count_before(const struct row *row, const size_t *indices, size_t count, size_t group,
			   enum group_order order)
{
	size_t low = 0;
	size_t high = count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (in_order(row->groups[indices[middle]], row->groups[group], order)) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}

// The longest subsequence that keeps the order, by patience sorting.
static void keep_longest(struct row *row, enum group_order order, struct arena *scratch)
{
	size_t *tails = arena_alloc(scratch, row->count * sizeof *tails);
	size_t *before = arena_alloc(scratch, row->count * sizeof *before);
	size_t length = 0;
	for (size_t i = 0; i < row->count; i++) {
		size_t place = count_before(row, tails, length, i, order);
		before[i] = place > 0 ? tails[place - 1] : SIZE_MAX;
		tails[place] = i;
		length = place == length ? length + 1 : length;
	}
	row->kept = arena_alloc(scratch, length * sizeof *row->kept);
	row->kept_count = length;
	for (size_t at = tails[length - 1]; length > 0; at = before[at]) {
		row->kept[--length] = at;
	}
}

static void report_disorder(struct check *check, const struct row *row, enum group_order order)
{
	size_t next = 0;
	for (size_t i = 0; i < row->count; i++) {
		if (next < row->kept_count && row->kept[next] == i) {
			next++;
			continue;
		}
		size_t place = count_before(row, row->kept, row->kept_count, i, order);
		bool before = place < row->kept_count;
		const struct group *other = row->groups[row->kept[before ? place : row->kept_count - 1]];
		emit(check, VERDICT_GROUP_ORDER, row->groups[i], other, before, order);
	}
}

static bool is_followed(const struct row *row)
{
	return (row->count - row->kept_count) * ORDER_TOLERANCE <= row->count;
}

static void check_order(struct check *check, struct row *row, struct arena *scratch)
{
	enum group_order order = check->template->order;
	if (row->count < 2) {
		return;
	}
	if (order != ORDER_OBSERVED) {
		keep_longest(row, order, scratch);
		report_disorder(check, row, order);
		return;
	}
	if (row->count < ORDER_MINIMUM) {
		return;
	}
	for (order = ORDER_NEWEST_FIRST; order <= ORDER_OLDEST_FIRST; order++) {
		keep_longest(row, order, scratch);
		if (is_followed(row)) {
			report_disorder(check, row, order);
			return;
		}
	}
}

static void find_disorder(struct check *check, const struct groups *groups, struct arena *scratch)
{
	struct row row = {arena_alloc(scratch, groups->count * sizeof *row.groups), 0, NULL, 0};
	for (size_t i = 0; i < groups->count; i++) {
		const struct group *group = &groups->items[i];
		if (row.count > 0 && row.groups[0]->parent != group->parent) {
			check_order(check, &row, scratch);
			row.count = 0;
		}
		if (group->day != 0) {
			row.groups[row.count++] = group;
		}
	}
	check_order(check, &row, scratch);
}

void groups_compare(struct check *check, const struct groups *groups, struct arena *scratch)
{
	if (groups->count < 2) {
		return;
	}
	find_repeated(check, groups, scratch);
	if (check->template->group.is_date && check->template->order != ORDER_ANY) {
		find_disorder(check, groups, scratch);
	}
}
