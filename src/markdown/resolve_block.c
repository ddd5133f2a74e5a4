// Gives md4c's events their positions: blocks.

#include "markdown/resolver.h"
#include "markdown/target.h"

#define NO_PIN UINT32_MAX

// What a search looks for.
struct wanted {
	uint8_t type;  // enum event_type
	uint8_t level; // of a heading
	bool is_ordered, is_fenced;
	char mark;    // of an item's brothers, 0 for any
	uint32_t pin; // the line that holds this offset, whatever is there
};

bool resolver_read_line(struct resolver *r)
{
	if (r->next_line >= r->size) {
		return false;
	}
	r->line = resolver_line(r, r->next_line);
	r->next_line = r->line.next;
	uint32_t parents = line_strip(r->bytes, r->line, r->containers, r->depth + r->left_empty, &r->place);
	r->is_inside = parents >= r->depth;
	if (r->left_empty && parents == r->depth) {
		line_strip(r->bytes, r->line, r->containers, r->depth, &r->place);
	}
	r->has_rest = true;
	return true;
}

static bool is_near(const struct resolver *r)
{
	return r->place.indent < LINE_CODE_INDENT;
}

// md4c ends a fence by a line outside of its containers, and swallows one that is too short to end it.
static bool may_end_fence(const struct resolver *r)
{
	char first = r->bytes[r->place.at];
	return (first == '`' || first == '~') && line_closes_fence(r->bytes, r->place.at, r->line.end, first, 1);
}

// md4c is silent about blank lines and definitions only, and about some ends of fences.
void resolver_pass_over(struct resolver *r)
{
	r->has_rest = false;
	char first = r->bytes[r->place.at];
	if (r->place.at >= r->line.end) {
		r->in_definition = false;
	} else if (first == '[') {
		r->in_definition = true;
	} else if (!r->in_definition && !may_end_fence(r)) {
		resolver_doubt(r);
	}
}

// Whether a paragraph may start here whose first event is the one after the one in hand.
static bool may_start_text(const struct resolver *r)
{
	char first = r->bytes[r->place.at];
	switch (r->events[r->next_inline].type) {
	case EVENT_EMPHASIS:
	case EVENT_STRONG:
		return first == '*' || first == '_';
	case EVENT_STRIKE:
		return first == '~';
	case EVENT_CODE_SPAN:
		return first == '`';
	case EVENT_IMAGE:
		return first == '!';
	case EVENT_LINK:
		return first == '<' ||
		       (first == '[' && !target_opens_definition(r->bytes, r->place.at, r->line.end, r->size));
	case EVENT_NUL:
		return first == 0;
	default:
		return false;
	}
}

static bool is_heading(const struct resolver *r, uint32_t level)
{
	return is_near(r) && line_heading_level(r->bytes, r->place.at, r->line.end) == level;
}

static bool fits_item(struct resolver *r, const struct wanted *wanted)
{
	if (r->marker_line != r->line.start || r->marker.start != r->place.at) {
		r->marker_line = NO_PIN;
		if (!line_marker(r->bytes, r->line.end, r->place, &r->marker)) {
			return false;
		}
		r->marker_line = r->line.start;
	}
	char mark = r->marker.container.mark;
	return mark != '>' && (mark == '.' || mark == ')') == wanted->is_ordered &&
	       (!wanted->mark || wanted->mark == mark) && !line_is_rule(r->bytes, r->place.at, r->line.end);
}

static bool fits_fence(const struct resolver *r, const struct event *event)
{
	uint32_t length = line_fence(r->bytes, r->place.at, r->line.end);
	if (length == 0 || r->bytes[r->place.at] != (char)event->level) {
		return false;
	}
	uint32_t info = line_after_whitespace(r->bytes, r->place.at + length, r->line.end);
	return (event->length > 0) == (info < r->line.end);
}

