// What every line is: md4c's own first pass, repeated over the raw bytes.

#include "markdown/block.h"

struct analysis {
	const char *bytes;
	uint32_t end;
	struct line_place place;
	uint32_t parents;
	bool has_brother;
	uint32_t children;
	enum block_kind pivot; // what this line may go on with
};

static bool in_all(const struct block_state *state, const struct analysis *now)
{
	return now->parents == state->depth;
}

static bool took_marker(const struct analysis *now)
{
	return now->has_brother || now->children > 0;
}

// Lines inside fences and HTML. True if the line is settled.
static bool goes_on_verbatim(struct block_state *state, struct analysis *now, enum block_kind *kind)
{
	if (now->pivot == BLOCK_FENCED) {
		if (now->place.indent < LINE_CODE_INDENT &&
		    line_closes_fence(now->bytes, now->place.at, now->end, state->fence, state->fence_length)) {
			*kind = BLOCK_BLANK;
			return true;
		}
		if (in_all(state, now)) {
			*kind = BLOCK_FENCED;
			return true;
		}
		// md4c 0.4 takes the fence's characters off a line outside before it looks what it is.
		state->is_unsure =
			state->is_unsure || (now->place.at < now->end && now->bytes[now->place.at] == state->fence);
	}
	if (now->pivot == BLOCK_HTML && state->html > 0) {
		if (state->html >= 6 && now->place.at >= now->end) {
			state->html = 0;
			*kind = BLOCK_BLANK;
			return true;
		}
		if (line_html_ends(now->bytes, now->place.at, now->end, state->html)) {
			state->html = 0;
		}
		if (in_all(state, now)) {
			*kind = BLOCK_HTML;
			return true;
		}
	}
	return false;
}

static bool in_empty_item(const struct block_state *state, const struct analysis *now)
{
	return now->parents > 0 && state->containers[now->parents - 1].mark != '>' && !took_marker(now) &&
	       state->item_is_empty;
}

static enum block_kind blank_line(struct block_state *state, struct analysis *now)
{
	if (now->pivot == BLOCK_INDENTED && in_all(state, now)) {
		return BLOCK_INDENTED;
	}
	if (in_empty_item(state, now)) {
		state->item_starts_blank = true;
	}
	return BLOCK_BLANK;
}

static bool take_brother(struct block_state *state, struct analysis *now)
{
	struct line_marker marker;
	if (now->parents >= state->depth || took_marker(now) ||
	    !line_marker(now->bytes, now->end, now->place, &marker)) {
		return false;
	}
	struct line_container *container = &state->containers[now->parents];
	if (marker.container.mark == '>' || marker.container.mark != container->mark ||
	    marker.container.indent > container->contents) {
		return false;
	}
	*container = marker.container;
	state->depth = now->parents + 1;
	now->has_brother = true;
	now->pivot = BLOCK_BLANK;
	now->place = marker.rest;
	state->item_is_empty = true;
	return true;
}

static bool take_child(struct block_state *state, struct analysis *now)
{
	struct line_marker marker;
	if (!line_marker(now->bytes, now->end, now->place, &marker)) {
		return false;
	}
	char mark = marker.container.mark;
	if (now->pivot == BLOCK_TEXT && in_all(state, now) && mark != '>' &&
	    (marker.is_empty || ((mark == '.' || mark == ')') && marker.number != 1))) {
		return false;
	}
	if (now->children == 0) {
		state->depth = now->parents;
	}
	if (!took_marker(now)) {
		now->pivot = BLOCK_BLANK;
	}
	now->children++;
	now->place = marker.rest;
	state->item_is_empty = mark != '>';
	if (state->depth == LINE_DEPTH_MAX) {
		state->is_too_deep = true;
	} else {
		state->containers[state->depth++] = marker.container;
	}
	return true;
}

static bool opens_verbatim(struct block_state *state, struct analysis *now, enum block_kind *kind)
{
	uint32_t length = line_fence(now->bytes, now->place.at, now->end);
	if (length > 0) {
		state->fence = now->bytes[now->place.at];
		state->fence_length = length;
		*kind = BLOCK_FENCED;
	} else {
		int html = line_html_start(now->bytes, now->place.at, now->end);
		if (html == 0 || (html == 7 && now->pivot == BLOCK_TEXT)) {
			return false;
		}
		state->html = line_html_ends(now->bytes, now->place.at, now->end, html) ? 0 : html;
		*kind = BLOCK_HTML;
	}
	state->is_unsure = state->is_unsure || now->place.indent >= LINE_CODE_INDENT;
	return true;
}

