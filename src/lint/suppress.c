// Comments of a list that switch rules off, and what becomes of them.

#include "lint/suppress.h"

#include <stdlib.h>

#include "base/bisect.h"
#include "base/bytes.h"
#include "lint/findings.h"
#include "lint/rule.h"
#include "lint/suppress_read.h"

struct suppressions *suppressions_new(struct arena *arena, const struct source *source)
{
	struct suppressions *suppressions = arena_alloc(arena, sizeof *suppressions);
	suppressions->memory = arena->memory;
	suppressions->source = source;
	return suppressions;
}

static int compare_numbers(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

// Within a scope, the ranges of one rule do not overlap, unless they are the same; of those the first
// in the list comes last, which is the one that is found.
static int compare(const void *a, const void *b)
{
	const struct suppression *left = a, *right = b;
	int order = compare_numbers(left->scope, right->scope);
	order = order ? order : compare_numbers(left->rule, right->rule);
	order = order ? order : compare_numbers(left->range.start, right->range.start);
	return order ? order : compare_numbers(right->name.start, left->name.start);
}

static bool is_after(const struct suppression *suppression, uint32_t scope, uint32_t rule, uint32_t offset)
{
	int order = compare_numbers(suppression->scope, scope);
	order = order ? order : compare_numbers(suppression->rule, rule);
	return order ? order > 0 : suppression->range.start > offset;
}

static struct suppression *find(const struct suppressions *suppressions, uint32_t scope, uint32_t rule, uint32_t offset)
{
	size_t after;
	BISECT(after, suppressions->count, !is_after(&suppressions->items[after], scope, rule, offset));
	struct suppression *found = after > 0 ? &suppressions->items[after - 1] : NULL;
	if (!found || found->scope != scope || found->rule != rule || offset >= found->range.end) {
		return NULL;
	}
	return found;
}

bool suppressions_hold(const struct suppressions *suppressions, uint32_t offset)
{
	bool is_found = false;
	for (uint32_t rule = 0; suppressions && rule < rule_count; rule++) {
		is_found = is_found || find(suppressions, SCOPE_LINE, rule, offset);
	}
	return is_found;
}

static bool is_suppressed(struct suppressions *suppressions, const struct pllint_finding *finding)
{
	bool is_found = false;
	for (uint32_t scope = 0; scope < SCOPE_COUNT; scope++) {
		struct suppression *suppression = find(suppressions, scope, finding->rule, finding->at.start);
		if (suppression) {
			suppression->is_used = true;
			is_found = true;
		}
	}
	return is_found;
}

static void drop_suppressed(struct suppressions *suppressions, struct findings *findings, size_t first)
{
	size_t kept = first;
	for (size_t i = first; i < findings->count; i++) {
		if (!is_suppressed(suppressions, &findings->items[i]->finding)) {
			findings->items[kept++] = findings->items[i];
		}
	}
	findings->count = kept;
}

static bool is_blank(const struct source *source, span line)
{
	return span_is_empty(source_trim(source, line));
}

// The comment with the whitespace before it, or with its lines where nothing else stands on them.
static span range_to_delete(const struct source *source, span comment)
{
	span first = source_line(source, comment.start);
	span last = source_line(source, comment.end);
	span before = source_trim(source, span_of(first.start, comment.start));
	if (!span_is_empty(before) || !is_blank(source, span_of(comment.end, last.end))) {
		bool ends_apart = comment.end == source->size || byte_is_in(source->bytes[comment.end], " \t\r\n");
		return span_of(ends_apart ? before.end : comment.start, comment.end);
	}
	uint32_t next = source_next_line(source, comment.end);
	bool is_between_whitespace = first.start > source->body &&
				     is_blank(source, source_line(source, first.start - 1)) && next < source->size &&
				     is_blank(source, source_line(source, next));
	return span_of(first.start, is_between_whitespace ? source_next_line(source, next) : next);
}

// `<!--` before it that is text, since its end does not stand in its own block, would find the end of another comment.
static bool follows_open_comment(const struct source *source, span comment)
{
	for (uint32_t at = comment.start; at > 0; at--) {
		span rest = span_of(at - 1, comment.start);
		if (source_starts_with(source, rest, "-->")) {
			return at > 2 && source_starts_with(source, span_of(at - 3, comment.start), "<!");
		}
		if (source_starts_with(source, rest, "<!--")) {
			return true;
		}
	}
	return false;
}

// Text before it on its line opens a tag that it would then be a part of.
static bool follows_open_tag(const struct source *source, span comment)
{
	uint32_t start = source_line_start(source, comment.start);
	for (uint32_t at = comment.start; at > start; at--) {
		char c = source->bytes[at - 1];
		if (c == '<' || c == '>') {
			return c == '<';
		}
	}
	return false;
}

// Without it, marks that stand alone on the line could start or underline something.
static bool leaves_word(const struct source *source, span range)
{
	span line = source_line(source, range.start);
	return source_holds_word(source, span_of(line.start, range.start)) ||
	       source_holds_word(source, span_of(range.end, line.end > range.end ? line.end : range.end));
}

// What touches it would come to touch something else, which a mark may mean something beside; and a backslash or a
// `#` that then ends its line does.
static bool is_apart(const struct source *source, span range, span comment)
{
	const char *bytes = source->bytes;
	char before = bytes[comment.start - 1];
	char after = comment.end < source->size ? bytes[comment.end] : '\n';
	bool touches_before = !byte_is_in(before, " \t");
	bool touches_after = !byte_is_in(after, " \t\r\n");
	return !(touches_before && touches_after) && (!touches_before || source_is_word_byte(before)) &&
	       (!touches_after || source_is_word_byte(after)) && !byte_is_in(bytes[range.start - 1], "\\#");
}

// A heading, or an item with something behind its marker, which could underline what stands before.
static bool starts_block(const struct source *source, span line)
{
	span text = source_trim(source, line);
	uint32_t level = 0;
	while (line.start + level < text.end && source->bytes[line.start + level] == '#') {
		level++;
	}
	uint32_t marker = level > 0 ? level : byte_is_in(source->bytes[line.start], "-*+") ? 1 : 0;
	uint32_t after = line.start + marker;
	bool is_bare = after >= text.end;
	return marker > 0 && level <= 6 && (is_bare ? level > 0 : byte_is_in(source->bytes[after], " \t"));
}

// What comes next would become part of what stands before, if it is neither a heading nor an item that
// starts its line.
static bool may_be_deleted(const struct source *source, span range, span comment)
{
	if (!source_ends_with(source, comment, "-->") || follows_open_comment(source, comment)) {
		return false;
	}
	span before = span_of(source_line_start(source, comment.start), comment.start);
	if (!is_blank(source, before)) {
		return !follows_open_tag(source, comment) && leaves_word(source, range) &&
		       is_apart(source, range, comment);
	}
	if (!is_blank(source, span_of(comment.end, source_line(source, comment.end).end))) {
		return false;
	}
	uint32_t at = range.end;
	while (at < source->size && is_blank(source, source_line(source, at)) && source_next_line(source, at) > at) {
		at = source_next_line(source, at);
	}
	span line = source_line(source, at);
	return is_blank(source, line) || starts_block(source, line);
}

static void report_unused(struct check *check, const struct suppression *suppression)
{
	const char *help = suppression->is_alone ? "delete the comment" : "take its name out of the comment";
	struct pllint_finding *finding =
		report(check, suppression->name, "{0} is switched off here, but it finds nothing", help,
		       ARGUMENTS(from_list(suppression->name)));
	span range = range_to_delete(check->source, suppression->comment);
	if (suppression->is_alone && may_be_deleted(check->source, range, suppression->comment)) {
		report_edit(check, finding, PLLINT_FIX_UNSAFE, range, NO_PIECES);
	}
}

static void report_all_unused(struct suppressions *suppressions, struct check *check, bool of_itself)
{
	for (size_t i = 0; i < suppressions->count; i++) {
		const struct suppression *suppression = &suppressions->items[i];
		bool is_on = check->findings->severity[suppression->rule] != PLLINT_OFF &&
			     !rules[suppression->rule]->is_across;
		if (!suppression->is_used && is_on && (suppression->rule == check->rule) == of_itself) {
			report_unused(check, suppression);
		}
	}
}

void suppressions_apply(struct suppressions *suppressions, struct check *check)
{
	if (suppressions->count == 0) {
		return;
	}
	qsort(suppressions->items, suppressions->count, sizeof *suppressions->items, compare);
	drop_suppressed(suppressions, check->findings, 0);
	suppressions_hold_lines(suppressions, check->findings);

	// What is reported now may itself be switched off.
	size_t first = check->findings->count;
	check->rule = suppressions_rule("unused-suppression");
	report_all_unused(suppressions, check, false);
	drop_suppressed(suppressions, check->findings, first);
	report_all_unused(suppressions, check, true);
}
