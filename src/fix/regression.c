// Findings that were not there before the fix.

#include "fix/regression.h"

#include <stdlib.h>
#include <string.h>

#include "base/bisect.h"
#include "fix/declared.h"
#include "fix/offset_map.h"

// Where a finding stands: an item directly in an entry or, behind all of those, a section.
struct place {
	uint32_t unit;
	uint32_t rule;
	uint32_t offset; // in the fixed text; UINT32_MAX: of the original
};

struct places {
	struct place *items;
	size_t count;
};

// How many findings of a rule.
struct tally {
	size_t old, now;
};

struct regressions {
	struct fixing *fixing;
	struct memory *memory;
	const struct snapshot *before, *after;
	const struct regions *regions;
	struct places old, now;
	struct tally *all;    // by rule
	struct tally *inside; // the items of `section`, by rule
	uint32_t section;     // UINT32_MAX: none yet
};

// --- linting --------------------------------------------------------------------------------------

static bool holds(struct fix_text text, const char *word)
{
	size_t length = strlen(word);
	const char *at = text.bytes;
	const char *end = text.bytes + text.size;
	while ((size_t)(end - at) >= length && (at = memchr(at, word[0], (size_t)(end - at) - length + 1)) != NULL) {
		if (memcmp(at, word, length) == 0) {
			return true;
		}
		at++;
	}
	return false;
}

static bool shows_all(const struct pllint_report *report, struct fix_text text)
{
	for (size_t i = 0; i < rule_count; i++) {
		if (report->findings.severity[i] == PLLINT_OFF) {
			return false;
		}
	}
	return !holds(text, "pllint");
}

// The report with all rules on: the one that is there if it is that.
static const struct pllint_report *lint_all(struct fixing *fixing, const struct pllint_report *report,
					    struct fix_text text)
{
	bool shows_part = fixing->settings.change || fixing->settings.recorded_count > 0;
	if (!shows_part && shows_all(report, text)) {
		return report;
	}
	struct pllint_settings settings = fixing->settings;
	memset(settings.severity, PLLINT_WARNING, sizeof settings.severity);
	settings.no_suppressions = true;
	settings.change = NULL;
	settings.recorded_count = 0;
	pllint_report_release(fixing->scratch);
	fixing->scratch = NULL;
	fixing_lint(fixing, text, &settings, &fixing->scratch);
	return fixing->scratch;
}

// --- places ---------------------------------------------------------------------------------------

static uint32_t unit_of(const struct snapshot *snapshot, uint32_t offset)
{
	uint32_t item = snapshot_item_of(snapshot, offset);
	uint32_t section = snapshot_section_of(snapshot, offset);
	bool inside = item != UINT32_MAX && item >= snapshot->sections[section].first_item;
	return inside ? snapshot->items[item].top : (uint32_t)snapshot->item_count + section;
}

// The same part of the fixed text; UINT32_MAX if it is gone.
static uint32_t map_unit(const struct regressions *regressions, uint32_t unit)
{
	const struct snapshot *before = regressions->before;
	const struct snapshot *after = regressions->after;
	if (unit < before->item_count) {
		struct mapped to = map_offset(regressions->fixing, 0, before->items[unit].whole.start);
		uint32_t item = to.is_gone ? UINT32_MAX : snapshot_item_at(after, to.offset);
		return item == UINT32_MAX ? UINT32_MAX : after->items[item].top;
	}
	const struct section_snapshot *section = &before->sections[unit - before->item_count];
	if (unit == before->item_count && section->level == 0) {
		return (uint32_t)after->item_count; // what is above the first heading may begin elsewhere
	}
	uint32_t offset = map_offset(regressions->fixing, 0, section->extent.start).offset;
	return (uint32_t)after->item_count + snapshot_section_of(after, offset);
}

static int compare(const void *a, const void *b)
{
	const struct place *left = a, *right = b;
	int order = (left->unit > right->unit) - (left->unit < right->unit);
	order = order ? order : (left->rule > right->rule) - (left->rule < right->rule);
	return order ? order : (left->offset > right->offset) - (left->offset < right->offset);
}

static struct places places_of(const struct regressions *regressions, const struct pllint_report *report, bool old)
{
	size_t size = pllint_report_size(report);
	struct places places = {memory_resize(regressions->memory, NULL, size * sizeof *places.items), size};
	for (size_t i = 0; i < size; i++) {
		const struct pllint_finding *finding = pllint_report_at(report, i);
		memory_check_deadline_at(regressions->memory, i);
		uint32_t unit = unit_of(old ? regressions->before : regressions->after, finding->at.start);
		places.items[i] = (struct place){
			.unit = old ? map_unit(regressions, unit) : unit,
			.rule = finding->rule,
			.offset = old ? UINT32_MAX : finding->at.start,
		};
		regressions->all[finding->rule].old += old;
		regressions->all[finding->rule].now += !old;
	}
	if (size > 0) {
		qsort(places.items, size, sizeof *places.items, compare);
	}
	return places;
}

