// Gives md4c's events their positions: the pass over the events, and the tokens.

#include "markdown/resolve.h"

#include "markdown/resolver.h"

static span clamp(const struct resolver *r, span s)
{
	uint32_t start = s.start < r->limit ? s.start : r->limit;
	uint32_t end = s.end < r->limit ? s.end : r->limit;
	return span_of(start, end < start ? start : end);
}

uint32_t resolver_emit(struct resolver *r, struct token token)
{
	struct tokens *tokens = r->tokens;
	if (token.at.start < r->last) {
		resolver_doubt(r);
		token.at.start = r->last;
		token.at.end = token.at.end < r->last ? r->last : token.at.end;
	}
	r->last = token.at.end;
	if (span_is_empty(token.more)) {
		token.more = span_at(token.at.end);
	}
	if (token.at.end > r->limit || token.more.end > r->limit) { // the line ending that padding added
		token.at = clamp(r, token.at);
		token.more = clamp(r, token.more);
	}
	token.at = span_of(token.at.start + r->offset, token.at.end + r->offset);
	token.more = span_of(token.more.start + r->offset, token.more.end + r->offset);
	if (r->in_doubt) {
		token.flags |= TOKEN_DOUBTFUL;
	}
	if (tokens->count >= tokens->room) {
		tokens->list =
			memory_grow(r->memory, tokens->list, &tokens->room, tokens->count + 1, sizeof *tokens->list);
	}
	tokens->list[tokens->count] = token;
	return (uint32_t)tokens->count++;
}

struct open_token *resolver_open(struct resolver *r, struct token token)
{
	token.side = TOKEN_OPEN;
	if (r->open_count > 0) {
		r->open[r->open_count - 1].has_contents = true;
	}
	uint32_t index = resolver_emit(r, token);
	if (r->open_count >= r->open_room) {
		r->open = memory_grow(r->memory, r->open, &r->open_room, r->open_count + 1, sizeof *r->open);
	}
	struct open_token *open = &r->open[r->open_count++];
	*open = (struct open_token){.token = index, .type = token.type, .flags = token.flags, .detail = token.detail};
	return open;
}

void resolver_close(struct resolver *r, span at)
{
	struct open_token *open = &r->open[--r->open_count];
	struct token opening = r->tokens->list[open->token];
	struct token token = {.type = opening.type, .side = TOKEN_CLOSE, .detail = opening.detail, .at = at};
	token.more = span_at(at.end);
	token.flags = opening.flags & (uint8_t)~TOKEN_DOUBTFUL;
	uint32_t index = resolver_emit(r, token);
	if (opening.type == TOKEN_LINK || opening.type == TOKEN_IMAGE) {
		r->tokens->list[index].more = opening.more;
	}
}

uint32_t resolver_next_pin(struct resolver *r)
{
	if (r->pin < r->at) {
		r->pin = r->at;
	}
	while (r->pin < r->count) {
		const struct event *event = &r->events[r->pin];
		if (event->side == EVENT_WHOLE && (event->flags & EVENT_PLACED)) {
			return event->start;
		}
		r->pin++;
	}
	return r->size;
}

struct line resolver_line(struct resolver *r, uint32_t at)
{
	return line_from(&r->reader, at);
}

uint32_t resolver_line_content(struct resolver *r, uint32_t start)
{
	struct line_place place;
	line_strip(r->bytes, line_from(&r->reader, start), r->containers, r->depth, &place);
	return place.at;
}

static bool is_inline(const struct resolver *r)
{
	return r->open_count > 0 && r->open[r->open_count - 1].type != TOKEN_CODE &&
	       r->open[r->open_count - 1].type != TOKEN_HTML;
}

static bool is_outside_paragraph(const struct resolver *r)
{
	if (r->open_count == 0) {
		return true;
	}
	uint8_t type = r->open[r->open_count - 1].type;
	return type == TOKEN_ITEM || type == TOKEN_LIST || type == TOKEN_QUOTE;
}

static void take(struct resolver *r, const struct event *event)
{
	r->in_doubt = false;
	if (event->type <= EVENT_RULE) {
		resolve_end_tight_paragraph(r);
		if (event->side == EVENT_ENTER) {
			resolve_enter_block(r, event);
		} else {
			resolve_leave_block(r, event);
		}
		return;
	}
	if (is_outside_paragraph(r)) {
		resolve_tight_paragraph(r);
	}
	if (is_inline(r)) {
		resolve_inline(r, event);
	} else {
		resolve_verbatim_line(r);
	}
}

bool resolve(struct memory *memory, struct tokens *tokens, const struct events *events, const struct padded *text,
	     uint32_t size, uint32_t offset)
{
	struct resolver r = {
		.memory = memory,
		.bytes = text->bytes,
		.size = text->size,
		.limit = text->shift + size,
		.offset = offset - text->shift, // wraps around, as what is added to it does
		.next_line = text->shift,
		.last = text->shift,
		.reader = line_reader_of(text->bytes, text->size),
		.events = events->list,
		.count = events->count,
		.tokens = tokens,
		.marker_line = UINT32_MAX,
	};
	tokens->count = 0;
	for (; r.at < r.count; r.at++) {
		take(&r, &r.events[r.at]);
	}
	while (r.open_count > 0) {
		resolver_doubt(&r);
		resolver_close(&r, span_at(r.last));
	}
	memory_free(memory, r.open);
	memory_free(memory, r.definitions);
	return !r.doubted;
}
