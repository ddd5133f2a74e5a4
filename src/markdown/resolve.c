// Gives md4c's events their positions: the pass over the events, and the tokens.

#include "markdown/resolve.h"

#include "markdown/resolver.h"

// --- leaving a container -------------------------------------------------------------------------

// Gives md4c's events their positions: the ends of blocks, and lines of code and HTML.

// The line that the cursor is on, which mostly is at its end; the next search starts after it.
static struct line leave_line(struct resolver *r)
{
	struct line line = {.start = r->cursor, .end = line_after_whitespace(r->bytes, r->cursor, r->size)};
	line.next = line.end + 1;
	if (line.end >= r->size || r->bytes[line.end] != '\n') {
		line = resolver_line(r, r->cursor);
	}
	r->next_line = line.next;
	r->has_rest = false;
	return line;
}

static void close_spans(struct resolver *r)
{
	while (r->open_count > 0 && !token_is_block(resolver_top(r)->type)) {
		resolver_doubt(r);
		resolver_close(r, span_at(r->last));
	}
}

static void leave_paragraph(struct resolver *r)
{
	struct line line = leave_line(r);
	if (line_after_whitespace(r->bytes, r->cursor, line.end) != line.end) {
		resolver_doubt(r);
	}
	resolver_close(r, span_at(r->cursor > r->last ? r->cursor : r->last));
}

// Closing `#`s, or nothing.
static span closing_marks(struct resolver *r)
{
	struct line line = leave_line(r);
	uint32_t at = line_after_whitespace(r->bytes, r->cursor, line.end);
	uint32_t end = at;
	while (end < line.end && r->bytes[end] == '#') {
		end++;
	}
	if (line_after_whitespace(r->bytes, end, line.end) != line.end) {
		resolver_doubt(r);
	}
	return end > at ? span_of(at, end) : span_at(r->cursor);
}

static span underline(struct resolver *r)
{
	struct line line = leave_line(r);
	struct line_place place;
	if (line_after_whitespace(r->bytes, r->cursor, line.end) != line.end || line.next >= r->size) {
		resolver_doubt(r);
		return span_at(r->cursor);
	}
	line = resolver_line(r, line.next);
	uint32_t parents = line_strip(r->bytes, line, r->containers, r->depth, &place);
	if (parents < r->depth || !line_setext(r->bytes, place.at, line.end)) {
		resolver_doubt(r);
		return span_at(r->cursor);
	}
	r->next_line = line.next;
	uint32_t end = place.at;
	while (end < line.end && r->bytes[end] == r->bytes[place.at]) {
		end++;
	}
	return span_of(place.at, end);
}

static void leave_heading(struct resolver *r)
{
	bool is_setext = resolver_top(r)->flags & TOKEN_SETEXT;
	resolver_close(r, is_setext ? underline(r) : closing_marks(r));
}

// The line after the block's, taken if it is in all containers and `wanted` says so.
static bool take_line_if(struct resolver *r, bool (*wanted)(const struct resolver *r))
{
	if (r->next_line >= r->size) {
		return false;
	}
	struct line line = resolver_line(r, r->next_line);
	struct line_place place;
	if (line_strip(r->bytes, line, r->containers, r->depth, &place) < r->depth) {
		return false;
	}
	struct line was = r->line;
	r->line = line;
	r->place = place;
	if (!wanted(r)) {
		r->line = was;
		return false;
	}
	r->next_line = line.next;
	return true;
}

static bool closes_fence(const struct resolver *r)
{
	const struct open_token *open = &r->open[r->open_count - 1];
	return r->place.indent < LINE_CODE_INDENT &&
	       line_closes_fence(r->bytes, r->place.at, r->line.end, open->mark, open->length);
}

// The event that enters the next block; NULL for none.
static const struct event *next_block(const struct resolver *r)
{
	for (size_t i = r->at + 1; i < r->count; i++) {
		if (r->events[i].side != EVENT_LEAVE) {
			return &r->events[i];
		}
	}
	return NULL;
}

// md4c 0.4 lets a line end a fence that is not in the fence's containers; for others it opens one.
static void pass_over_fence_outside(struct resolver *r)
{
	const struct open_token *open = resolver_top(r);
	struct line line = resolver_line(r, r->next_line);
	struct line_place place;
	if (r->next_line >= r->size || line_strip(r->bytes, line, r->containers, r->depth, &place) == r->depth ||
	    place.indent >= LINE_CODE_INDENT ||
	    !line_closes_fence(r->bytes, place.at, line.end, open->mark, open->length)) {
		return;
	}
	const struct event *next = next_block(r);
	if (next && next->type == EVENT_CODE && next->level == (uint8_t)open->mark && next->length == 0) {
		resolver_doubt(r);
		return;
	}
	r->next_line = line.next;
	r->passed_outside = true;
}