static bool fits(struct resolver *r, const struct wanted *wanted)
{
	const char *bytes = r->bytes;
	uint32_t at = r->place.at;
	uint32_t end = r->line.end;
	if (wanted->pin != NO_PIN) {
		return end >= wanted->pin;
	}
	if (!r->is_inside || at >= end) {
		return false;
	}
	switch (wanted->type) {
	case EVENT_QUOTE:
		return is_near(r) && bytes[at] == '>';
	case EVENT_ITEM:
		return fits_item(r, wanted);
	case EVENT_RULE:
		return is_near(r) && line_is_rule(bytes, at, end);
	case EVENT_CODE:
		return wanted->is_fenced ? fits_fence(r, &r->events[r->at]) : !is_near(r) && !r->in_definition;
	case EVENT_HTML:
		return bytes[at] == '<';
	case EVENT_HEADING:
		return is_heading(r, wanted->level) || (wanted->level <= 2 && may_start_text(r));
	default:
		return may_start_text(r);
	}
}

// Goes on to the line that fits; where there is none, stays and doubts.
static bool find(struct resolver *r, const struct wanted *wanted)
{
	uint32_t limit = wanted->pin == NO_PIN ? resolver_next_pin(r) : wanted->pin;
	if (wanted->pin == NO_PIN && r->has_given_up && r->given_up == limit) {
		resolver_doubt(r);
		return false;
	}
	uint32_t next_line = r->next_line;
	for (;;) {
		if (r->has_rest) {
			if (fits(r, wanted)) {
				r->left_empty = 0;
				r->passed_outside = false;
				r->after_definition = r->in_definition;
				r->in_definition = false;
				return true;
			}
			resolver_pass_over(r);
		}
		if (r->next_line > limit || !resolver_read_line(r)) {
			break;
		}
	}
	r->next_line = next_line;
	r->has_given_up = true;
	r->given_up = limit;
	resolver_doubt(r);
	return false;
}

// md4c does not report a line ending right after the opening of a code span.
static bool opens_on_line_before(const struct resolver *r, uint32_t at)
{
	while (at > 0 && !line_is_ending(r->bytes[at - 1])) {
		if (r->bytes[--at] == '`') {
			return false;
		}
	}
	return true;
}

// A code span of nothing but a line ending tells nothing at all.
static bool is_empty_code(const struct event *event)
{
	return event->type == EVENT_CODE_SPAN && event[0].side == EVENT_ENTER && event[1].side == EVENT_LEAVE;
}

// The first text of a paragraph whose place is told, and how many line endings stand before it.
static uint32_t first_pin(struct resolver *r, size_t from, uint32_t *breaks)
{
	*breaks = 0;
	for (size_t i = from; i < r->count; i++) {
		const struct event *event = &r->events[i];
		if (event->type <= EVENT_RULE ||
		    (event->side == EVENT_LEAVE && (event->type == EVENT_LINK || event->type == EVENT_IMAGE))) {
			break;
		}
		if (event->side != EVENT_WHOLE) {
			if (is_empty_code(event)) {
				resolver_doubt(r);
			}
			continue;
		}
		if (event->flags & EVENT_PLACED) {
			if (i > from && event[-1].type == EVENT_CODE_SPAN && event[-1].side == EVENT_ENTER) {
				*breaks += opens_on_line_before(r, event->start);
			}
			return event->start;
		}
		*breaks += event->type != EVENT_NUL;
	}
	return NO_PIN;
}

// The start of the line that lies `count` line endings before `at`.
static uint32_t lines_before(const struct resolver *r, uint32_t at, uint32_t count)
{
	while (at > 0) {
		char before = r->bytes[at - 1];
		if (line_is_ending(before)) {
			if (count-- == 0) {
				break;
			}
			at -= before == '\n' && at > 1 && r->bytes[at - 2] == '\r';
		}
		at--;
	}
	return at;
}

// Finds the line on which the text starts whose first event is `from`.
static bool find_text(struct resolver *r, uint8_t type, uint8_t level, size_t from)
{
	struct wanted wanted = {.type = type, .level = level};
	uint32_t breaks;
	wanted.pin = first_pin(r, from, &breaks);
	if (wanted.pin != NO_PIN && breaks > 0) {
		wanted.pin = lines_before(r, wanted.pin, breaks);
	}
	r->next_inline = from;
	if (!find(r, &wanted)) {
		return false;
	}
	// A definition's paragraph may go on lazily.
	if ((!r->is_inside && !r->after_definition) ||
	    (wanted.pin != NO_PIN && breaks == 0 && r->place.at > wanted.pin)) {
		resolver_doubt(r);
	}
	return true;
}