// The first place that is not before another one.
static size_t lower_bound(const struct places *places, const struct place *wanted)
{
	size_t first;
	BISECT(first, places->count, compare(&places->items[first], wanted) < 0);
	return first;
}

static size_t count_old(const struct regressions *regressions, uint32_t unit, uint32_t rule)
{
	struct place first = {unit, rule, 0};
	struct place next = {unit, rule + 1, 0};
	return lower_bound(&regressions->old, &next) - lower_bound(&regressions->old, &first);
}

// Whether any stood in the section or its items.
static bool had_any(const struct regressions *regressions, uint32_t section)
{
	const struct section_snapshot *at = &regressions->after->sections[section];
	uint32_t own = (uint32_t)regressions->after->item_count + section;
	struct place bounds[] = {
		{at->first_item, 0, 0}, {at->first_item + at->item_count, 0, 0}, {own, 0, 0}, {own + 1, 0, 0}};
	const struct places *old = &regressions->old;
	return lower_bound(old, &bounds[0]) < lower_bound(old, &bounds[1]) ||
	       lower_bound(old, &bounds[2]) < lower_bound(old, &bounds[3]);
}

// No rule has more findings in the items of a section than it had. Asked section by section, mostly.
static bool has_no_more(struct regressions *regressions, uint32_t section, uint32_t rule)
{
	if (regressions->section != section) {
		const struct section_snapshot *at = &regressions->after->sections[section];
		struct place first = {at->first_item, 0, 0}, next = {at->first_item + at->item_count, 0, 0};
		const struct places *old = &regressions->old, *now = &regressions->now;
		memset(regressions->inside, 0, rule_count * sizeof *regressions->inside);
		for (size_t i = lower_bound(old, &first), end = lower_bound(old, &next); i < end; i++) {
			regressions->inside[old->items[i].rule].old++;
		}
		for (size_t i = lower_bound(now, &first), end = lower_bound(now, &next); i < end; i++) {
			regressions->inside[now->items[i].rule].now++;
		}
		regressions->section = section;
	}
	return regressions->inside[rule].now <= regressions->inside[rule].old;
}

// --- who may be there --------------------------------------------------------------------------

static bool is_about_groups(size_t rule)
{
	return rule_reports(rules[rule],
			    DEVIATIONS(DEVIATION_GROUP_DATE, DEVIATION_GROUP_ORDER, DEVIATION_GROUP_REPEATED,
				       DEVIATION_GROUP_EMPTY, DEVIATION_ENTRY_BARE));
}

enum {
	CHANGES_WHAT_ENTRIES_ARE =
		PLLINT_CHANGE_VALUE | PLLINT_CHANGE_TITLE | PLLINT_CHANGE_TARGET | PLLINT_CHANGE_ORDER
};

