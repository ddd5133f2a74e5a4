// Comments of a list that switch rules off, and what becomes of them.

#include "lint/suppress.h"

#include <stdlib.h>
#include <string.h>

#include "base/bisect.h"
#include "base/bytes.h"
#include "base/distance.h"
#include "lint/findings.h"
#include "lint/rule.h"

// --- reading comments ----------------------------------------------------------------------------

// Reads the comments that switch rules off: their words, the names of rules, and where they apply.

enum suppression_scope { SCOPE_FILE, SCOPE_ENTRY, SCOPE_LINE, SCOPE_COUNT };

// One rule that is switched off at one place.
struct suppression {
	uint8_t scope; // enum suppression_scope
	bool is_used;
	bool is_alone; // the comment names no other rule
	uint16_t rule;
	span range; // findings that start here are dropped
	span name;
	span comment;
};

struct suppressions {
	struct memory *memory;
	const struct source *source;
	struct suppression *items;
	size_t count, capacity;
};

// One comment that is being read; `at` moves over its text.
struct reading {
	struct suppressions *suppressions;
	struct check *check;
	const struct source *source;
	span comment;
	span word;
	span at;
	bool after_comma; // the last word is after a comma
	enum suppression_scope scope;
	span range;
};

static const struct {
	const char *word;
	enum suppression_scope scope;
} words[] = {
	{"pllint-disable-next-line", SCOPE_LINE},
	{"pllint-disable-entry", SCOPE_ENTRY},
	{"pllint-disable-file", SCOPE_FILE},
};

// The index of one of the rules that this part reports for.
static size_t suppressions_rule(const char *name)
{
	return pllint_rule_find(name, strlen(name));
}

static bool is_separator(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == ',';
}

// The next run of bytes up to a separator or a colon; empty at the end or at a colon.
static span next_word(struct reading *reading)
{
	const char *bytes = reading->source->bytes;
	uint32_t at = reading->at.start;
	reading->after_comma = false;
	while (at < reading->at.end && is_separator(bytes[at])) {
		reading->after_comma |= bytes[at] == ',';
		at++;
	}
	uint32_t start = at;
	while (at < reading->at.end && !is_separator(bytes[at]) && bytes[at] != ':') {
		at++;
	}
	reading->at.start = at;
	return span_of(start, at);
}

static struct pllint_finding *report_unknown(struct reading *reading, span at, const char *text, const char *help,
					     const char *nearest)
{
	struct check *check = reading->check;
	check->rule = suppressions_rule("unknown-suppression");
	struct pllint_finding *finding = report(check, at, text, help, ARGUMENTS(from_list(at), from_text(nearest)));
	if (nearest) {
		report_edit(check, finding, PLLINT_FIX_UNSAFE, at, PIECES(piece_text(nearest)));
	}
	return finding;
}

// --- the nearest of several names -----------------------------------------------------------------

struct nearest {
	const char *name;
	unsigned edits;
};

static void consider(const struct reading *reading, struct nearest *nearest, span word, const char *name)
{
	unsigned edits = distance_edits(source_at(reading->source, word), span_length(word), name, strlen(name),
					nearest->edits ? nearest->edits - 1 : 0);
	if (edits < nearest->edits) {
		*nearest = (struct nearest){name, edits};
	}
}

static struct nearest nearest_start(span word)
{
	unsigned third = span_length(word) / 3;
	return (struct nearest){NULL, 1 + (third < 4 ? third : 4)};
}

static const char *nearest_rule(const struct reading *reading, span word)
{
	struct nearest nearest = nearest_start(word);
	for (size_t i = 0; i < rule_count; i++) {
		consider(reading, &nearest, word, rules[i]->info.name);
	}
	return nearest.name;
}

static const char *nearest_word(const struct reading *reading, span word)
{
	struct nearest nearest = nearest_start(word);
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		consider(reading, &nearest, word, words[i].word);
	}
	return nearest.name;
}

// --- names ----------------------------------------------------------------------------------------

static void add(struct reading *reading, size_t rule, span name)
{
	struct suppressions *all = reading->suppressions;
	all->items = memory_grow(all->memory, all->items, &all->capacity, all->count + 1, sizeof *all->items);
	all->items[all->count++] = (struct suppression){
		.scope = (uint8_t)reading->scope,
		.rule = (uint16_t)rule,
		.range = reading->range,
		.name = name,
		.comment = reading->comment,
	};
}

