// Reads the comments that switch rules off: their words, the names of rules, and where they apply.

#include "lint/suppress_read.h"

#include <string.h>

#include "base/distance.h"
#include "lint/rule.h"

// One comment that is being read; `at` moves over its text.
struct reading {
	struct suppressions *suppressions;
	struct check *check;
	const struct source *source;
	span comment;
	span word;
	span at;
	bool after_comma; // the last word stands after a comma
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

size_t suppressions_rule(const char *name)
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
