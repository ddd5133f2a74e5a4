// Two texts as a unified diff.

#include "change/diff.h"

#include "base/bisect.h"
#include "base/hash.h"
#include "report/buffer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// --- lines ---------------------------------------------------------------------------------------

static size_t count_lines(struct diff_text text)
{
	size_t count = 0;
	const char *end = text.bytes + text.size;
	for (const char *at = text.bytes; at < end; count++) {
		const char *feed = memchr(at, '\n', (size_t)(end - at));
		at = feed ? feed + 1 : end;
	}
	return count;
}

static void split(struct diff_side *side, struct diff_text text)
{
	size_t count = count_lines(text), at = 0;
	*side = (struct diff_side){.bytes = text.bytes, .count = (uint32_t)count};
	side->starts = allocate(NULL, (count + 1) * sizeof *side->starts);
	side->ids = allocate(NULL, count * sizeof *side->ids);
	side->changed = allocate(NULL, count * sizeof *side->changed);
	for (size_t i = 0; i < count; i++) {
		const char *feed = memchr(text.bytes + at, '\n', text.size - at);
		side->starts[i] = at;
		side->changed[i] = false;
		at = feed ? (size_t)(feed - text.bytes) + 1 : text.size;
	}
	side->starts[count] = text.size;
}

// The lines that were met, found by their bytes.
struct table {
	struct diff_texts *texts;
	struct diff_text *first; // by id: a line that has it
	uint32_t *slots;	 // an id and one, or 0
	size_t mask;
};

static uint32_t id_of(struct table *table, struct diff_text line)
{
	for (size_t at = (size_t)hash_folded(hash_bytes(HASH_START, line.bytes, line.size));; at++) {
		uint32_t *slot = &table->slots[at & table->mask];
		if (!*slot) {
			uint32_t id = table->texts->line_count++;
			*slot = id + 1;
			table->first[id] = line;
			table->texts->lines[id] = (struct diff_line){0};
			return id;
		}
		struct diff_text known = table->first[*slot - 1];
		if (known.size == line.size && memcmp(known.bytes, line.bytes, line.size) == 0) {
			return *slot - 1;
		}
	}
}

static void number(struct table *table, size_t which)
{
	struct diff_side *side = &table->texts->side[which];
	for (uint32_t i = 0; i < side->count; i++) {
		size_t start = side->starts[i];
		struct diff_text text = {.bytes = side->bytes + start, .size = side->starts[i + 1] - start};
		side->ids[i] = id_of(table, text);
		struct diff_line *line = &table->texts->lines[side->ids[i]];
		line->count[which]++;
		line->last[which] = i;
	}
}

// Splits both texts, which must outlive the result; diff_texts_release wants it afterwards.
static void diff_texts_split(struct diff_texts *texts, struct diff_text old, struct diff_text new)
{
	*texts = (struct diff_texts){0};
	split(&texts->side[0], old);
	split(&texts->side[1], new);
	size_t count = (size_t)texts->side[0].count + texts->side[1].count, slots = 16;
	while (slots < count * 2) {
		slots *= 2;
	}
	struct table table = {.texts = texts, .mask = slots - 1};
	texts->lines = allocate(NULL, count * sizeof *texts->lines);
	table.first = allocate(NULL, count * sizeof *table.first);
	table.slots = allocate(NULL, slots * sizeof *table.slots);
	memset(table.slots, 0, slots * sizeof *table.slots);
	number(&table, 0);
	number(&table, 1);
	free(table.first);
	free(table.slots);
}

static void diff_texts_release(struct diff_texts *texts)
{
	for (size_t i = 0; i < 2; i++) {
		free(texts->side[i].starts);
		free(texts->side[i].ids);
		free(texts->side[i].changed);
	}
	free(texts->lines);
	*texts = (struct diff_texts){0};
}

// --- alignment -----------------------------------------------------------------------------------

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

// A line that is once in either text.
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

// Marks the lines of the old text that the new one lacks, and the other way round: the lines that are
// left are the same on both sides, in the same order. As few are marked as can be told in about linear
// time: where two stretches have hardly a line in common, both are marked whole.
static void diff_align(struct diff_texts *texts)
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

enum { CONTEXT = 3 };

// As git writes it: quoted like a C string where a byte needs it.
static void add_name(struct buffer *diff, const char *prefix, const char *name)
{
	static const char escapes[] = "\aa\bb\tt\nn\vv\ff\rr\"\"\\\\";
	bool is_quoted = false;
	for (const char *at = name; *at; at++) {
		unsigned char byte = (unsigned char)*at;
		is_quoted |= byte < ' ' || byte >= 0x7F || byte == '"' || byte == '\\';
	}
	buffer_add_string(diff, is_quoted ? "\"" : "", prefix);
	for (const char *at = name; *at; at++) {
		unsigned char byte = (unsigned char)*at;
		size_t known = 0;
		while (known < sizeof escapes - 1 && escapes[known] != *at) {
			known += 2;
		}
		char octal[8];
		if (known < sizeof escapes - 1) {
			buffer_add(diff, "\\", 1);
			buffer_add(diff, &escapes[known + 1], 1);
		} else if (byte < ' ' || byte >= 0x7F) {
			snprintf(octal, sizeof octal, "\\%03o", byte);
			buffer_add_string(diff, octal);
		} else {
			buffer_add(diff, at, 1);
		}
	}
	buffer_add_string(diff, is_quoted ? "\"" : "");
}