// Everything but a line inside a verbatim block, from the first container on that it does not share.
static enum block_kind classify(struct block_state *state, struct analysis *now, struct block_line *line)
{
	enum block_kind kind;
	for (;;) {
		if (state->is_too_deep) {
			return BLOCK_TEXT; // the guard refuses the text: no step more is spent on it
		}
		if (goes_on_verbatim(state, now, &kind)) {
			return kind;
		}
		if (now->place.at >= now->end) {
			return blank_line(state, now);
		}
		if (state->item_starts_blank) {
			now->parents -= in_empty_item(state, now);
			state->item_starts_blank = false;
		}
		bool is_near = now->place.indent < LINE_CODE_INDENT;
		if (is_near && !line_may_open(now->bytes[now->place.at])) {
			return BLOCK_TEXT;
		}
		if (is_near && now->pivot == BLOCK_TEXT && in_all(state, now) &&
		    line_setext(now->bytes, now->place.at, now->end)) {
			return BLOCK_UNDERLINE;
		}
		if (is_near && line_is_rule(now->bytes, now->place.at, now->end)) {
			return BLOCK_RULE;
		}
		if (take_brother(state, now)) {
			now->parents++;
			continue;
		}
		if (!is_near && (now->pivot == BLOCK_BLANK || now->pivot == BLOCK_INDENTED)) {
			return BLOCK_INDENTED;
		}
		if (take_child(state, now)) {
			now->parents = state->depth;
			continue;
		}
		line->level = is_near ? line_heading_level(now->bytes, now->place.at, now->end) : 0;
		if (line->level > 0) {
			return BLOCK_HEADING;
		}
		return opens_verbatim(state, now, &kind) ? kind : BLOCK_TEXT;
	}
}

static void keep_tail(struct block_state *state, const struct analysis *now, enum block_kind kind)
{
	uint32_t at = now->place.at;
	uint32_t end = now->end;
	switch (kind) {
	case BLOCK_HEADING:
		while (at < end && (now->bytes[at] == '#' || now->bytes[at] == ' ')) {
			at++;
		}
		state->tail = at;
		break;
	case BLOCK_RULE:
	case BLOCK_TEXT:
		state->tail = at;
		break;
	case BLOCK_HTML:
		while (end > at && now->bytes[end - 1] == ' ') {
			end--;
		}
		state->tail = end;
		break;
	case BLOCK_FENCED:
	case BLOCK_INDENTED:
		state->tail = end;
		break;
	default:
		break;
	}
}

static bool is_trap(const struct block_state *state, const struct analysis *now)
{
	return now->pivot == BLOCK_BLANK && now->parents > 0 && !took_marker(now) &&
	       state->containers[now->parents - 1].mark != '>';
}

struct block_line block_next(struct block_state *state, const char *bytes, struct line line)
{
	struct analysis now = {.bytes = bytes, .end = line.end, .pivot = state->open};
	struct block_line found = {0};
	now.parents = line_strip(bytes, line, state->containers, state->depth, &now.place);
	found.kind = classify(state, &now, &found);
	found.at = now.place.at;
	if (found.kind == BLOCK_TEXT && now.pivot == BLOCK_TEXT && !took_marker(&now)) {
		now.parents = state->depth;
	}
	if (now.parents < state->depth) {
		state->depth = now.parents;
	}
	if (found.kind != BLOCK_BLANK) {
		keep_tail(state, &now, found.kind);
	} else if (is_trap(state, &now)) {
		found.trap = state->tail;
	}
	found.starts = found.kind != now.pivot;
	bool is_whole = found.kind == BLOCK_RULE || found.kind == BLOCK_HEADING || found.kind == BLOCK_UNDERLINE;
	state->open = is_whole ? BLOCK_BLANK : found.kind;
	if (found.kind != BLOCK_BLANK) {
		state->item_is_empty = false;
	}
	return found;
}
