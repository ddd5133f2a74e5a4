// Pass after pass until nothing changes.

#include "fix/passes.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "fix/apply.h"
#include "fix/declared.h"
#include "fix/offset_map.h"
#include "fix/words.h"

static uint64_t hash_text(struct memory *memory, struct fix_text text)
{
	uint64_t hash = HASH_START ^ text.size;
	size_t i = 0;
	for (uint64_t word; text.size - i >= sizeof word; i += sizeof word) {
		memory_check_deadline_at(memory, i / sizeof word);
		memcpy(&word, text.bytes + i, sizeof word);
		hash = words_mix(hash, word);
	}
	return words_mix(hash, words_bytes(text.bytes + i, text.size - i));
}

static bool was_seen(const uint64_t *hashes, size_t count, uint64_t hash)
{
	for (size_t i = 0; i < count; i++) {
		if (hashes[i] == hash) {
			return true;
		}
	}
	return false;
}

static int compare_spans(const void *a, const void *b)
{
	const struct pllint_span *left = a, *right = b;
	int order = (left->start > right->start) - (left->start < right->start);
	return order ? order : (left->end > right->end) - (left->end < right->end);
}

// In order and apart; a deletion within what was added is a part of that.
static size_t merge(struct pllint_span *spans, size_t count)
{
	size_t kept = 0;
	if (count > 0) {
		qsort(spans, count, sizeof *spans, compare_spans);
	}
	for (size_t i = 0; i < count; i++) {
		struct pllint_span *last = kept > 0 ? &spans[kept - 1] : NULL;
		bool is_same = last && last->start == spans[i].start && last->end == spans[i].end;
		if (last && spans[i].start < last->end) {
			last->end = spans[i].end > last->end ? spans[i].end : last->end;
		} else if (!is_same) {
			spans[kept++] = spans[i];
		}
	}
	return kept;
}

// The lines that an edit left, as a comparison of the texts would show them.
static span lines_left(struct fix_text text, span result)
{
	uint32_t start = result.start, end = result.end;
	if (span_is_empty(result) && (start == 0 || text.bytes[start - 1] == '\n')) {
		return result;
	}
	while (start > 0 && text.bytes[start - 1] != '\n') {
		start--;
	}
	while (end < text.size && (end == start || text.bytes[end - 1] != '\n')) {
		end++;
	}
	return span_of(start, end);
}

// What the change touched is elsewhere now, and what the fix touched is a part of the change: a fix of the result would
// see it so.
static void move_change(struct fixing *fixing)
{
	const struct pass *pass = &fixing->passes[fixing->pass_count - 1];
	const struct pllint_span *old = fixing->change.touched;
	size_t count = fixing->change.touched_count;
	struct pllint_span *moved = arena_alloc(&fixing->arena, (count + pass->edit_count) * sizeof *moved);
	for (size_t i = 0; i < count; i++) {
		moved[i] = map_span(fixing, fixing->pass_count - 1, old[i]);
	}
	for (size_t i = 0; i < pass->edit_count; i++) {
		moved[count + i] = lines_left(fixing->text, pass->edits[i].result);
	}
	fixing->change.touched = moved;
	fixing->change.touched_count = merge(moved, count + pass->edit_count);
}

// Adds what no edit of the last pass takes of a piece; returns how many pieces that is. `edit` goes on from call to
// call.
static size_t move_piece(const struct pass *pass, size_t *edit, struct pllint_kept piece, struct pllint_kept *moved)
{
	size_t count = 0;
	uint32_t at = piece.now, end = piece.now + piece.size;
	while (at < end) {
		while (*edit < pass->edit_count && pass->edits[*edit].range.end <= at) {
			(*edit)++;
		}
		const struct pass_edit *before = *edit > 0 ? &pass->edits[*edit - 1] : NULL;
		const struct pass_edit *next = *edit < pass->edit_count ? &pass->edits[*edit] : NULL;
		uint32_t stop = next && next->range.start < end ? next->range.start : end;
		if (at < stop) {
			moved[count++] = (struct pllint_kept){
				.before = piece.before + (at - piece.now),
				.now = before ? at - before->range.end + before->result.end : at,
				.size = stop - at,
			};
		}
		at = stop == end ? end : next->range.end;
	}
	return count;
}

// What the change left is where it was, but for what the last pass replaced.
static void move_kept(struct fixing *fixing)
{
	const struct pass *pass = &fixing->passes[fixing->pass_count - 1];
	const struct pllint_kept *old = fixing->change.kept;
	size_t count = 0, edit = 0, room = fixing->change.kept_count + pass->edit_count;
	struct pllint_kept *moved = arena_alloc(&fixing->arena, (room + 1) * sizeof *moved);
	for (size_t i = 0; i < fixing->change.kept_count; i++) {
		count += move_piece(pass, &edit, old[i], moved + count);
	}
	fixing->change.kept = moved;
	fixing->change.kept_count = count;
}

static void take_text(struct fixing *fixing, struct fix_text text)
{
	pllint_report_release(fixing->last);
	fixing->last = NULL;
	if (fixing->text.bytes != fixing->original.bytes) {
		memory_free(&fixing->memory, (void *)(uintptr_t)fixing->text.bytes);
	}
	fixing->text = text;
	if (fixing->settings.change) {
		move_change(fixing);
	}
	if (fixing->change.kept) {
		move_kept(fixing);
	}
	fixing_lint(fixing, text, &fixing->settings, &fixing->last);
}

static struct rule_set rules_of_pass(const struct fixing *fixing, size_t pass)
{
	struct rule_set named = {{0}};
	for (size_t i = 0; i < fixing->applied_count; i++) {
		if (fixing->applied[i].pass == pass) {
			rule_set_add(&named, fixing->applied[i].rule);
		}
	}
	return named;
}

bool passes_run(struct fixing *fixing)
{
	uint64_t hashes[PASS_MAX + 1];
	hashes[0] = hash_text(&fixing->memory, fixing->text);
	for (;;) {
		struct fix_text text;
		if (apply_pass(fixing, fixing_report(fixing), &text) == 0) {
			return true;
		}
		if (!declared_check(fixing, fixing->text, text)) {
			memory_free(&fixing->memory, (void *)(uintptr_t)text.bytes);
			return false;
		}
		struct rule_set named = rules_of_pass(fixing, fixing->pass_count - 1);
		uint64_t hash = hash_text(&fixing->memory, text);
		if (was_seen(hashes, fixing->pass_count, hash)) {
			return fixing_refuse(fixing, &named, "its changes go round in a circle", 0);
		}
		if (fixing->pass_count == PASS_MAX) {
			return fixing_refuse(fixing, &named, "its changes do not come to an end", 0);
		}
		hashes[fixing->pass_count] = hash;
		take_text(fixing, text);
		if (pllint_report_unfixable(fixing->last)) {
			return fixing_refuse(fixing, &named, "it leads to a text whose positions are in doubt", 0);
		}
	}
}
