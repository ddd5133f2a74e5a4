// Writes the text that a set of edits makes of another one, in one copy.

#include "fix/compose.h"

#include <stdlib.h>
#include <string.h>

#include "base/bisect.h"
#include "base/bytes.h"
#include "markdown/line.h"

struct writing {
	const char *list, *template;
	char *bytes;
	size_t size;
};

static size_t new_size(size_t size, const struct replacement *replacements, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct pllint_edit *edit = replacements[i].edit;
		size -= span_length(edit->range);
		for (uint32_t j = 0; j < edit->piece_count; j++) {
			size += span_length(edit->pieces[j].span);
		}
	}
	return size;
}

static void write_bytes(struct writing *writing, const char *bytes, size_t size)
{
	if (size > 0) {
		memcpy(writing->bytes + writing->size, bytes, size);
		writing->size += size;
	}
}

static void write_piece(struct writing *writing, const struct pllint_piece *piece)
{
	const char *bytes = piece->source == PLLINT_PIECE_LIST	     ? writing->list
			    : piece->source == PLLINT_PIECE_TEMPLATE ? writing->template
								     : piece->text;
	if (!span_is_empty(piece->span)) {
		write_bytes(writing, bytes + piece->span.start, span_length(piece->span));
	}
}

// --- what is kept of it ---------------------------------------------------------------------------

static size_t count_moves(const struct replacement *replacements, size_t count)
{
	size_t moves = 0;
	for (size_t i = 0; i < count; i++) {
		for (uint32_t j = 0; j < replacements[i].edit->piece_count; j++) {
			moves += replacements[i].edit->pieces[j].source == PLLINT_PIECE_LIST;
		}
	}
	return moves;
}

// Whether a finding takes away the bytes that start there; what it only copies stays where it is.
static bool takes_away(const struct replacement *replacements, size_t count, uint32_t applied, uint32_t offset)
{
	size_t after;
	BISECT(after, count, replacements[after].edit->range.start <= offset);
	const struct replacement *last = after > 0 ? &replacements[after - 1] : NULL;
	return last && last->applied == applied && offset < last->edit->range.end;
}

static void keep_move(struct pass *pass, span from, size_t to)
{
	pass->moves[pass->move_count++] = (struct pass_move){from, (uint32_t)to};
}

static int compare_moves(const void *a, const void *b)
{
	const struct pass_move *left = a, *right = b;
	int order = (left->from.start > right->from.start) - (left->from.start < right->from.start);
	order = order ? order : (left->from.end > right->from.end) - (left->from.end < right->from.end);
	return order ? order : (left->to > right->to) - (left->to < right->to);
}

static struct pass *new_pass(struct fixing *fixing, const struct replacement *replacements, size_t count)
{
	struct pass *pass = &fixing->passes[fixing->pass_count++];
	pass->edits = arena_alloc(&fixing->arena, count * sizeof *pass->edits);
	pass->edit_count = count;
	pass->moves = arena_alloc(&fixing->arena, count_moves(replacements, count) * sizeof *pass->moves);
	pass->move_count = 0;
	return pass;
}

static uint32_t before_whitespace(const char *bytes, uint32_t at, uint32_t first)
{
	while (at > first && byte_is_in(bytes[at - 1], " \t\r\n")) {
		at--;
	}
	return at;
}

static uint32_t line_start(const char *bytes, uint32_t at, uint32_t first)
{
	while (at > first && bytes[at - 1] != '\n') {
		at--;
	}
	return at;
}

// Blank lines and rules may go elsewhere than what they follow.
static uint32_t find_beside(const struct writing *writing, const struct pass *pass, size_t edit)
{
	uint32_t first = edit > 0 ? pass->edits[edit - 1].result.start : 0;
	uint32_t at = before_whitespace(writing->bytes, pass->edits[edit].result.start, first);
	uint32_t line = line_start(writing->bytes, at, first);
	while (at > first && line_is_rule(writing->bytes, line, at)) {
		at = before_whitespace(writing->bytes, line, first);
		line = line_start(writing->bytes, at, first);
	}
	return at > first ? at - 1 : edit > 0 ? pass->edits[edit - 1].beside : UINT32_MAX;
}

struct fix_text compose(struct fixing *fixing, const struct replacement *replacements, size_t count)
{
	size_t template_size;
	size_t size = new_size(fixing->text.size, replacements, count);
	struct pass *pass = new_pass(fixing, replacements, count);
	struct writing writing = {
		.list = fixing->text.bytes,
		.template = pllint_template_text(fixing->template, &template_size),
		.bytes = memory_resize(&fixing->memory, NULL, size + 1),
	};
	uint32_t at = 0;
	for (size_t i = 0; i < count; i++) {
		const struct pllint_edit *edit = replacements[i].edit;
		memory_check_deadline_at(&fixing->memory, i);
		write_bytes(&writing, writing.list + at, edit->range.start - at);
		size_t start = writing.size;
		for (uint32_t j = 0; j < edit->piece_count; j++) {
			const struct pllint_piece *piece = &edit->pieces[j];
			if (piece->source == PLLINT_PIECE_LIST && !span_is_empty(piece->span) &&
			    takes_away(replacements, count, replacements[i].applied, piece->span.start)) {
				keep_move(pass, piece->span, writing.size);
			}
			write_piece(&writing, &edit->pieces[j]);
		}
		pass->edits[i] = (struct pass_edit){
			.range = edit->range,
			.result = span_of((uint32_t)start, (uint32_t)writing.size),
			.applied = replacements[i].applied,
		};
		pass->edits[i].beside = find_beside(&writing, pass, i);
		at = edit->range.end;
	}
	write_bytes(&writing, writing.list + at, fixing->text.size - at);
	writing.bytes[writing.size] = 0;
	if (pass->move_count > 0) {
		qsort(pass->moves, pass->move_count, sizeof *pass->moves, compare_moves);
	}
	return (struct fix_text){writing.bytes, writing.size};
}