static void enter_paragraph(struct resolver *r, uint8_t flags, size_t from)
{
	bool is_empty = from >= r->count || r->events[from].type <= EVENT_RULE;
	if (is_empty) { // of a task without a text
		r->cursor = r->last;
	} else {
		r->cursor = find_text(r, EVENT_PARAGRAPH, 0, from) ? r->place.at : r->last;
	}
	r->has_rest = false;
	resolver_open(r, (struct token){.type = TOKEN_PARAGRAPH, .flags = flags, .at = span_at(r->cursor)});
}

static void enter_heading(struct resolver *r, const struct event *event)
{
	struct token token = {.type = TOKEN_HEADING, .detail = event->level, .at = span_at(r->last)};
	bool is_empty = r->events[r->at + 1].side == EVENT_LEAVE;
	struct wanted wanted = {.type = EVENT_HEADING, .level = event->level, .pin = NO_PIN};
	r->next_inline = r->at + 1;
	bool is_found = is_empty ? find(r, &wanted) : find_text(r, EVENT_HEADING, event->level, r->at + 1);
	uint32_t end = r->line.end;
	r->cursor = r->last;
	if (is_found && is_heading(r, event->level)) {
		token.at = span_of(r->place.at, r->place.at + event->level);
		r->cursor = token.at.end;
		const struct event *next = event + 1;
		bool is_told = next->side == EVENT_WHOLE && (next->flags & EVENT_PLACED);
		while (r->cursor < end && byte_is_blank(r->bytes[r->cursor]) &&
		       !(is_told && next->start == r->cursor)) {
			r->cursor++;
		}
		if (r->cursor == end) {
			r->cursor = token.at.end;
		}
	} else if (is_found) {
		token.flags = TOKEN_SETEXT;
		token.at = span_at(r->place.at);
		r->cursor = r->place.at;
	}
	r->has_rest = false;
	resolver_open(r, token);
}

uint32_t resolver_columns_back(const struct resolver *r, uint32_t columns)
{
	uint32_t wanted = r->place.column < columns ? 0 : r->place.column - columns;
	uint32_t at = r->line.start;
	uint32_t column = 0;
	if (columns == 0) {
		return r->place.at;
	}
	while (at < r->place.at && column < wanted) {
		column = r->bytes[at] == '\t' ? (column + 4) & ~3U : column + 1;
		at++;
	}
	return at;
}

static uint32_t trim_end(const struct resolver *r, uint32_t start, uint32_t end)
{
	while (end > start && byte_is_blank(r->bytes[end - 1])) {
		end--;
	}
	return end;
}

static void enter_code(struct resolver *r, const struct event *event)
{
	struct wanted wanted = {.type = EVENT_CODE, .is_fenced = (event->flags & EVENT_FENCED) != 0, .pin = NO_PIN};
	struct token token = {.type = TOKEN_CODE, .at = span_at(r->last), .more = span_at(r->last)};
	token.flags = wanted.is_fenced ? TOKEN_FENCED : 0;
	if (!find(r, &wanted)) {
		resolver_open(r, token);
		return;
	}
	if (!wanted.is_fenced) {
		token.at = token.more = span_at(resolver_columns_back(r, r->place.indent - LINE_CODE_INDENT));
		resolver_open(r, token);
		return;
	}
	uint32_t at = r->place.at;
	uint32_t length = line_fence(r->bytes, at, r->line.end);
	token.at = span_of(at, at + length);
	uint32_t info = line_after_whitespace(r->bytes, token.at.end, r->line.end);
	uint32_t end = trim_end(r, info, r->line.end);
	token.more = info < end ? span_of(info, end) : span_at(token.at.end);
	r->has_rest = false;
	struct open_token *open = resolver_open(r, token);
	open->mark = r->bytes[at];
	open->length = length;
	r->last = token.more.end;
}

static void enter_html(struct resolver *r)
{
	struct wanted wanted = {.type = EVENT_HTML, .pin = NO_PIN};
	struct token token = {.type = TOKEN_HTML, .at = span_at(r->last)};
	if (find(r, &wanted)) {
		token.at = span_at(resolver_columns_back(r, r->place.indent));
	}
	resolver_open(r, token);
}

