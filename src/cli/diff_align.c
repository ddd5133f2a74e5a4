// Which lines two texts share: first those that stand once in either, as far as their order agrees, then
// between them the shortest script of E. W. Myers, in linear memory.

#include "cli/diff_align.h"

#include "base/bisect.h"
#include "report/buffer.h"

#include <stdlib.h>

// The edits that one half of a shortest script may have before the search for it is given up.
enum { EFFORT = 512, DIAGONALS = 2 * EFFORT + 4 };

// A stretch of the old text and the one of the new text that it is compared with.
struct box {
	uint32_t start[2], end[2];
};

struct aligner {
	struct diff_texts *texts;
	int32_t reached[2][DIAGONALS]; // how far each diagonal was followed, from the start and from the end
};

static void mark(struct diff_side *side, uint32_t start, uint32_t end)
{
	for (uint32_t i = start; i < end; i++) {
		side->changed[i] = true;
	}
}

static void trim(const struct aligner *aligner, struct box *box)
{
	const uint32_t *old = aligner->texts->side[0].ids, *new = aligner->texts->side[1].ids;
	while (box->start[0] < box->end[0] && box->start[1] < box->end[1] && old[box->start[0]] == new[box->start[1]]) {
		box->start[0]++;
		box->start[1]++;
	}
	while (box->start[0] < box->end[0] && box->start[1] < box->end[1] &&
	       old[box->end[0] - 1] == new[box->end[1] - 1]) {
		box->end[0]--;
		box->end[1]--;
	}
}

// One direction of the search: its own lines count from the box's start, or backwards from its end.
struct search {
	struct aligner *aligner;
	const struct box *box;
	int32_t size[2];
	bool backward;
};

static bool is_equal(const struct search *search, int32_t x, int32_t y)
{
	const struct diff_side *side = search->aligner->texts->side;
	const struct box *box = search->box;
	uint32_t old = search->backward ? box->end[0] - 1 - (uint32_t)x : box->start[0] + (uint32_t)x;
	uint32_t new = search->backward ? box->end[1] - 1 - (uint32_t)y : box->start[1] + (uint32_t)y;
	return side[0].ids[old] == side[1].ids[new];
}

static int32_t *reached(const struct search *search, bool backward, int32_t diagonal)
{
	return &search->aligner->reached[backward][diagonal + EFFORT + 1];
}

// Follows every diagonal with one edit more. True if one meets the other direction, then at (*x, *y).
static bool advance(const struct search *search, int32_t edits, int32_t *x, int32_t *y)
{
	int32_t rows = search->size[0], columns = search->size[1], delta = rows - columns;
	int32_t first = edits > columns ? edits - 2 * columns : -edits;
	int32_t last = edits > rows ? 2 * rows - edits : edits;
	// The other direction has made as many edits as this one, or one less.
	int32_t others = search->backward ? edits : edits - 1;
	bool may_meet = (delta % 2 == 0) == search->backward;
	for (int32_t k = first; k <= last; k += 2) {
		int32_t below = *reached(search, search->backward, k - 1);
		int32_t above = *reached(search, search->backward, k + 1);
		*x = k == -edits || (k != edits && below < above) ? above : below + 1;
		*y = *x - k;
		while (*x < rows && *y < columns && is_equal(search, *x, *y)) {
			++*x;
			++*y;
		}
		*reached(search, search->backward, k) = *x;
		int32_t opposite = delta - k;
		if (may_meet && opposite >= -others && opposite <= others &&
		    *x + *reached(search, !search->backward, opposite) >= rows) {
			return true;
		}
	}
	return false;
}

// A point that a shortest script passes, with edits before it and after it.
static bool find_middle(struct aligner *aligner, const struct box *box, uint32_t middle[2])
{
	struct search forward = {.aligner = aligner, .box = box};
	for (size_t i = 0; i < 2; i++) {
		forward.size[i] = (int32_t)(box->end[i] - box->start[i]);
	}
	struct search backward = forward;
	backward.backward = true;
	int32_t x, y;
	*reached(&forward, false, 1) = *reached(&forward, true, 1) = 0;
	for (int32_t edits = 0; edits <= EFFORT; edits++) {
		if (advance(&forward, edits, &x, &y)) {
			middle[0] = box->start[0] + (uint32_t)x;
			middle[1] = box->start[1] + (uint32_t)y;
			return true;
		}
		if (advance(&backward, edits, &x, &y)) {
			middle[0] = box->end[0] - (uint32_t)x;
			middle[1] = box->end[1] - (uint32_t)y;
			return true;
		}
	}
	return false;
}

// Each half has half the edits, so the recursion is never deeper than EFFORT has digits.
static void align_box(struct aligner *aligner, struct box box)
{
	uint32_t middle[2];
	trim(aligner, &box);
	bool both = box.start[0] < box.end[0] && box.start[1] < box.end[1];
	if (!both || !find_middle(aligner, &box, middle)) {
		mark(&aligner->texts->side[0], box.start[0], box.end[0]);
		mark(&aligner->texts->side[1], box.start[1], box.end[1]);
		return;
	}
	align_box(aligner, (struct box){.start = {box.start[0], box.start[1]}, .end = {middle[0], middle[1]}});
	align_box(aligner, (struct box){.start = {middle[0], middle[1]}, .end = {box.end[0], box.end[1]}});
}

// A line that stands once in either text.
struct anchor {
	uint32_t at[2];
	uint32_t before; // the anchor before it in the longest row that ends with it; UINT32_MAX: none
};

static uint32_t collect_anchors(const struct diff_texts *texts, struct anchor *anchors)
{
	uint32_t count = 0;
	const struct diff_side *old = &texts->side[0];
	for (uint32_t i = 0; i < old->count; i++) {
		const struct diff_line *line = &texts->lines[old->ids[i]];
		if (line->count[0] == 1 && line->count[1] == 1) {
			anchors[count++] = (struct anchor){.at = {i, line->last[1]}};
		}
	}
	return count;
}

// Chains the longest row of anchors whose order is the same in both texts; returns its last.
static uint32_t chain_anchors(struct anchor *anchors, uint32_t count)
{
	// By length less one: the anchor that ends a row of that length earliest in the new text.
	uint32_t *ends = allocate(NULL, count * sizeof *ends), length = 0;
	for (uint32_t i = 0; i < count; i++) {
		size_t shorter;
		BISECT(shorter, length, anchors[ends[shorter]].at[1] < anchors[i].at[1]);
		anchors[i].before = shorter ? ends[shorter - 1] : UINT32_MAX;
		ends[shorter] = i;
		length += shorter == length;
	}
	uint32_t last = length ? ends[length - 1] : UINT32_MAX;
	free(ends);
	return last;
}

void diff_align(struct diff_texts *texts)
{
	struct aligner *aligner = allocate(NULL, sizeof *aligner);
	struct anchor *anchors = allocate(NULL, texts->side[0].count * sizeof *anchors);
	struct box box = {.end = {texts->side[0].count, texts->side[1].count}};
	aligner->texts = texts;
	uint32_t last = chain_anchors(anchors, collect_anchors(texts, anchors));
	for (uint32_t i = last; i != UINT32_MAX; i = anchors[i].before) {
		struct box after = {.start = {anchors[i].at[0] + 1, anchors[i].at[1] + 1},
				    .end = {box.end[0], box.end[1]}};
		align_box(aligner, after);
		box.end[0] = anchors[i].at[0];
		box.end[1] = anchors[i].at[1];
	}
	align_box(aligner, box);
	free(anchors);
	free(aligner);
}
