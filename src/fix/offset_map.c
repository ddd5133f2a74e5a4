// Follows a place of a text through the passes.

#include "fix/offset_map.h"

#include "base/bisect.h"

// The last edit that starts at or before `offset` and does not stand behind it; NULL if there is none.
static const struct pass_edit *edit_before(const struct pass *pass, uint32_t offset)
{
	size_t after;
	BISECT(after, pass->edit_count, pass->edits[after].range.start <= offset);
	return after > 0 ? &pass->edits[after - 1] : NULL;
}

static const struct pass_move *move_of(const struct pass *pass, uint32_t offset)
{
	size_t after;
	BISECT(after, pass->move_count, pass->moves[after].from.start <= offset);
	return after > 0 && offset < pass->moves[after - 1].from.end ? &pass->moves[after - 1] : NULL;
}

static struct mapped map_once(const struct pass *pass, uint32_t offset)
{
	const struct pass_edit *edit = edit_before(pass, offset);
	if (!edit) {
		return (struct mapped){.offset = offset};
	}
	if (offset >= edit->range.end) {
		return (struct mapped){.offset = offset - edit->range.end + edit->result.end};
	}
	const struct pass_move *move = move_of(pass, offset);
	if (move) {
		return (struct mapped){.offset = offset - move->from.start + move->to};
	}
	bool stays = offset == edit->range.start && !span_is_empty(edit->result);
	return (struct mapped){.offset = edit->result.start, .is_gone = !stays, .applied = edit->applied};
}

struct mapped map_offset(const struct fixing *fixing, size_t first, uint32_t offset)
{
	struct mapped result = {.offset = offset};
	for (size_t i = first; i < fixing->pass_count; i++) {
		struct mapped next = map_once(&fixing->passes[i], result.offset);
		result.offset = next.offset;
		if (next.is_gone && !result.is_gone) {
			result.is_gone = true;
			result.applied = next.applied;
		}
	}
	return result;
}

static uint32_t backward_once(const struct pass *pass, uint32_t offset)
{
	size_t after;
	for (size_t i = 0; i < pass->move_count; i++) {
		const struct pass_move *move = &pass->moves[i];
		if (offset >= move->to && offset - move->to < span_length(move->from)) {
			return move->from.start + (offset - move->to);
		}
	}
	BISECT(after, pass->edit_count, pass->edits[after].result.start <= offset);
	if (after == 0) {
		return offset;
	}
	const struct pass_edit *edit = &pass->edits[after - 1];
	return offset < edit->result.end ? edit->range.start : offset - edit->result.end + edit->range.end;
}

uint32_t backward(const struct fixing *fixing, size_t passes, uint32_t offset)
{
	while (passes-- > 0) {
		offset = backward_once(&fixing->passes[passes], offset);
	}
	return offset;
}

span map_left(const struct fixing *fixing, size_t pass, span at)
{
	for (size_t i = pass + 1;; i++) {
		// Where nothing is left, the byte before it is taken, which goes where the text around goes.
		at.start -= span_is_empty(at) && at.start > 0;
		if (i == fixing->pass_count) {
			return at;
		}
		struct mapped start = map_once(&fixing->passes[i], at.start);
		struct mapped last = span_is_empty(at) ? start : map_once(&fixing->passes[i], at.end - 1);
		uint32_t end = last.offset + !last.is_gone;
		at = span_of(start.offset, end > start.offset ? end : start.offset);
	}
}

span map_span(const struct fixing *fixing, size_t first, span at)
{
	uint32_t start = map_offset(fixing, first, at.start).offset;
	uint32_t end = span_is_empty(at) ? start : map_offset(fixing, first, at.end - 1).offset + 1;
	return span_of(start, end > start ? end : start);
}
