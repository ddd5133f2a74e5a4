// Gives md4c's events their positions: spans and text.

#include "markdown/resolver.h"

// Of a longer one, `most`.
static uint32_t run_length(const struct resolver *r, uint32_t at, char mark, uint32_t most)
{
	uint32_t length = 0;
	while (length < most && at + length < r->size && r->bytes[at + length] == mark) {
		length++;
	}
	return length;
}

static bool is_line_end(const struct resolver *r, uint32_t at)
{
	return at >= r->size || line_is_ending(r->bytes[at]);
}

static uint32_t after_ending(const struct resolver *r, uint32_t at)
{
	if (at < r->size && r->bytes[at] == '\r') {
		at++;
	}
	if (at < r->size && r->bytes[at] == '\n') {
		at++;
	}
	return at;
}

// The next line's content, where `at` has only whitespace after it on its line; else 0.
static uint32_t next_content(struct resolver *r, uint32_t at)
{
	at = line_after_whitespace(r->bytes, at, r->size);
	if (!is_line_end(r, at)) {
		return 0;
	}
	uint32_t start = after_ending(r, at);
	return start < r->size ? resolver_line_content(r, start) : 0;
}

static void go_to_next_line(struct resolver *r)
{
	uint32_t content = next_content(r, r->cursor);
	if (content == 0) {
		resolver_doubt(r);
		return;
	}
	r->cursor = content;
}

// md4c 0.4 reports a line ending and then the backquotes themselves as text where those that close a
// code span come first on their line.
static bool repeats_backquotes(const struct resolver *r)
{
	const struct event *event = &r->events[r->at];
	return r->at > 0 && r->at + 1 < r->count && event[-1].type == EVENT_CODE_SPAN &&
	       event[-1].side == EVENT_LEAVE && event[1].type == EVENT_TEXT && (event[1].flags & EVENT_PLACED) &&
	       event[1].start < r->cursor && event[1].start + event[1].length >= r->cursor;
}

static void take_break(struct resolver *r, uint8_t type)
{
	uint32_t start = r->cursor;
	if (repeats_backquotes(r)) {
		const struct event *text = &r->events[++r->at];
		uint32_t end = text->start + text->length;
		if (end > start) {
			resolver_emit(r, (struct token){.type = TOKEN_TEXT, .at = span_of(start, end)});
		}
		r->cursor = end;
		return;
	}
	uint32_t at = start;
	if (type == TOKEN_HARD_BREAK && at + 1 < r->size && r->bytes[at] == '\\' && line_is_ending(r->bytes[at + 1])) {
		at++;
	} else {
		at = line_after_whitespace(r->bytes, at, r->size);
	}
	if (!is_line_end(r, at)) {
		resolver_doubt(r);
		resolver_emit(r, (struct token){.type = type, .at = span_at(start)});
		return;
	}
	uint32_t end = after_ending(r, at);
	resolver_emit(r, (struct token){.type = type, .at = span_of(start, end)});
	r->cursor = end < r->size ? resolver_line_content(r, end) : end;
}

// In a tight item one unreported paragraph may follow another.
static bool starts_paragraph(struct resolver *r, const struct event *event)
{
	const struct open_token *top = resolver_top(r);
	if (top->type != TOKEN_PARAGRAPH || !(top->flags & TOKEN_TIGHT) ||
	    !is_line_end(r, line_after_whitespace(r->bytes, r->cursor, r->size)) || event->start < r->cursor) {
		return false;
	}
	resolve_end_tight_paragraph(r);
	resolve_tight_paragraph(r);
	return true;
}

static void take_text(struct resolver *r, const struct event *event, uint8_t type)
{
	struct token token = {.type = type, .at = span_of(event->start, event->start + event->length)};
	if (!(event->flags & EVENT_PLACED)) {
		resolver_doubt(r);
		return;
	}
	if (event->start != r->cursor && !(event->start == r->cursor + 1 && r->bytes[r->cursor] == '\\')) {
		starts_paragraph(r, event);
	}
	if (event->start == r->cursor + 1 && r->bytes[r->cursor] == '\\' && type == TOKEN_TEXT) {
		token.detail = 1;
	} else if (event->start != r->cursor) {
		resolver_doubt(r);
	}
	resolver_emit(r, token);
	r->cursor = token.at.end;
}