// Takes one name. False where a reason seems to start instead: a word that is like no rule and follows
// one without a comma.
static bool take_name(struct reading *reading, span name, bool is_first)
{
	size_t rule = pllint_rule_find(source_at(reading->source, name), span_length(name));
	if (rule < rule_count) {
		add(reading, rule, name);
		return true;
	}
	const char *nearest = nearest_rule(reading, name);
	if (!nearest && !is_first && !reading->after_comma) {
		return false;
	}
	report_unknown(reading, name, "there is no rule {0}",
		       nearest ? "write `{1}`" : "`pllint --list-rules` names all rules", nearest);
	return nearest || reading->after_comma;
}

static void take_names(struct reading *reading)
{
	size_t first = reading->suppressions->count;
	size_t count = 0;
	span name = next_word(reading);
	if (span_is_empty(name)) {
		report_unknown(reading, reading->word, "{0} names no rule", "write the name of the rule after it",
			       NULL);
	}
	for (; !span_is_empty(name) && take_name(reading, name, count == 0); name = next_word(reading)) {
		count++;
	}
	if (count == 1 && reading->suppressions->count == first + 1) {
		reading->suppressions->items[first].is_alone = true;
	}
}

// --- where it applies -----------------------------------------------------------------------------

// Findings at the very end of the list belong to its last line.
static span with_end(const struct source *source, span range)
{
	if (range.end == source->size) {
		range.end++;
	}
	return range;
}

static span range_of(const struct reading *reading, const struct entry *entry)
{
	const struct source *source = reading->source;
	if (reading->scope == SCOPE_FILE) {
		return span_of(0, UINT32_MAX);
	}
	if (reading->scope == SCOPE_ENTRY) {
		return with_end(source, entry->extent);
	}
	uint32_t next = source_next_line(source, reading->comment.end);
	return with_end(source, span_of(next, source_next_line(source, next)));
}

static void take_comment(struct reading *reading, const struct entry *entry)
{
	reading->word = next_word(reading);
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		if (source_is(reading->source, reading->word, words[i].word)) {
			reading->scope = words[i].scope;
			reading->range = range_of(reading, entry);
			take_names(reading);
			return;
		}
	}
	const char *nearest = nearest_word(reading, reading->word);
	report_unknown(reading, reading->word, "{0} means nothing to pllint",
		       nearest ? "write `{1}`"
			       : "write `pllint-disable-next-line`, `pllint-disable-entry` or `pllint-disable-file`",
		       nearest);
}

void suppressions_read(struct suppressions *suppressions, struct check *check, const struct entry *entry)
{
	for (size_t i = 0; i < entry->comment_count; i++) {
		const struct entry_comment *comment = &entry->comments[i];
		if (!source_starts_with(suppressions->source, comment->text, "pllint-")) {
			continue;
		}
		struct reading reading = {
			.suppressions = suppressions,
			.check = check,
			.source = suppressions->source,
			.comment = comment->whole,
			.at = comment->text,
		};
		take_comment(&reading, entry);
	}
}

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

static bool is_suppressed_at(struct suppressions *suppressions, const struct pllint_finding *finding, uint32_t offset)
{
	bool is_found = false;
	for (uint32_t scope = 0; scope < SCOPE_COUNT; scope++) {
		struct suppression *suppression = find(suppressions, scope, finding->rule, offset);
		if (suppression) {
			suppression->is_used = true;
			is_found = true;
		}
	}
	return is_found;
}

