// Groups that are twice or out of order, found in the index of groups.

#include "lint/groups.h"

#include <stdlib.h>
#include <string.h>

#include "base/bisect.h"
#include "lint/change.h"
#include "lint/dispatch.h"

// --- dates that cannot be ------------------------------------------------------------------------

enum { LAST_DAYS = 22 }; // of a month, in which a paper is submitted that is announced in the next

// The last day that a date means which lacks its day, or its month too.
static uint32_t last_day(uint32_t day)
{
	return day % 10000 == 0 ? day + 9999 : day % 100 == 0 ? day + 99 : day;
}

static bool is_before(uint32_t day, uint32_t month, bool is_early)
{
	uint32_t first = month * 100;
	if (is_early) {
		first = (month % 100 == 1 ? month - 89 : month - 1) * 100 + LAST_DAYS;
	}
	return last_day(day) < first;
}

void group_take_works(const struct check *check, struct group *group, const struct match *match)
{
	span newer = {0, 0};
	uint32_t newer_month = 0;
	bool has_year = group->day >= 10000;
	for (uint32_t i = 0; has_year && i < match->work_count; i++) {
		bool is_early;
		uint32_t month = identity_arxiv_month(&match->works[i].identity, &is_early);
		if (month == 0) {
			continue;
		}
		if (!is_before(group->day, month, is_early)) {
			return; // one of its papers is old enough
		}
		newer = match->works[i].link->target;
		newer_month = month;
	}
	bool is_first = group->month == 0;
	if (newer_month > 0 && !match->has_self &&
	    (is_first ||
	     (check->change && change_touches(check->change, newer) && !change_touches(check->change, group->newer)))) {
		group->newer = newer;
		group->month = newer_month;
	}
}

// --- the order of groups -------------------------------------------------------------------------

enum {
	ORDER_MINIMUM = 4,	     // groups that show an order
	ORDER_MINIMUM_OF_CHANGE = 3, // those that a change leaves alone
	ORDER_TOLERANCE = 10,	     // all but one in ten of them
};

// The dated groups below one parent.
struct row {
	const struct group **groups;
	bool *is_touched; // by the change
	size_t count, touched_count;
	size_t *kept; // indices of those in order
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

// The longest subsequence of some groups of the row that keeps the order, by patience sorting.
static void keep_longest(struct row *row, const size_t *indices, size_t count, enum group_order order,
			 struct arena *scratch)
{
	size_t *tails = arena_alloc(scratch, count * sizeof *tails);
	size_t *before = arena_alloc(scratch, row->count * sizeof *before);
	size_t length = 0;
	for (size_t i = 0; i < count; i++) {
		size_t place = count_before(row, tails, length, indices[i], order);
		before[indices[i]] = place > 0 ? tails[place - 1] : SIZE_MAX;
		tails[place] = indices[i];
		length = place == length ? length + 1 : length;
	}
	row->kept = arena_alloc(scratch, length * sizeof *row->kept);
	row->kept_count = length;
	for (size_t at = length > 0 ? tails[length - 1] : 0; length > 0; at = before[at]) {
		row->kept[--length] = at;
	}
}

static void keep_untouched(struct row *row, enum group_order order, struct arena *scratch)
{
	size_t *indices = arena_alloc(scratch, row->count * sizeof *indices);
	size_t count = 0;
	for (size_t i = 0; i < row->count; i++) {
		indices[count] = i;
		count += !row->is_touched[i];
	}
	keep_longest(row, indices, count, order, scratch);
}

// Adds the most of what the change touched and what fits between those that are kept.
static void keep_touched(struct row *row, enum group_order order, struct arena *scratch)
{
	size_t *indices = arena_alloc(scratch, row->count * sizeof *indices);
	size_t count = 0;
	size_t passed = 0; // of those that are kept
	for (size_t i = 0; i < row->count; i++) {
		bool is_kept = passed < row->kept_count && row->kept[passed] == i;
		indices[count] = i;
		count += is_kept ||
			 (row->is_touched[i] && count_before(row, row->kept, row->kept_count, i, order) == passed);
		passed += is_kept;
	}
	keep_longest(row, indices, count, order, scratch);
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

static bool has_order(struct row *row, enum group_order order, struct arena *scratch)
{
	size_t count = row->count - row->touched_count;
	keep_untouched(row, order, scratch);
	return (count - row->kept_count) * ORDER_TOLERANCE <= count;
}

// Where a change leaves enough groups alone, they show the order, else all of them do.
static enum group_order observed_order(struct row *row, struct arena *scratch)
{
	if (row->count - row->touched_count < ORDER_MINIMUM_OF_CHANGE) {
		memset(row->is_touched, 0, row->count);
		row->touched_count = 0;
	}
	if (row->touched_count == 0 && row->count < ORDER_MINIMUM) {
		return ORDER_ANY;
	}
	bool is_newest_first = has_order(row, ORDER_NEWEST_FIRST, scratch);
	bool is_oldest_first = has_order(row, ORDER_OLDEST_FIRST, scratch);
	return is_newest_first == is_oldest_first ? ORDER_ANY
	       : is_newest_first		  ? ORDER_NEWEST_FIRST
						  : ORDER_OLDEST_FIRST;
}

static void check_order(struct check *check, struct groups *groups, struct row *row, struct arena *scratch)
{
	enum group_order order = check->template->order;
	if (order == ORDER_OBSERVED) {
		order = observed_order(row, scratch);
	}
	if (order == ORDER_ANY) {
		return;
	}
	keep_untouched(row, order, scratch);
	keep_touched(row, order, scratch);
	report_disorder(check, groups, row, order);
}

// Deviations on groups that are out of order among those below one parent, and the moves that would put them right.
static void group_order_check(struct check *check, struct groups *groups, struct arena *scratch)
{
	struct row row = {.groups = arena_alloc(scratch, groups->count * sizeof *row.groups),
			  .is_touched = arena_alloc(scratch, groups->count)};
	for (size_t i = 0; i < groups->count; i++) {
		const struct group *group = &groups->items[i];
		if (row.count > 0 && row.groups[0]->parent != group->parent) {
			check_order(check, groups, &row, scratch);
			row.count = row.touched_count = 0;
		}
		if (group->day != 0) {
			row.is_touched[row.count] = check->change && change_touches(check->change, group->title);
			row.touched_count += row.is_touched[row.count];
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