static bool may_be_new(struct regressions *regressions, const struct place *place)
{
	const struct snapshot *after = regressions->after;
	const struct regions *regions = regressions->regions;
	bool is_item = place->unit < after->item_count;
	uint32_t section = snapshot_section_of(after, place->offset);
	unsigned readable = PLLINT_CHANGE_LABEL | PLLINT_CHANGE_DETAILS | PLLINT_CHANGE_LINK;
	if ((is_item && (regions->items[place->unit].changes & readable)) || regions->sections[section].is_read_anew) {
		return true;
	}
	// A label in the text of a block that was not closed may have been all that there was of a field.
	if (!is_item && (regions->sections[section].changes & PLLINT_CHANGE_DETAILS) &&
	    rule_reports(rules[place->rule], DEVIATIONS(DEVIATION_FIELD_MISSING))) {
		return true;
	}
	// An item without fields is an entry if most of those beside it are, by their labels.
	if ((regions->all.changes & PLLINT_CHANGE_LABEL) &&
	    rule_reports(rules[place->rule], DEVIATIONS(DEVIATION_ENTRY_BARE))) {
		return true;
	}
	// A field that is missing is told at the title, or at a text that may be it.
	if (rule_reports(rules[place->rule], DEVIATIONS(DEVIATION_FIELD_MISSING)) &&
	    regressions->all[place->rule].now <= regressions->all[place->rule].old) {
		return true;
	}
	// An entry ends where the heading below it starts.
	bool is_above_fixed =
		section + 1 < after->section_count && (regions->sections[section + 1].changes & PLLINT_CHANGE_TITLE);
	if ((regions->all.changes & PLLINT_CHANGE_TITLE) &&
	    (is_above_fixed || is_about_groups(place->rule) || regions->sections[section].is_below_fixed)) {
		return true;
	}
	// Which of two entries or groups is the second one, or the one out of order, depends on where they stand.
	if ((regions->all.changes & CHANGE_SECTION_ORDER) &&
	    (is_about_groups(place->rule) || rules[place->rule]->compares)) {
		return true;
	}
	// Which of the fields is said to be out of order, or in another form as all are, depends on the others.
	bool depends_on_order = (rules[place->rule]->info.changes & PLLINT_CHANGE_ORDER) ||
				rule_reports(rules[place->rule], DEVIATIONS(DEVIATION_FIELD_LOOSE));
	if (is_item && depends_on_order && has_no_more(regressions, section, place->rule)) {
		return true;
	}
	// What is at the end of the file, or between lines, is elsewhere when a field has gone.
	if (!rules[place->rule]->deviations && regressions->all[place->rule].now <= regressions->all[place->rule].old) {
		return true;
	}
	if (rules[place->rule]->compares && (regions->all.changes & (readable | CHANGES_WHAT_ENTRIES_ARE))) {
		return true;
	}
	// It was there, but silent beside another one.
	return rules[place->rule]->yields && had_any(regressions, section);
}

// What most entries have was said once, and is said of each when the fix left it in fewer.
static bool is_convention_gone(const struct regressions *regressions, const struct place *place)
{
	const enum deviation_kind *conventions = DEVIATIONS(DEVIATION_TEMPLATE_OUTDATED, DEVIATION_FORM_ACCEPTED);
	for (size_t i = 0; i < rule_count && rules[place->rule]->deviations; i++) {
		if (regressions->all[i].now < regressions->all[i].old && rule_reports(rules[i], conventions)) {
			return true;
		}
	}
	return false;
}

static const char *what_appears(struct fixing *fixing, size_t rule)
{
	static const char before[] = "a new finding appears, `";
	size_t length = strlen(rules[rule]->info.name);
	char *text = arena_alloc(&fixing->arena, sizeof before + length + 1);
	memcpy(text, before, sizeof before - 1);
	memcpy(text + sizeof before - 1, rules[rule]->info.name, length);
	text[sizeof before - 1 + length] = '`';
	return text;
}

static bool refuse(struct regressions *regressions, const struct place *place)
{
	const struct regions *regions = regressions->regions;
	uint32_t section = snapshot_section_of(regressions->after, place->offset);
	bool is_item = place->unit < regressions->after->item_count;
	const struct region *region = is_item && regions->items[place->unit].changes ? &regions->items[place->unit]
				      : regions->sections[section].changes	     ? &regions->sections[section]
										     : &regions->all;
	struct fixing *fixing = regressions->fixing;
	uint32_t offset = backward(fixing, fixing->pass_count, place->offset);
	return fixing_refuse(fixing, &region->named, what_appears(fixing, place->rule),
			     pllint_report_position(fixing->first, offset).line);
}

bool regressions_check(struct fixing *fixing, struct memory *memory, const struct snapshot *before,
		       const struct snapshot *after, const struct regions *regions)
{
	struct regressions regressions = {
		.fixing = fixing,
		.memory = memory,
		.before = before,
		.after = after,
		.regions = regions,
		.all = memory_resize(memory, NULL, rule_count * sizeof(struct tally)),
		.inside = memory_resize(memory, NULL, rule_count * sizeof(struct tally)),
		.section = UINT32_MAX,
	};
	memset(regressions.all, 0, rule_count * sizeof *regressions.all);
	regressions.old = places_of(&regressions, lint_all(fixing, fixing->first, fixing->original), true);
	regressions.now = places_of(&regressions, lint_all(fixing, fixing->last, fixing->text), false);
	const struct places now = regressions.now;
	for (size_t i = 0; i < now.count;) {
		const struct place *place = &now.items[i];
		size_t end = i;
		memory_check_deadline(memory);
		while (end < now.count && now.items[end].unit == place->unit && now.items[end].rule == place->rule) {
			end++;
		}
		if (end - i > count_old(&regressions, place->unit, place->rule) && !may_be_new(&regressions, place) &&
		    !is_convention_gone(&regressions, place)) {
			return refuse(&regressions, place);
		}
		i = end;
	}
	return true;
}
