// Gives md4c's events their positions: where a link ends, and where its target stands.

#include <stdlib.h>
#include <string.h>

#include "base/bisect.h"
#include "base/bytes.h"
#include "markdown/resolver.h"
#include "markdown/target.h"

// --- definitions ---------------------------------------------------------------------------------

// Gives md4c's events their positions: the targets of references whose definitions it does not point at.

static int compare_definitions(const void *left, const void *right)
{
	const struct definition *a = left;
	const struct definition *b = right;
	if (a->hash != b->hash) {
		return a->hash < b->hash ? -1 : 1;
	}
	if (a->length != b->length) {
		return a->length < b->length ? -1 : 1;
	}
	if (a->label_hash != b->label_hash) {
		return a->label_hash < b->label_hash ? -1 : 1;
	}
	return (a->target.start > b->target.start) - (a->target.start < b->target.start);
}

static bool is_any_space(char c)
{
	return line_is_space(c) || line_is_ending(c);
}

static char next_folded(const char *bytes, span *s)
{
	char c = bytes[s->start++];
	if (is_any_space(c)) {
		while (s->start < s->end && is_any_space(bytes[s->start])) {
			s->start++;
		}
		return ' ';
	}
	return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static span trim(const char *bytes, span s)
{
	while (s.start < s.end && is_any_space(bytes[s.start])) {
		s.start++;
	}
	while (s.start < s.end && is_any_space(bytes[s.end - 1])) {
		s.end--;
	}
	return s;
}

// Letter case beyond ASCII is not looked at.
static uint32_t hash_label(const char *bytes, span label)
{
	uint32_t hash = TARGET_HASH_START;
	label = trim(bytes, label);
	while (!span_is_empty(label)) {
		hash = target_hash_add(hash, next_folded(bytes, &label));
	}
	return hash;
}

static bool is_same_label(const char *bytes, span a, span b)
{
	a = trim(bytes, a);
	b = trim(bytes, b);
	while (!span_is_empty(a) && !span_is_empty(b)) {
		if (next_folded(bytes, &a) != next_folded(bytes, &b)) {
			return false;
		}
	}
	return span_is_empty(a) && span_is_empty(b);
}

// The label that ends in the `]` at `close` and has only prefixes and task marks before it on its line.
static bool label_before(const struct resolver *r, uint32_t close, span *label)
{
	uint32_t open = close;
	while (open > 0 && close - open <= TARGET_LABEL_MAX && r->bytes[open] != '[') {
		open--;
		if (r->bytes[open] == ']' && (open == 0 || r->bytes[open - 1] != '\\')) {
			return false;
		}
	}
	if (r->bytes[open] != '[') {
		return false;
	}
	*label = span_of(open + 1, close);
	while (open > 0 && !line_is_ending(r->bytes[open - 1])) {
		char before = r->bytes[--open];
		if (!line_is_space(before) && !byte_is_digit(before) && !byte_is_in(before, ">-+*.)[xX]")) {
			return false;
		}
	}
	return true;
}

// Spaces with at most one line ending among them.
static uint32_t resolver_skip_space(struct resolver *r, uint32_t at)
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

static void add_definition(struct resolver *r, uint32_t close)
{
	struct definition definition;
	uint32_t after;
	if (!label_before(r, close, &definition.label) ||
	    !target_parse(r->bytes, resolver_skip_space(r, close + 2), r->size, &definition.target, &after)) {
		return;
	}
	definition.hash = target_hash_plain(r->bytes, definition.target, &definition.length);
	definition.label_hash = hash_label(r->bytes, definition.label);
	r->definitions = memory_grow(r->memory, r->definitions, &r->definition_room, r->definition_count + 1,
				     sizeof *r->definitions);
	r->definitions[r->definition_count++] = definition;
}

static void collect_definitions(struct resolver *r)
{
	r->has_definitions = true;
	for (uint32_t i = 0; i + 1 < r->size; i++) {
		const char *found = memchr(r->bytes + i, ']', r->size - i - 1);
		if (!found) {
			break;
		}
		i = (uint32_t)(found - r->bytes);
		if (r->bytes[i + 1] == ':') {
			add_definition(r, i);
		}
	}
	if (r->definition_count > 0) {
		qsort(r->definitions, r->definition_count, sizeof *r->definitions, compare_definitions);
	}
}

static size_t first_candidate(const struct resolver *r, const struct definition *wanted)
{
	size_t first;
	BISECT(first, r->definition_count, compare_definitions(&r->definitions[first], wanted) < 0);
	return first;
}

static bool leads_to(const struct definition *definition, const struct definition *wanted)
{
	return definition->hash == wanted->hash && definition->length == wanted->length;
}

// Of those with the label, the first one in the text; NULL if there is none.
static const struct definition *find_labelled(const struct resolver *r, const struct definition *wanted, span label)
{
	enum { CANDIDATES_MAX = 16 }; // more only where somebody made labels for their hash
	size_t first = first_candidate(r, wanted);
	for (size_t i = first; i < r->definition_count && i - first < CANDIDATES_MAX; i++) {
		const struct definition *found = &r->definitions[i];
		if (!leads_to(found, wanted) || found->label_hash != wanted->label_hash) {
			break;
		}
		if (is_same_label(r->bytes, found->label, label)) {
			return found;
		}
	}
	return NULL;
}

void resolve_definition(struct resolver *r, const struct event *event, span label, struct link_end *link)
{
	if (!r->has_definitions) {
		collect_definitions(r);
	}
	struct definition wanted = {.hash = event->hash, .length = event->length};
	size_t first = first_candidate(r, &wanted);
	size_t next = first + 1;
	wanted.label_hash = hash_label(r->bytes, label);
	const struct definition *found = find_labelled(r, &wanted, label);
	if (found) {
		link->target = found->target;
		return;
	}
	bool has_any = first < r->definition_count && leads_to(&r->definitions[first], &wanted);
	if (has_any) {
		link->target = r->definitions[first].target;
	}
	bool is_only_one = has_any && (next == r->definition_count || !leads_to(&r->definitions[next], &wanted));
	link->is_certain = link->is_certain && is_only_one;
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

// Whether the event after the one in hand can be at `at`.
static bool goes_on(const struct resolver *r, uint32_t at)
{
	if (at >= r->size || r->at + 1 >= r->count) {
		return at <= r->size;
	}
	const struct event *next = &r->events[r->at + 1];
	char here = r->bytes[at];
	if (next->type <= EVENT_RULE) {
		while (at < r->size && (byte_is_blank(r->bytes[at]) || r->bytes[at] == '#')) {
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
