// Gives md4c's events their positions: the targets of references whose definitions it does not point at.

#include <stdlib.h>
#include <string.h>

#include "base/bisect.h"
#include "base/bytes.h"
#include "markdown/resolver.h"
#include "markdown/target.h"

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
		if (!line_is_space(before) && !line_is_digit(before) && !byte_is_in(before, ">-+*.)[xX]")) {
			return false;
		}
	}
	return true;
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