static void take_nul(struct resolver *r)
{
	uint32_t length = r->cursor < r->size && r->bytes[r->cursor] == 0;
	if (length == 0) {
		resolver_doubt(r);
	}
	resolver_emit(r, (struct token){.type = TOKEN_NUL, .at = span_of(r->cursor, r->cursor + length)});
	r->cursor += length;
}

// Whitespace at a line's end come by themselves: they belong to what precedes them.
static bool extends_last(struct resolver *r, const struct event *event, uint8_t type)
{
	struct token *last = &r->tokens->list[r->tokens->count - 1];
	if (last->type != type || last->at.end != event->start + r->offset || event->start != r->cursor ||
	    !byte_is_blank(r->bytes[event->start])) {
		return false;
	}
	last->at.end += event->length;
	r->cursor += event->length;
	r->last = r->cursor;
	return true;
}

static void take_html(struct resolver *r, const struct event *event)
{
	if (event->flags & EVENT_NEWLINE) {
		go_to_next_line(r);
	} else if (!extends_last(r, event, TOKEN_HTML_INLINE)) {
		take_text(r, event, TOKEN_HTML_INLINE);
	}
}

// A code span's text may be a blank, or a line ending that is not reported, after its opening.
static void take_code(struct resolver *r, const struct event *event)
{
	if (!(event->flags & EVENT_PLACED)) {
		go_to_next_line(r);
		return;
	}
	if (event->start > r->cursor && r->last == r->cursor) {
		uint32_t content = next_content(r, r->cursor);
		if (content == event->start || (event->start == r->cursor + 1 && r->bytes[r->cursor] == ' ')) {
			r->cursor = event->start;
		}
	}
	if (!extends_last(r, event, TOKEN_CODE_TEXT)) {
		take_text(r, event, TOKEN_CODE_TEXT);
	}
}

static void open_span(struct resolver *r, uint8_t type, uint32_t length, uint8_t flags)
{
	char mark = r->bytes[r->cursor];
	struct token token = {.type = type, .flags = flags, .at = span_of(r->cursor, r->cursor + length)};
	token.more = span_at(token.at.end);
	struct open_token *open = resolver_open(r, token);
	open->mark = mark;
	open->length = length;
	r->cursor += length;
}

static void enter_span(struct resolver *r, const struct event *event)
{
	char mark = r->bytes[r->cursor];
	uint32_t run = run_length(r, r->cursor, mark, mark == '`' ? UINT32_MAX : 3);
	uint32_t length = 0;
	uint8_t type = (uint8_t)(event->type - EVENT_EMPHASIS + TOKEN_EMPHASIS);
	uint8_t flags = 0;
	switch (event->type) {
	case EVENT_EMPHASIS:
		length = mark == '*' || mark == '_';
		break;
	case EVENT_STRONG:
		length = (mark == '*' || mark == '_') && run >= 2 ? 2 : 0;
		break;
	case EVENT_STRIKE:
		length = mark == '~' && run <= 2 ? run : 0;
		break;
	case EVENT_CODE_SPAN:
		length = mark == '`' ? run : 0;
		break;
	case EVENT_LINK:
		length = mark == '[' || mark == '<';
		flags = mark == '<' ? TOKEN_AUTOLINK : 0;
		break;
	default:
		length = mark == '!' && r->cursor + 1 < r->size && r->bytes[r->cursor + 1] == '[' ? 2 : 0;
		break;
	}
	if (length == 0) {
		resolver_doubt(r);
	}
	open_span(r, type, length, flags);
}

// Where the backquotes stand that close a code span: here, after a blank or on the next line.
static uint32_t closing_backquotes(struct resolver *r, uint32_t length)
{
	uint32_t at = r->cursor;
	if (run_length(r, at, '`', length + 1) == length) {
		return at;
	}
	if (r->bytes[at] == ' ' && run_length(r, at + 1, '`', length + 1) == length) {
		return at + 1;
	}
	at = next_content(r, at);
	return at > 0 && run_length(r, at, '`', length + 1) == length ? at : 0;
}

