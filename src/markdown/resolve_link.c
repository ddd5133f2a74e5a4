// Gives md4c's events their positions: where a link ends, and where its target stands.

#include "markdown/resolver.h"
#include "markdown/target.h"

uint32_t resolver_skip_space(struct resolver *r, uint32_t at)
{
	at = line_after_space(r->bytes, at, r->size);
	if (at >= r->size || !line_is_ending(r->bytes[at])) {
		return at;
	}
	uint32_t start = at + 1;
	if (r->bytes[at] == '\r' && start < r->size && r->bytes[start] == '\n') {
		start++;
	}
	return start < r->size ? resolver_line_content(r, start) : r->size;
}

// What follows a title that starts at `at`, or 0. No title passes `limit`, where other text is.
static uint32_t after_title(const struct resolver *r, uint32_t at, uint32_t limit)
{
	char first = at < limit ? r->bytes[at] : 0;
	if (first != '"' && first != '\'' && first != '(') {
		return 0;
	}
	char close = first == '(' ? ')' : first;
	for (uint32_t i = at + 1; i < limit; i++) {
		char c = r->bytes[i];
		if (c == '\\' && i + 1 < limit &&
		    (line_is_punctuation(r->bytes[i + 1]) || line_is_ending(r->bytes[i + 1]))) {
			i++;
		} else if (c == close) {
			return i + 1;
		} else if (c == '(' && close == ')') {
			return 0;
		}
	}
	return 0;
}

// The target at `at`; what md4c tells the place of needs no second look.
static bool parse_target(const struct resolver *r, const struct event *event, uint32_t at, uint32_t limit, span *target,
			 uint32_t *after)
{
	bool is_pointed = r->bytes[at] == '<';
	uint32_t end = event->start + event->length;
	if (!(event->flags & EVENT_PLACED)) {
		return target_parse(r->bytes, at, limit, target, after);
	}
	*target = span_of(event->start, end);
	*after = end + is_pointed;
	return event->start == at + is_pointed && *after <= limit && (!is_pointed || r->bytes[end] == '>');
}

// The target and end of `(target "title")` at `at`.
static bool parse_inline(struct resolver *r, const struct event *event, uint32_t at, uint32_t limit, span *target,
			 uint32_t *end)
{
	uint32_t after;
	at = resolver_skip_space(r, at + 1);
	if (at < limit && r->bytes[at] == ')') {
		*target = span_at(at);
		*end = at + 1;
		return true;
	}
	if (at >= limit || !parse_target(r, event, at, limit, target, &after)) {
		return false;
	}
	at = resolver_skip_space(r, after);
	uint32_t title_end = at > after ? after_title(r, at, limit) : 0;
	if (title_end > 0) {
		at = resolver_skip_space(r, title_end);
	}
	*end = at + 1;
	return at < limit && r->bytes[at] == ')';
}

static bool ends_line(const struct resolver *r, uint32_t at)
{
	at = line_after_whitespace(r->bytes, at, r->size);
	return at >= r->size || line_is_ending(r->bytes[at]);
}

static bool starts_span(uint8_t type, char mark)
{
	switch (type) {
	case EVENT_EMPHASIS:
	case EVENT_STRONG:
		return mark == '*' || mark == '_';
	case EVENT_STRIKE:
		return mark == '~';
	case EVENT_CODE_SPAN:
		return mark == '`';
	case EVENT_LINK:
		return mark == '[' || mark == '<';
	default:
		return mark == '!';
	}
}

static bool ends_span(uint8_t type, char mark)
{
	if (type == EVENT_LINK || type == EVENT_IMAGE) {
		return mark == ']';
	}
	return starts_span(type, mark);
}

// Whether the event after the one in hand can stand at `at`.
static bool goes_on(const struct resolver *r, uint32_t at)
{
	if (at >= r->size || r->at + 1 >= r->count) {
		return at <= r->size;
	}
	const struct event *next = &r->events[r->at + 1];
	char here = r->bytes[at];
	if (next->type <= EVENT_RULE) {
		while (at < r->size && (line_is_blank(r->bytes[at]) || r->bytes[at] == '#')) {
			at++;
		}
		return ends_line(r, at);
	}
	if (next->side == EVENT_ENTER) {
		return starts_span(next->type, here);
	}
	if (next->side == EVENT_LEAVE) {
		return ends_span(next->type, here);
	}
	if (next->flags & EVENT_PLACED) {
		return next->start == at || (next->type == EVENT_TEXT && here == '\\' && next->start == at + 1);
	}
	if (next->type == EVENT_NUL) {
		return here == 0;
	}
	return ends_line(r, at) || (here == '\\' && ends_line(r, at + 1));
}

// The end of a reference's own label `[...]` at `at`, or `at` where there is none that fits.
static uint32_t after_label(const struct resolver *r, uint32_t at)
{
	if (at >= r->size || r->bytes[at] != '[') {
		return at;
	}
	for (uint32_t i = at + 1; i < r->size && i - at <= TARGET_LABEL_MAX + 1; i++) {
		if (r->bytes[i] == '\\') {
			i++;
		} else if (r->bytes[i] == '[') {
			break;
		} else if (r->bytes[i] == ']' && goes_on(r, i + 1)) {
			return i + 1;
		}
	}
	return at;
}

static bool is_target(const struct resolver *r, const struct event *event, span target)
{
	if (event->flags & EVENT_PLACED) {
		return event->start == target.start && event->length == span_length(target);
	}
	uint32_t length;
	return event->hash == target_hash_plain(r->bytes, target, &length) && event->length == length;
}

struct link_end resolve_link_end(struct resolver *r, const struct event *event, uint32_t text)
{
	uint32_t after = r->cursor + 1;
	uint32_t limit = resolver_next_pin(r);
	struct link_end link = {.end = after, .target = span_at(after)};
	if (after < r->size && r->bytes[after] == '(' &&
	    parse_inline(r, event, after, limit, &link.target, &link.end) && is_target(r, event, link.target)) {
		link.is_certain = goes_on(r, link.end);
		return link;
	}
	link.end = after_label(r, after);
	link.target = span_at(after);
	link.is_reference = true;
	link.is_certain = goes_on(r, link.end);
	if (event->flags & EVENT_PLACED) {
		link.target = span_of(event->start, event->start + event->length);
	} else {
		bool has_label = link.end > after + 2;
		span label = has_label ? span_of(after + 1, link.end - 1) : span_of(text, r->cursor);
		resolve_definition(r, event, label, &link);
	}
	return link;
}
