// Groups that are twice or out of order, found in the index of groups.

#include "lint/groups.h"

#include <stdlib.h>

#include "base/bisect.h"
#include "lint/dispatch.h"

// --- the order of groups -------------------------------------------------------------------------

enum { ORDER_MINIMUM = 4, ORDER_TOLERANCE = 10 }; // at least four groups, all but one in ten of them

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

// Of two with one day, the first stays that.
static bool stands_before(const struct row *row, size_t a, size_t b, enum group_order order)
{
	const struct group *left = row->groups[a];
	const struct group *right = row->groups[b];
	return left->day == right->day ? a < b : in_order(left, right, order);
}

// How many of some groups of the row, which are in order, belong before one of it.
static size_t count_before(const struct row *row, const size_t *indices, size_t count, size_t group,
			   enum group_order order)
{
	size_t first;
	BISECT(first, count, stands_before(row, indices[first], group, order));
	return first;
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

static void emit_move(struct check *check, const struct groups *groups, const struct group_move *move,
		      enum group_order order)
{
	struct deviation deviation = deviation_of(DEVIATION_GROUP_ORDER, groups->items[move->group].title);
	deviation.other = groups->items[move->beside].title;
	deviation.number = order;
	deviation.certain = move->before;
	dispatch_deviation(check, &deviation);
}

static void add_move(struct check *check, struct groups *groups, const struct row *row, size_t group,
		     enum group_order order)
{
	size_t place = count_before(row, row->kept, row->kept_count, group, order);
	bool before = place < row->kept_count;
	const struct group *beside = row->groups[row->kept[before ? place : row->kept_count - 1]];
	int64_t day = row->groups[group]->day;
	groups->moves = memory_grow(check->memory, groups->moves, &groups->move_capacity, groups->move_count + 1,
				    sizeof *groups->moves);
	groups->moves[groups->move_count++] = (struct group_move){
		.group = (size_t)(row->groups[group] - groups->items),
		.beside = (size_t)(beside - groups->items),
		.before = before,
		.rank = order == ORDER_NEWEST_FIRST ? -day : day,
	};
}

static void report_disorder(struct check *check, struct groups *groups, const struct row *row, enum group_order order)
{
	size_t next = 0;
	for (size_t i = 0; i < row->count; i++) {
		if (next < row->kept_count && row->kept[next] == i) {
			next++;
			continue;
		}
		add_move(check, groups, row, i, order);
		emit_move(check, groups, &groups->moves[groups->move_count - 1], order);
	}
}

static void check_order(struct check *check, struct groups *groups, struct row *row, struct arena *scratch)
{
	enum group_order order = check->template->order;
	if (row->count < 2) {
		return;
	}
	if (order != ORDER_OBSERVED) {
		keep_longest(row, order, scratch);
		report_disorder(check, groups, row, order);
		return;
	}
	if (row->count < ORDER_MINIMUM) {
		return;
	}
	for (order = ORDER_NEWEST_FIRST; order <= ORDER_OLDEST_FIRST; order++) {
		keep_longest(row, order, scratch);
		if ((row->count - row->kept_count) * ORDER_TOLERANCE <= row->count) {
			report_disorder(check, groups, row, order);
			return;
		}
	}
}

// Deviations on groups that are out of order among those below one parent, and the moves that would put them right.
static void group_order_check(struct check *check, struct groups *groups, struct arena *scratch)
{
	struct row row = {arena_alloc(scratch, groups->count * sizeof *row.groups), 0, NULL, 0};
	for (size_t i = 0; i < groups->count; i++) {
		const struct group *group = &groups->items[i];
		if (row.count > 0 && row.groups[0]->parent != group->parent) {
			check_order(check, groups, &row, scratch);
			row.count = 0;
		}
		if (group->day != 0) {
			row.groups[row.count++] = group;
		}
	}
	check_order(check, groups, &row, scratch);
}

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
			struct deviation deviation = deviation_of(DEVIATION_GROUP_REPEATED, sorted[i]->title);
			deviation.other = first->title;
			dispatch_deviation(check, &deviation);
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