// Of two entries that a rule compares, a comment in either holds for the pair.
static bool is_suppressed(struct suppressions *suppressions, const struct pllint_finding *finding)
{
	bool is_pair = finding->has_related && rules[finding->rule]->is_across;
	bool is_here = is_suppressed_at(suppressions, finding, finding->at.start);
	bool is_there = is_pair && is_suppressed_at(suppressions, finding, finding->related.start);
	return is_here || is_there;
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

// The comment with the whitespace before it, or with its lines where nothing else is on them.
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

// Without it, marks that are alone on the line could start or underline something.
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

// A heading, or an item with something behind its marker, which could underline what is before.
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

// A tag, or what opens like one: what it ends may reach back to before the comment.
static bool precedes_tag(const struct source *source, span comment)
{
	span below = source_line(source, source_next_line(source, comment.end));
	return comment.end < source->size && source_starts_with(source, source_trim(source, below), "<");
}

// What comes next would become part of what is before, if it is neither a heading nor an item that
// starts its line.
static bool may_be_deleted(const struct source *source, span range, span comment)
{
	// `<!--` before it that is text, since its end is not in its own block, would find the end of another comment.
	if (!source_ends_with(source, comment, "-->") ||
	    comment_is_open_before(source->bytes, comment.start, UINT32_MAX)) {
		return false;
	}
	span before = span_of(source_line_start(source, comment.start), comment.start);
	if (!is_blank(source, before)) {
		return !follows_open_tag(source, comment) && !precedes_tag(source, comment) &&
		       leaves_word(source, range) && is_apart(source, range, comment);
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

static void report_all_unused(struct suppressions *suppressions, struct check *check, bool of_itself)
{
	for (size_t i = 0; i < suppressions->count; i++) {
		const struct suppression *suppression = &suppressions->items[i];
		bool is_on = check->findings->severity[suppression->rule] != PLLINT_OFF &&
			     !rules[suppression->rule]->is_across;
		if (!suppression->is_used && is_on && (suppression->rule == check->rule) == of_itself) {
			const char *help =
				suppression->is_alone ? "delete the comment" : "take its name out of the comment";
			struct pllint_finding *finding =
				report(check, suppression->name, "{0} is switched off here, but it finds nothing", help,
				       ARGUMENTS(from_list(suppression->name)));
			span range = range_to_delete(check->source, suppression->comment);
			if (suppression->is_alone && may_be_deleted(check->source, range, suppression->comment)) {
				report_edit(check, finding, PLLINT_FIX_UNSAFE, range, NO_PIECES);
			}
		}
	}
}

// --- lines that comments speak of ----------------------------------------------------------------

// A comment that speaks of the next line: no edit may bring another line there, or part of it elsewhere.

static int by_start(const void *left, const void *right)
{
	const span *a = left;
	const span *b = right;
	return (a->start > b->start) - (a->start < b->start);
}

// The comments with the lines that they speak of, in the order of the text.
static size_t collect(const struct suppressions *suppressions, span *held)
{
	size_t count = 0;
	for (size_t i = 0; i < suppressions->count; i++) {
		const struct suppression *suppression = &suppressions->items[i];
		if (suppression->scope == SCOPE_LINE) {
			held[count++] = span_of(suppression->comment.start, suppression->range.end);
		}
	}
	if (count > 1) {
		qsort(held, count, sizeof *held, by_start);
	}
	return count;
}

static bool has_newline(const char *bytes, size_t size)
{
	return size > 0 && memchr(bytes, '\n', size) != NULL;
}

static bool changes_lines(const struct source *source, const struct pllint_edit *edit)
{
	bool changes = has_newline(source_at(source, edit->range), span_length(edit->range));
	for (uint32_t i = 0; i < edit->piece_count && !changes; i++) {
		const struct pllint_piece *piece = &edit->pieces[i];
		changes = piece->source == PIECE_LIST
				  ? has_newline(source_at(source, piece->span), span_length(piece->span))
				  : piece->source == PIECE_TEXT && has_newline(piece->text, span_length(piece->span));
	}
	return changes;
}

// Whether a range touches one of the held ones; these overlap only where comments follow each other.
static bool is_held(const span *held, size_t count, span range)
{
	size_t after;
	BISECT(after, count, held[after].start <= range.end);
	return after > 0 && (held[after - 1].end >= range.start || (after > 1 && held[after - 2].end >= range.start));
}

// Takes the edits of findings that would change which line a comment for the next line speaks of.
static void suppressions_hold_lines(const struct suppressions *suppressions, struct findings *findings)
{
	span *held = memory_resize(suppressions->memory, NULL, suppressions->count * sizeof *held);
	size_t count = collect(suppressions, held);
	for (size_t i = 0; i < findings->count && count > 0; i++) {
		struct pllint_finding *finding = &findings->items[i]->finding;
		for (uint32_t j = 0; j < finding->edit_count; j++) {
			const struct pllint_edit *edit = &finding->edits[j];
			if (changes_lines(suppressions->source, edit) && is_held(held, count, edit->range)) {
				finding->edit_count = 0;
				finding->fix = PLLINT_FIX_NONE;
			}
		}
	}
	memory_free(suppressions->memory, held);
}

// --- what becomes of findings ----------------------------------------------------------------------

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
