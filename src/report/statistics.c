// `statistics`: findings by rule, and what the entries say in fields with a vocabulary and as tags. A field is
// known by its label: lists of several templates are counted together.

#include "report/reporter.h"
#include "report/tally.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
	output_number(output, count);
	output_plain(output, " ");
	output_plain(output, count == 1 ? one : many);
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
	tally_sort(tally);
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
		output_plain(output, ", ");
		output_number(output, field->values.count);
		output_plain(output, " different");
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
