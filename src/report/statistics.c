// `statistics`: findings by rule, and what the entries say in fields with a vocabulary and as tags. A field is
// known by its label: lists of several templates are counted together.

#include "base/hash.h"
#include "report/buffer.h"
#include "report/reporter.h"

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// --- counted texts -------------------------------------------------------------------------------

// Texts, and how often each was added.

struct tally_item {
	char *text;
	size_t size;
	size_t count;
	size_t order; // among the texts, as they came first
};

struct tally {
	struct tally_item *items;
	size_t count, capacity;
	size_t *slots; // find an item by its text; SIZE_MAX: none
	size_t slot_count;
};

static bool is_text(const struct tally_item *item, const char *text, size_t size)
{
	return item->size == size && memcmp(item->text, text, size) == 0;
}

static size_t *slot_of(const struct tally *tally, const char *text, size_t size)
{
	size_t at;
	HASH_PROBE(at, hash_folded(hash_bytes(HASH_START, text, size)), tally->slot_count,
		   tally->slots[at] == SIZE_MAX || is_text(&tally->items[tally->slots[at]], text, size));
	return &tally->slots[at];
}

// The item of a text, with the count that it has now. Valid until the next call.
static struct tally_item *tally_add(struct tally *tally, const char *text, size_t size)
{
	if (tally->count * 3 >= tally->slot_count * 2) {
		tally->slot_count = tally->slot_count ? 2 * tally->slot_count : 64;
		tally->slots = allocate(tally->slots, tally->slot_count * sizeof *tally->slots);
		memset(tally->slots, 0xFF, tally->slot_count * sizeof *tally->slots);
		for (size_t i = 0; i < tally->count; i++) {
			*slot_of(tally, tally->items[i].text, tally->items[i].size) = i;
		}
	}
	size_t *slot = slot_of(tally, text, size);
	if (*slot == SIZE_MAX) {
		if (tally->count == tally->capacity) {
			tally->capacity = tally->capacity * 2 + 32;
			tally->items = allocate(tally->items, tally->capacity * sizeof *tally->items);
		}
		*slot = tally->count;
		tally->items[tally->count] =
			(struct tally_item){.text = allocate_copy(text, size), .size = size, .order = tally->count};
		tally->count++;
	}
	tally->items[*slot].count++;
	return &tally->items[*slot];
}

static int compare(const void *left, const void *right)
{
	const struct tally_item *a = left, *b = right;
	if (a->count != b->count) {
		return a->count > b->count ? -1 : 1;
	}
	int order = memcmp(a->text, b->text, a->size < b->size ? a->size : b->size);
	return order ? order : (a->size > b->size) - (a->size < b->size);
}

static void tally_free(struct tally *tally)
{
	for (size_t i = 0; i < tally->count; i++) {
		free(tally->items[i].text);
	}
	free(tally->items);
	free(tally->slots);
	*tally = (struct tally){0};
}

struct field_statistics {
	struct tally values;
	size_t entries; // that have the field, by their template
	size_t silent;	// and say nothing in it
	uint32_t last;	// the entry that was counted last
	const struct pllint_report *of;
	bool is_tags;
};

struct statistics {
	size_t rules[PLLINT_RULE_MAX];
	size_t findings;
	struct tally labels;
	struct field_statistics *fields; // by the order of their labels
	size_t capacity;
};

static void begin(struct reporter *reporter)
{
	struct statistics *statistics = allocate(NULL, sizeof *statistics);
	*statistics = (struct statistics){.findings = 0};
	reporter->state = statistics;
}

// --- counting -------------------------------------------------------------------------------------

static struct field_statistics *field_of(struct statistics *statistics, const char *label, size_t size)
{
	size_t known = statistics->labels.count;
	size_t index = tally_add(&statistics->labels, label, size)->order;
	if (statistics->capacity < statistics->labels.count) {
		statistics->capacity = statistics->capacity * 2 + 8;
		statistics->fields = allocate(statistics->fields, statistics->capacity * sizeof *statistics->fields);
	}
	if (statistics->labels.count > known) {
		statistics->fields[index] = (struct field_statistics){.entries = 0};
	}
	return &statistics->fields[index];
}