// Lines of both sides: a change, or a hunk with what is around its changes.
struct range {
	uint32_t start[2], end[2];
};

// Moves to the next change; false if there is none.
static bool next_change(const struct diff_texts *texts, struct range *change)
{
	const struct diff_side *old = &texts->side[0], *new = &texts->side[1];
	uint32_t i = change->end[0], j = change->end[1];
	while (i < old->count && j < new->count && !old->changed[i] && !new->changed[j]) {
		i++;
		j++;
	}
	*change = (struct range){.start = {i, j}};
	while (i < old->count && old->changed[i]) {
		i++;
	}
	while (j < new->count &&new->changed[j]) {
		j++;
	}
	change->end[0] = i;
	change->end[1] = j;
	return i > change->start[0] || j > change->start[1];
}

static void add_line(struct buffer *diff, char mark, const struct diff_side *side, uint32_t line)
{
	size_t start = side->starts[line], end = side->starts[line + 1];
	buffer_add(diff, &mark, 1);
	buffer_add(diff, side->bytes + start, end - start);
	if (side->bytes[end - 1] != '\n') {
		buffer_add_string(diff, "\n\\ No newline at end of file\n");
	}
}

static void add_hunk(struct buffer *diff, const struct diff_texts *texts, const struct range *hunk)
{
	char head[80];
	uint32_t first[2], count[2];
	for (size_t i = 0; i < 2; i++) {
		count[i] = hunk->end[i] - hunk->start[i];
		first[i] = hunk->start[i] + (count[i] > 0); // of an empty range, the line before it is named
	}
	snprintf(head, sizeof head, "@@ -%u,%u +%u,%u @@\n", first[0], count[0], first[1], count[1]);
	buffer_add_string(diff, head);
	const struct diff_side *old = &texts->side[0], *new = &texts->side[1];
	uint32_t i = hunk->start[0], j = hunk->start[1];
	while (i < hunk->end[0] || j < hunk->end[1]) {
		if (i < hunk->end[0] && old->changed[i]) {
			add_line(diff, '-', old, i++);
		} else if (j < hunk->end[1] && new->changed[j]) {
			add_line(diff, '+', new, j++);
		} else {
			add_line(diff, ' ', old, i++);
			j++;
		}
	}
}

// The hunk that begins with a change; `change` becomes the first one after it. False if there is none.
static bool widen(const struct diff_texts *texts, struct range *hunk, struct range *change)
{
	bool more;
	*hunk = *change;
	while ((more = next_change(texts, change)) && change->start[0] - hunk->end[0] <= 2 * CONTEXT) {
		hunk->end[0] = change->end[0];
		hunk->end[1] = change->end[1];
	}
	uint32_t before = hunk->start[0] < CONTEXT ? hunk->start[0] : CONTEXT;
	uint32_t left = texts->side[0].count - hunk->end[0], after = left < CONTEXT ? left : CONTEXT;
	for (size_t i = 0; i < 2; i++) {
		hunk->start[i] -= before;
		hunk->end[i] += after;
	}
	return more;
}

void diff_unified(struct buffer *diff, const char *name, struct diff_text old, struct diff_text new)
{
	struct diff_texts texts;
	diff_texts_split(&texts, old, new);
	diff_align(&texts);
	struct range change = {0}, hunk;
	bool more = next_change(&texts, &change);
	if (more) {
		// A tab ends a name that holds whitespace.
		const char *end = strchr(name, ' ') ? "\t\n" : "\n";
		buffer_add_string(diff, "--- ");
		add_name(diff, "a/", name);
		buffer_add_string(diff, end, "+++ ");
		add_name(diff, "b/", name);
		buffer_add_string(diff, end);
	}
	while (more) {
		more = widen(&texts, &hunk, &change);
		add_hunk(diff, &texts, &hunk);
	}
	diff_texts_release(&texts);
}

void diff_changes(struct diff_text old, struct diff_text new,
		  void (*take)(void *context, const struct diff_change *change), void *context)
{
	struct diff_texts texts;
	diff_texts_split(&texts, old, new);
	diff_align(&texts);
	const size_t *starts = texts.side[0].starts, *new_starts = texts.side[1].starts;
	for (struct range range = {0}; next_change(&texts, &range);) {
		size_t from = new_starts[range.start[1]];
		struct diff_change change = {
			.start = starts[range.start[0]],
			.end = starts[range.end[0]],
			.new = {.bytes = new.bytes + from, .size = new_starts[range.end[1]] - from},
		};
		take(context, &change);
	}
	diff_texts_release(&texts);
}