static void leave_code(struct resolver *r)
{
	span at = span_at(r->last);
	r->has_rest = false;
	if ((resolver_top(r)->flags & TOKEN_FENCED) && take_line_if(r, closes_fence)) {
		at = span_of(r->place.at, r->place.at);
		while (at.end < r->line.end && !byte_is_blank(r->bytes[at.end])) {
			at.end++;
		}
	} else if (resolver_top(r)->flags & TOKEN_FENCED) {
		pass_over_fence_outside(r);
	}
	resolver_close(r, at);
}

static bool always(const struct resolver *r)
{
	(void)r;
	return true;
}

static void leave_container(struct resolver *r)
{
	struct open_token *open = resolver_top(r);
	if (r->has_rest) {
		resolver_pass_over(r);
	}
	if (open->is_container) {
		// Blank lines and definitions that still are in a quote cannot be told from text outside.
		while (open->type == TOKEN_QUOTE && !r->passed_outside && take_line_if(r, always)) {
			resolver_pass_over(r);
		}
		r->depth--;
		r->left_empty = open->type == TOKEN_ITEM && !open->has_contents;
	}
	resolver_close(r, span_at(r->last));
}

static uint8_t block_type(uint8_t event_type)
{
	static const uint8_t types[] = {
		[EVENT_QUOTE] = TOKEN_QUOTE,	 [EVENT_LIST] = TOKEN_LIST,	      [EVENT_ITEM] = TOKEN_ITEM,
		[EVENT_HEADING] = TOKEN_HEADING, [EVENT_PARAGRAPH] = TOKEN_PARAGRAPH, [EVENT_CODE] = TOKEN_CODE,
		[EVENT_HTML] = TOKEN_HTML,	 [EVENT_RULE] = TOKEN_RULE,
	};
	return types[event_type];
}

static void resolve_leave_block(struct resolver *r, const struct event *event)
{
	if (event->type == EVENT_RULE) {
		return;
	}
	close_spans(r);
	struct open_token *open = resolver_top(r);
	if (!open || open->type != block_type(event->type)) {
		resolver_doubt(r);
		return;
	}
	switch (event->type) {
	case EVENT_HEADING:
		leave_heading(r);
		break;
	case EVENT_PARAGRAPH:
		leave_paragraph(r);
		break;
	case EVENT_CODE:
		leave_code(r);
		break;
	case EVENT_HTML:
		r->has_rest = false;
		resolver_close(r, span_at(r->last));
		break;
	default:
		leave_container(r);
		break;
	}
}

static bool is_tight_paragraph(const struct open_token *open)
{
	return open->type == TOKEN_PARAGRAPH && (open->flags & TOKEN_TIGHT);
}

void resolve_end_tight_paragraph(struct resolver *r)
{
	size_t i = r->open_count;
	while (i > 0 && !token_is_block(r->open[i - 1].type)) {
		i--;
	}
	if (i > 0 && is_tight_paragraph(&r->open[i - 1])) {
		close_spans(r);
		leave_paragraph(r);
	}
}

// What md4c says of one line of code or HTML.
struct verbatim {
	uint32_t indent;
	uint32_t start, end; // of what it tells the place of
	bool is_placed;
	bool has_nul;
};

static struct verbatim take_verbatim(struct resolver *r)
{
	struct verbatim told = {0};
	for (;; r->at++) {
		const struct event *event = &r->events[r->at];
		if (event->flags & EVENT_PLACED) {
			told.start = told.is_placed ? told.start : event->start;
			told.end = event->start + event->length;
			told.is_placed = true;
		} else if (event->type == EVENT_NUL) {
			told.has_nul = true;
		} else if (!(event->flags & EVENT_NEWLINE) && !told.is_placed && !told.has_nul) {
			told.indent += event->length;
		}
		if ((event->flags & EVENT_NEWLINE) || r->at + 1 == r->count ||
		    r->events[r->at + 1].side != EVENT_WHOLE) {
			return told;
		}
	}
}

// The event in hand and those after it up to the end of a line of code or HTML.
static void resolve_verbatim_line(struct resolver *r)
{
	bool is_code = resolver_top(r)->type == TOKEN_CODE;
	struct verbatim told = take_verbatim(r);
	struct token token = {.type = is_code ? TOKEN_CODE_LINE : TOKEN_HTML_LINE, .at = span_at(r->last)};
	if (!r->has_rest && !resolver_read_line(r)) {
		resolver_doubt(r);
		resolver_emit(r, token);
		return;
	}
	while (told.is_placed && told.start > r->line.end && resolver_read_line(r)) {
		resolver_doubt(r);
	}
	bool is_blank = r->place.at >= r->line.end;
	if (!r->is_inside || is_blank != !(told.is_placed || told.has_nul) ||
	    (told.is_placed && !told.has_nul && told.start != r->place.at) ||
	    (is_code && told.is_placed && !told.has_nul && told.end != r->line.end)) {
		resolver_doubt(r);
	}
	token.at = span_of(resolver_columns_back(r, told.indent), r->line.end);
	r->has_rest = false;
	resolver_emit(r, token);
}

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
