// The store of findings: kept as they come, put in order at the end.

#include "lint/findings.h"

#include <stdlib.h>
#include <string.h>

#include "base/bisect.h"
#include "lint/rule.h"

static unsigned char severity_of(size_t rule, const struct pllint_settings *settings, const struct template *template)
{
	unsigned char asked = settings ? settings->severity[rule] : PLLINT_DEFAULT;
	unsigned char directed = template ? template->severity[rule] : PLLINT_DEFAULT;
	if (asked < PLLINT_SEVERITIES) {
		return asked;
	}
	if (directed != PLLINT_DEFAULT && !(asked == PLLINT_ON && directed == PLLINT_OFF)) {
		return directed;
	}
	bool is_off = rules[rule]->info.is_off && asked != PLLINT_ON;
	return (unsigned char)(is_off ? PLLINT_OFF : (int)rules[rule]->info.severity);
}

void findings_init(struct findings *findings, struct arena *arena, const struct pllint_settings *settings,
		   const struct template *template)
{
	*findings = (struct findings){.memory = arena->memory, .arena = arena};
	for (size_t i = 0; i < rule_count; i++) {
		findings->severity[i] = severity_of(i, settings, template);
	}
}

struct stored_finding *findings_add(struct findings *findings, size_t rule)
{
	struct stored_finding *stored = &findings->scratch;
	if (findings->severity[rule] == PLLINT_OFF) {
		*stored = (struct stored_finding){.edits = NULL};
	} else {
		findings->items = memory_grow(findings->memory, findings->items, &findings->capacity,
					      findings->count + 1, sizeof(struct stored_finding *));
		stored = arena_alloc(findings->arena, sizeof *stored);
		findings->items[findings->count++] = stored;
	}
	stored->finding.rule = (uint16_t)rule;
	stored->finding.severity = findings->severity[rule];
	stored->finding.entry = UINT32_MAX;
	stored->finding.message = &stored->message;
	return stored;
}

// --- dropping -----------------------------------------------------------------------------------

void findings_drop(struct stored_finding *stored)
{
	stored->finding.rule = PLLINT_RULE_MAX;
}

bool findings_is_dropped(const struct stored_finding *stored)
{
	return stored->finding.rule == PLLINT_RULE_MAX;
}

void findings_take_out(struct findings *findings)
{
	size_t kept = 0;
	for (size_t i = 0; i < findings->count; i++) {
		if (!findings_is_dropped(findings->items[i])) {
			findings->items[kept++] = findings->items[i];
		}
	}
	findings->count = kept;
}

// --- yielding -----------------------------------------------------------------------------------

static int compare_starts(const void *a, const void *b)
{
	const span *left = a, *right = b;
	return (left->start > right->start) - (left->start < right->start);
}

// A range that ends with a line ending does not touch what starts the next line.
static span within_lines(const struct source *source, span s)
{
	if (s.end > s.start && s.end <= source->size && source->bytes[s.end - 1] == '\n') {
		s.end--;
	}
	return s;
}

// What the findings that do not yield cover, by start; each range's end is then made the furthest of
// all up to it.
static span *gather(const struct findings *findings, const struct source *source, size_t *count)
{
	size_t capacity = 0;
	for (size_t i = 0; i < findings->count; i++) {
		capacity += 1 + findings->items[i]->finding.edit_count;
	}
	span *ranges = memory_resize(findings->memory, NULL, capacity * sizeof *ranges);
	*count = 0;
	for (size_t i = 0; i < findings->count; i++) {
		const struct pllint_finding *finding = &findings->items[i]->finding;
		if (rules[finding->rule]->yields) {
			continue;
		}
		ranges[(*count)++] = within_lines(source, finding->at);
		for (uint32_t j = 0; j < finding->edit_count; j++) {
			ranges[(*count)++] = within_lines(source, finding->edits[j].range);
		}
	}
	if (*count > 0) {
		qsort(ranges, *count, sizeof *ranges, compare_starts);
	}
	for (size_t i = 1; i < *count; i++) {
		if (ranges[i].end < ranges[i - 1].end) {
			ranges[i].end = ranges[i - 1].end;
		}
	}
	return ranges;
}

static bool is_touched(const span *ranges, size_t count, span at)
{
	size_t after;
	BISECT(after, count, ranges[after].start <= at.end);
	return after > 0 && ranges[after - 1].end >= at.start;
}

void findings_yield(struct findings *findings, const struct source *source)
{
	size_t range_count;
	span *ranges = gather(findings, source, &range_count);
	size_t kept = 0;
	for (size_t i = 0; i < findings->count; i++) {
		const struct pllint_finding *finding = &findings->items[i]->finding;
		if (!rules[finding->rule]->yields ||
		    !is_touched(ranges, range_count, within_lines(source, finding->at))) {
			findings->items[kept++] = findings->items[i];
		}
	}
	findings->count = kept;
	memory_free(findings->memory, ranges);
}

// --- order --------------------------------------------------------------------------------------

static int compare_numbers(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

static int compare_texts(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "");
}

static int compare_arguments(const struct argument *a, const struct argument *b)
{
	int order = compare_numbers(a->type, b->type);
	order = order ? order : compare_numbers(a->at.start, b->at.start);
	order = order ? order : compare_numbers(a->at.end, b->at.end);
	order = order ? order : compare_numbers(a->number, b->number);
	return order ? order : compare_texts(a->text, b->text);
}

static int compare_messages(const struct pllint_message *a, const struct pllint_message *b)
{
	int order = compare_texts(a->text, b->text);
	order = order ? order : compare_texts(a->help, b->help);
	order = order ? order : compare_numbers(a->argument_count, b->argument_count);
	for (uint32_t i = 0; !order && i < a->argument_count; i++) {
		order = compare_arguments(&a->arguments[i], &b->arguments[i]);
	}
	return order;
}

// A total order but for findings that say the same at the same place.
static int compare(const void *a, const void *b)
{
	const struct pllint_finding *left = &(*(struct stored_finding *const *)a)->finding;
	const struct pllint_finding *right = &(*(struct stored_finding *const *)b)->finding;
	int order = compare_numbers(left->at.start, right->at.start);
	order = order ? order : compare_numbers(left->rule, right->rule);
	order = order ? order : compare_numbers(left->at.end, right->at.end);
	order = order ? order : compare_numbers(left->expected.start, right->expected.start);
	order = order ? order : compare_messages(left->message, right->message);
	// Of repetitions, one with edits stays.
	return order ? order : compare_numbers(right->edit_count, left->edit_count);
}

static bool is_repetition(const struct pllint_finding *a, const struct pllint_finding *b)
{
	return a->at.start == b->at.start && a->rule == b->rule && a->at.end == b->at.end &&
	       compare_messages(a->message, b->message) == 0;
}

void findings_sort(struct findings *findings)
{
	if (findings->count == 0) {
		return;
	}
	qsort(findings->items, findings->count, sizeof(struct stored_finding *), compare);
	size_t kept = 1;
	for (size_t i = 1; i < findings->count; i++) {
		if (!is_repetition(&findings->items[kept - 1]->finding, &findings->items[i]->finding)) {
			findings->items[kept++] = findings->items[i];
		}
	}
	findings->count = kept;
}