static void rule(struct resolver *r)
{
	struct wanted wanted = {.type = EVENT_RULE, .pin = NO_PIN};
	struct token token = {.type = TOKEN_RULE, .side = TOKEN_WHOLE, .at = span_at(r->last)};
	if (find(r, &wanted)) {
		token.at = span_of(r->place.at, trim_end(r, r->place.at, r->line.end));
		r->has_rest = false;
	}
	resolver_emit(r, token);
}

static void enter_list(struct resolver *r, const struct event *event)
{
	bool is_ordered = (event->flags & EVENT_ORDERED) != 0;
	struct wanted wanted = {.type = EVENT_ITEM, .is_ordered = is_ordered, .pin = NO_PIN};
	struct token token = {.type = TOKEN_LIST, .at = span_at(r->last)};
	token.flags = (uint8_t)((is_ordered ? TOKEN_ORDERED : 0) | (event->flags & EVENT_TIGHT ? TOKEN_TIGHT : 0));
	if (find(r, &wanted)) {
		token.at = span_at(r->marker.start);
		token.detail = (uint8_t)r->marker.container.mark;
	}
	resolver_open(r, token);
}

static bool push_container(struct resolver *r, const struct line_marker *marker)
{
	r->place = marker->rest;
	r->has_rest = !marker->is_empty;
	if (r->depth == LINE_DEPTH_MAX) {
		resolver_doubt(r);
		return false;
	}
	r->containers[r->depth++] = marker->container;
	return true;
}

// The mark `[x]` of a task, which comes first in the item.
static span task_mark(struct resolver *r, const struct event *event)
{
	uint32_t at = r->place.at;
	if (!r->has_rest || event->start != at + 1 || at + 3 > r->line.end || r->bytes[at] != '[') {
		resolver_doubt(r);
		return span_at(r->last);
	}
	r->place.at = line_after_space(r->bytes, at + 3, r->line.end);
	return span_of(at, at + 3);
}

static void enter_item(struct resolver *r, const struct event *event)
{
	struct open_token *list = resolver_top(r);
	struct wanted wanted = {.type = EVENT_ITEM, .pin = NO_PIN};
	struct token token = {.type = TOKEN_ITEM, .at = span_at(r->last)};
	bool is_pushed = false;
	if (list && list->type == TOKEN_LIST) {
		wanted.is_ordered = (list->flags & TOKEN_ORDERED) != 0;
		wanted.mark = (char)list->detail;
		token.flags = list->flags & TOKEN_ORDERED;
	}
	if (find(r, &wanted)) {
		token.at = span_of(r->marker.start, r->marker.end);
		is_pushed = push_container(r, &r->marker);
	}
	token.more = event->flags & EVENT_TASK ? task_mark(r, event) : span_at(token.at.end);
	resolver_open(r, token)->is_container = is_pushed;
	r->last = token.more.end > r->last ? token.more.end : r->last;
}

static void enter_quote(struct resolver *r)
{
	struct wanted wanted = {.type = EVENT_QUOTE, .pin = NO_PIN};
	struct token token = {.type = TOKEN_QUOTE, .at = span_at(r->last)};
	struct line_marker marker;
	bool is_pushed = false;
	if (find(r, &wanted) && line_marker(r->bytes, r->line.end, r->place, &marker)) {
		token.at = span_of(marker.start, marker.end);
		is_pushed = push_container(r, &marker);
	}
	resolver_open(r, token)->is_container = is_pushed;
}

void resolve_tight_paragraph(struct resolver *r)
{
	enter_paragraph(r, TOKEN_TIGHT, r->at);
}

void resolve_enter_block(struct resolver *r, const struct event *event)
{
	switch (event->type) {
	case EVENT_QUOTE:
		enter_quote(r);
		break;
	case EVENT_LIST:
		enter_list(r, event);
		break;
	case EVENT_ITEM:
		enter_item(r, event);
		break;
	case EVENT_HEADING:
		enter_heading(r, event);
		break;
	case EVENT_PARAGRAPH:
		enter_paragraph(r, 0, r->at + 1);
		break;
	case EVENT_CODE:
		enter_code(r, event);
		break;
	case EVENT_HTML:
		enter_html(r);
		break;
	default:
		rule(r);
		break;
	}
}