static void leave_code_span(struct resolver *r, const struct open_token *open)
{
	uint32_t at = closing_backquotes(r, open->length);
	if (at == 0 || open->length == 0) {
		resolver_doubt(r);
		resolver_close(r, span_at(r->cursor));
		return;
	}
	r->cursor = at + open->length;
	resolver_close(r, span_of(at, r->cursor));
}

static void leave_autolink(struct resolver *r, const struct open_token *open)
{
	struct token *opening = &r->tokens->list[open->token];
	uint32_t length = r->bytes[r->cursor] == '>';
	if (length == 0) {
		resolver_doubt(r);
	}
	uint32_t start = opening->at.end;
	uint32_t end = r->cursor + r->offset;
	opening->more = span_of(start, end < start ? start : end);
	r->cursor += length;
	resolver_close(r, span_of(r->cursor - length, r->cursor));
}

static void leave_link(struct resolver *r, const struct event *event, struct open_token *open)
{
	struct token *opening = &r->tokens->list[open->token];
	if (r->bytes[r->cursor] != ']') {
		resolver_doubt(r);
		resolver_close(r, span_at(r->cursor));
		return;
	}
	struct link_end link = resolve_link_end(r, event, opening->at.end - r->offset);
	uint32_t start = r->cursor;
	if (!link.is_certain) {
		resolver_doubt(r);
	}
	opening->flags |= link.is_reference ? TOKEN_REFERENCE : 0;
	opening->more = span_of(link.target.start + r->offset, link.target.end + r->offset);
	r->cursor = link.end;
	resolver_close(r, span_of(start, link.end));
}

// md4c's spans may cross, and end without having begun.
static struct open_token *innermost(struct resolver *r, uint8_t type)
{
	size_t i = r->open_count;
	while (i > 0 && !token_is_block(r->open[i - 1].type) && r->open[i - 1].type != type) {
		i--;
	}
	if (i == 0 || r->open[i - 1].type != type) {
		resolver_doubt(r);
		return NULL;
	}
	while (r->open_count > i) {
		resolver_doubt(r);
		resolver_close(r, span_at(r->cursor > r->last ? r->cursor : r->last));
	}
	return &r->open[i - 1];
}

static void leave_span(struct resolver *r, const struct event *event)
{
	struct open_token *open = innermost(r, (uint8_t)(event->type - EVENT_EMPHASIS + TOKEN_EMPHASIS));
	if (!open) {
		return;
	}
	if (event->type == EVENT_CODE_SPAN) {
		leave_code_span(r, open);
	} else if (open->flags & TOKEN_AUTOLINK) {
		leave_autolink(r, open);
	} else if (event->type == EVENT_LINK || event->type == EVENT_IMAGE) {
		leave_link(r, event, open);
	} else {
		uint32_t length = open->length;
		if (length == 0 || run_length(r, r->cursor, open->mark, length) < length) {
			resolver_doubt(r);
			length = 0;
		}
		r->cursor += length;
		resolver_close(r, span_of(r->cursor - length, r->cursor));
	}
}

void resolve_inline(struct resolver *r, const struct event *event)
{
	if (event->side == EVENT_ENTER) {
		enter_span(r, event);
		return;
	}
	if (event->side == EVENT_LEAVE) {
		leave_span(r, event);
		return;
	}
	switch (event->type) {
	case EVENT_TEXT:
		take_text(r, event, TOKEN_TEXT);
		break;
	case EVENT_ENTITY:
		take_text(r, event, TOKEN_ENTITY);
		break;
	case EVENT_NUL:
		take_nul(r);
		break;
	case EVENT_SOFT_BREAK:
		take_break(r, TOKEN_SOFT_BREAK);
		break;
	case EVENT_HARD_BREAK:
		take_break(r, TOKEN_HARD_BREAK);
		break;
	case EVENT_TEXT_HTML:
		take_html(r, event);
		break;
	default:
		take_code(r, event);
		break;
	}
}
