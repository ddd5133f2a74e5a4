// Calls the rules that are on.

#include "lint/dispatch.h"

#include "lint/findings.h"

static bool is_on(const struct check *check, size_t rule)
{
	return check->findings->severity[rule] != PLLINT_OFF;
}

static void say_why_this_kind(struct check *check, size_t first)
{
	const struct match *match = check->match;
	span because = {0, 0};
	if (match->because != ENTRY_NONE) {
		because = match->entry->items[match->because].label.text;
	}
	for (size_t i = first; i < check->findings->count; i++) {
		check->findings->items[i]->message.kind = match->kind;
		check->findings->items[i]->message.because = because;
	}
}

// Where a deviation speaks of a second place, so do its findings.
static void relate(struct check *check, const struct deviation *deviation, size_t first)
{
	for (size_t i = first; i < check->findings->count; i++) {
		struct pllint_finding *finding = &check->findings->items[i]->finding;
		if (deviation->file) {
			finding->related_list = deviation->file;
			finding->related_line = deviation->number;
		} else if (!span_is_empty(deviation->other)) {
			finding->has_related = true;
			finding->related = deviation->other;
		}
	}
}

const char *dispatch_rule_of(enum deviation_kind kind)
{
	size_t i = 0;
	while (!rule_reports(rules[i], DEVIATIONS(kind))) {
		i++;
	}
	return rules[i]->info.name;
}

void dispatch_deviation(struct check *check, const struct deviation *deviation)
{
	size_t first = check->findings->count;
	memory_check_deadline(check->memory);
	for (size_t i = 0; i < rule_count; i++) {
		if (rules[i]->deviation && is_on(check, i) && rule_reports(rules[i], DEVIATIONS(deviation->kind))) {
			check->rule = i;
			rules[i]->deviation(check, deviation);
		}
	}
	relate(check, deviation, first);
	const struct match *match = check->match;
	if (check->findings->count > first && match && match->runner_up && !match_is_shared(match, deviation)) {
		say_why_this_kind(check, first);
	}
}

void dispatch_for_entry(struct check *check, const struct deviation *deviation, uint32_t entry)
{
	size_t first = check->findings->count;
	dispatch_deviation(check, deviation);
	for (size_t i = first; i < check->findings->count; i++) {
		check->findings->items[i]->finding.entry = entry;
	}
}

bool dispatch_wants(const struct check *check, const enum deviation_kind *deviations)
{
	for (size_t i = 0; i < rule_count; i++) {
		if (is_on(check, i) && rule_reports(rules[i], deviations)) {
			return true;
		}
	}
	return false;
}

void dispatch_lines(struct check *check, const struct lines *lines)
{
	bool is_list = !template_is_of_files(check->template);
	for (size_t i = 0; i < rule_count; i++) {
		if (rules[i]->lines && (is_list || !rules[i]->is_of_lists) && is_on(check, i)) {
			check->rule = i;
			rules[i]->lines(check, lines);
		}
	}
}

void dispatch_file(struct check *check)
{
	for (size_t i = 0; i < rule_count; i++) {
		if (rules[i]->file && is_on(check, i)) {
			check->rule = i;
			rules[i]->file(check);
		}
	}
}
