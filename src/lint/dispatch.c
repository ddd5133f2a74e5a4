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

// Where a verdict speaks of a second place, so do its findings.
static void relate(struct check *check, const struct verdict *verdict, size_t first)
{
	for (size_t i = first; i < check->findings->count && !span_is_empty(verdict->other); i++) {
		struct pllint_finding *finding = &check->findings->items[i]->finding;
		finding->has_related = true;
		finding->related = verdict->other;
	}
}

void dispatch_verdict(struct check *check, const struct verdict *verdict)
{
	size_t first = check->findings->count;
	memory_check_deadline(check->memory);
	for (size_t i = 0; i < rule_count; i++) {
		if (rules[i]->verdict && (rules[i]->verdicts & VERDICTS(verdict->kind)) && is_on(check, i)) {
			check->rule = i;
			rules[i]->verdict(check, verdict);
		}
	}
	relate(check, verdict, first);
	const struct match *match = check->match;
	if (check->findings->count > first && match && match->runner_up && !match_is_shared(match, verdict)) {
		say_why_this_kind(check, first);
	}
}

bool dispatch_wants(const struct check *check, uint64_t verdicts)
{
	for (size_t i = 0; i < rule_count; i++) {
		if ((rules[i]->verdicts & verdicts) && is_on(check, i)) {
			return true;
		}
	}
	return false;
}

void dispatch_lines(struct check *check, const struct lines *lines)
{
	for (size_t i = 0; i < rule_count; i++) {
		if (rules[i]->lines && is_on(check, i)) {
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