static void count_value(struct statistics *statistics, const struct reported *reported,
			const struct pllint_value *value)
{
	size_t size;
	const char *list = pllint_report_text(reported->report, &size);
	const char *template = pllint_template_text(reported->template, &size);
	struct field_statistics *field =
		field_of(statistics, template + value->label.start, value->label.end - value->label.start);
	if (field->of != reported->report || field->last != value->entry) {
		field->entries++;
		field->of = reported->report;
		field->last = value->entry;
	}
	field->is_tags |= value->is_tag;
	if (value->text.start == value->text.end) {
		field->silent++;
		return;
	}
	const char *text = (value->is_choice ? template : list) + value->text.start;
	tally_add(&field->values, text, value->text.end - value->text.start);
}

static void count_file(struct reporter *reporter, const struct reported *reported)
{
	struct statistics *statistics = reporter->state;
	const struct pllint_report *report = reported->report;
	for (size_t i = 0; i < pllint_report_size(report); i++) {
		const struct pllint_finding *finding = pllint_report_at(report, i);
		if (!finding->is_untouched) {
			statistics->rules[finding->rule]++;
			statistics->findings++;
		}
	}
	for (size_t i = 0; i < pllint_report_value_count(report); i++) {
		count_value(statistics, reported, pllint_report_value_at(report, i));
	}
	// Another report may be made where this one was.
	for (size_t i = 0; i < statistics->labels.count; i++) {
		statistics->fields[i].of = NULL;
	}
}

// --- printing -------------------------------------------------------------------------------------

static void print_count(struct output *output, size_t count, const char *one, const char *many)
{
	output_plain(output, DIGITS(count), " ", count == 1 ? one : many);
}

static void print_line(struct output *output, size_t count, const char *text, size_t size)
{
	char number[32];
	snprintf(number, sizeof number, "%7zu  ", count);
	output_plain(output, number);
	output_text(output, text, size);
	output_plain(output, "\n");
}

static void print_tally(struct output *output, struct tally *tally)
{
	// The commonest first, of equal ones by their bytes. Nothing can be added afterwards.
	if (tally->count > 1) {
		qsort(tally->items, tally->count, sizeof *tally->items, compare);
	}
	for (size_t i = 0; i < tally->count; i++) {
		print_line(output, tally->items[i].count, tally->items[i].text, tally->items[i].size);
	}
}

static void print_rules(struct output *output, const struct statistics *statistics)
{
	struct tally rules = {0};
	for (size_t i = 0; i < pllint_rule_count(); i++) {
		const char *name = pllint_rule_at(i)->name;
		if (statistics->rules[i]) {
			tally_add(&rules, name, strlen(name))->count = statistics->rules[i];
		}
	}
	print_count(output, statistics->findings, "finding", "findings");
	output_plain(output, rules.count ? ", by rule:\n" : "\n");
	print_tally(output, &rules);
	tally_free(&rules);
}

static void print_field(struct output *output, const struct tally_item *label, struct field_statistics *field)
{
	static const char nothing[] = "(nothing)";
	output_plain(output, "\n");
	output_text(output, label->text, label->size);
	output_plain(output, ", in ");
	print_count(output, field->entries, "entry", "entries");
	if (field->is_tags) {
		output_plain(output, ", ", DIGITS(field->values.count), " different");
	}
	output_plain(output, ":\n");
	print_tally(output, &field->values);
	if (field->silent) {
		print_line(output, field->silent, nothing, strlen(nothing));
	}
}

static void end(struct reporter *reporter, const struct summary *summary)
{
	(void)summary;
	struct statistics *statistics = reporter->state;
	print_rules(reporter->output, statistics);
	for (size_t i = 0; i < statistics->labels.count; i++) {
		struct field_statistics *field = &statistics->fields[i];
		print_field(reporter->output, &statistics->labels.items[i], field);
		tally_free(&field->values);
	}
	tally_free(&statistics->labels);
	free(statistics->fields);
	free(statistics);
}

const struct format statistics_format = {
	.name = "statistics",
	.wants_values = true,
	.begin = begin,
	.file = count_file,
	.end = end,
};
