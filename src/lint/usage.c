// What most entries of a list do where the template leaves it open.

#include "lint/usage.h"

#include <string.h>

#include "lint/dispatch.h"
#include "match/line.h"

enum {
	BASE_MIN = 20, // cases: fewer show no convention
	MOST_OF = 10,  // nine of so many show one
	ENDED_MIN = 4, // texts of which one ends otherwise than the template's: fewer show no habit
	GROUP_MIN = 5  // entries that may do otherwise together
};

// Of a field, in all entries.
struct field_usage {
	uint32_t present, missing;
	uint32_t named, nearly;	       // a link has the name, or nearly, for its text
	uint32_t labelled, unlabelled; // of those
	uint32_t separated[MATCH_SEPARATORS];
	span label; // the one that most of them have, by a majority vote
	uint32_t votes;
	uint32_t unended; // without the final period that the template shows
	uint32_t unglued; // parted otherwise from what is before it
	uint32_t absent;  // how often it is missing in a group, while that is judged
};

struct kind_usage {
	struct field_usage *fields;
	uint32_t entries;
	uint32_t labelled, unlabelled; // lines after the first that fill no line of the template
};

struct group_usage {
	uint32_t group, entries;
};

struct deferred {
	struct deviation deviation;
	const struct template_kind *kind;
	uint32_t group;
};

struct usage {
	struct check *check;
	struct kind_usage *kinds;
	struct group_usage *groups; // by number
	size_t group_count, group_capacity;
	struct deferred *items;
	size_t count, capacity;
};

bool usage_is_open(const struct template *template)
{
	bool is_open = template_cuts_sections(template);
	for (uint32_t i = 0; i < template->kind_count; i++) {
		for (uint32_t k = 0; k < template->kinds[i].field_count && !is_open; k++) {
			const struct template_field *field = &template->kinds[i].fields[k];
			is_open = field->ends_in_period && field->shape == SHAPE_ANYTHING;
		}
	}
	return is_open;
}

struct usage *usage_new(struct check *check)
{
	const struct template *template = check->template;
	struct usage *usage = arena_alloc(check->arena, sizeof *usage);
	*usage = (struct usage){.check = check};
	usage->kinds = arena_alloc(check->arena, template->kind_count * sizeof *usage->kinds);
	for (uint32_t i = 0; i < template->kind_count; i++) {
		uint32_t count = template->kinds[i].field_count;
		usage->kinds[i] = (struct kind_usage){.fields = NULL};
		usage->kinds[i].fields = arena_alloc(check->arena, (count + 1) * sizeof(struct field_usage));
		memset(usage->kinds[i].fields, 0, (count + 1) * sizeof(struct field_usage));
	}
	return usage;
}

// --- counting -------------------------------------------------------------------------------------

static struct kind_usage *kind_of(const struct usage *usage, const struct template_kind *kind)
{
	return &usage->kinds[kind - usage->check->template->kinds];
}

static struct field_usage *field_of(const struct usage *usage, const struct template_kind *kind,
				    const struct template_field *field)
{
	return &kind_of(usage, kind)->fields[field->position];
}

static bool is_same_text(const struct source *source, span a, span b)
{
	return span_length(a) == span_length(b) &&
	       memcmp(source_at(source, a), source_at(source, b), span_length(a)) == 0;
}

static void vote(const struct source *source, struct field_usage *field, span label)
{
	bool agrees = is_same_text(source, field->label, label);
	if (field->votes == 0) {
		field->label = label;
		field->votes = 1;
	} else {
		field->votes += agrees ? 1 : UINT32_MAX;
	}
}

static void count_field(struct usage *usage, const struct match *match, uint32_t index)
{
	const struct item_match *item = &match->items[index];
	const struct entry_label *label = &match->entry->items[index].label;
	struct field_usage *field = field_of(usage, match->kind, item->field);
	field->present++;
	field->labelled += item->role != ROLE_SLOT;
	field->unlabelled += item->role == ROLE_SLOT;
	field->named += item->role == ROLE_SLOT && item->name != NULL;
	field->separated[item->separator]++;
	if (item->field->is_slot && item->role != ROLE_SLOT) {
		vote(usage->check->source, field, label->whole);
	}
}

static void count_group(struct usage *usage, uint32_t group)
{
	if (usage->group_count == 0 || usage->groups[usage->group_count - 1].group != group) {
		usage->groups = memory_grow(usage->check->memory, usage->groups, &usage->group_capacity,
					    usage->group_count + 1, sizeof *usage->groups);
		usage->groups[usage->group_count++] = (struct group_usage){group, 0};
	}
	usage->groups[usage->group_count - 1].entries++;
}

void usage_count(struct usage *usage, const struct match *match, uint32_t group)
{
	struct kind_usage *kind = kind_of(usage, match->kind);
	const struct entry *entry = match->entry;
	kind->entries++;
	count_group(usage, group);
	for (uint32_t i = 0; i < entry->item_count; i = entry->items[i].end) {
		enum item_role role = match->items[i].role;
		if (role == ROLE_FIELD || role == ROLE_NEAR || role == ROLE_SLOT) {
			count_field(usage, match, i);
		}
		bool is_slot = match->items[i].field && match->items[i].field->is_slot;
		kind->labelled += i > 0 && !is_slot && !span_is_empty(entry->items[i].label.colon);
		kind->unlabelled += i > 0 && role == ROLE_TEXT && span_is_empty(entry->items[i].label.colon);
	}
}

bool usage_defer(struct usage *usage, const struct deviation *deviation, const struct match *match, uint32_t group)
{
	switch (deviation->kind) {
	case DEVIATION_SLOT_MISSING:
	case DEVIATION_SLOT_LABELLED:
	case DEVIATION_LINE_UNLABELLED:
		if (deviation->kind != DEVIATION_SLOT_LABELLED && deviation->certain) {
			return false;
		}
		break;
	case DEVIATION_SEPARATOR:
		if (deviation->number != SEPARATOR_SOFT) {
			return false;
		}
		break;
	case DEVIATION_LABEL_SPELLING:
		if (deviation->item != ENTRY_NONE) {
			return false;
		}
		break;
	case DEVIATION_LIST_SEPARATOR:
		if (deviation->field->separator) {
			return false;
		}
		break;
	case DEVIATION_FINAL_PERIOD:
		if (deviation->field->shape != SHAPE_ANYTHING || deviation->field->separator ||
		    deviation->item == ENTRY_NONE) {
			return false;
		}
		field_of(usage, match->kind, deviation->field)->unended++;
		break;
	default:
		return false;
	}
	if (deviation->field) {
		struct field_usage *field = field_of(usage, match->kind, deviation->field);
		field->missing += deviation->kind == DEVIATION_SLOT_MISSING;
		field->nearly += deviation->kind == DEVIATION_LABEL_SPELLING;
		field->unglued += deviation->kind == DEVIATION_SEPARATOR;
	}
	usage->items = memory_grow(usage->check->memory, usage->items, &usage->capacity, usage->count + 1,
				   sizeof *usage->items);
	usage->items[usage->count++] = (struct deferred){*deviation, match->kind, group};
	return true;
}

// --- what becomes of it ---------------------------------------------------------------------------

static bool is_convention(uint32_t count, uint32_t all)
{
	return all >= BASE_MIN && (uint64_t)count * MOST_OF >= (uint64_t)all * (MOST_OF - 1);
}

enum {
	SMALL_MIN = 6, // entries; in fewer, one that differs says nothing
	FEW = 2	       // so many lines are a mistake, also where there are hardly any
};

// Words of a line, such as its description.
static bool is_text(const struct template_kind *kind, const struct template_field *field)
{
	for (uint32_t i = 0; kind->line && i < kind->line->slot_count; i++) {
		if (kind->line->slots[i].field == field) {
			return kind->line->slots[i].type == PIECE_WORDS;
		}
	}
	return false;
}

static bool are_few(uint32_t count, uint32_t all)
{
	return count * 2 <= all && (count <= FEW || count * 4 <= all);
}

// In a small list the template decides: of words of a line, unless many entries lack them; of another piece and of a
// cell, where one entry lacks it.
static bool is_by_template(const struct template_kind *kind, const struct template_field *field, uint32_t count,
			   uint32_t all)
{
	if (all >= BASE_MIN || !entry_shape_is_one_line(kind->shape)) {
		return false;
	}
	return is_text(kind, field) ? are_few(all - count, all) : all >= SMALL_MIN && count + 1 == all;
}

static const struct group_usage *group_of(const struct usage *usage, uint32_t group, size_t *next)
{
	while (usage->groups[*next].group != group) {
		(*next)++;
	}
	return &usage->groups[*next];
}

// At least five entries form the group, and at most half of them have the line. Words of a line are expected unless
// many of the group, or all of it, lack them; another piece and a cell only where nine in ten of the group have it.
static bool differs_in_group(const struct template_kind *kind, const struct template_field *shown,
			     const struct field_usage *field, const struct group_usage *group)
{
	if (is_text(kind, shown)) {
		return !are_few(field->absent, group->entries);
	}
	if (entry_shape_is_one_line(kind->shape)) {
		return field->absent * MOST_OF > group->entries;
	}
	return group->entries >= GROUP_MIN && field->absent * 2 >= group->entries;
}

// So many of those that are there differ that it is a slip: one where there are at least so many, or what nine in ten
// do otherwise.
static bool is_slip(uint32_t count, uint32_t present, uint32_t least)
{
	return count == 1 ? present >= least : is_convention(present - count, present);
}

// Reports a deviation if `count` of `all` cases do otherwise.
static void report_if(struct usage *usage, const struct deferred *item, uint32_t count, uint32_t all, span other)
{
	bool is_missing = item->deviation.kind == DEVIATION_SLOT_MISSING &&
			  is_by_template(item->kind, item->deviation.field, count, all);
	if (is_missing || is_convention(count, all)) {
		struct deviation deviation = item->deviation;
		deviation.number = count;
		deviation.choice = (int32_t)all;
		deviation.other = span_is_empty(other) ? deviation.other : other;
		dispatch_deviation(usage->check, &deviation);
	}
}

static void judge(struct usage *usage, const struct deferred *item, const struct group_usage *group)
{
	const struct kind_usage *kind = kind_of(usage, item->kind);
	const struct template_field *shown = item->deviation.field;
	span none = span_of(0, 0);
	if (!shown) { // a line without a label that may be any field's
		report_if(usage, item, kind->labelled, kind->labelled + kind->unlabelled, none);
		return;
	}
	const struct field_usage *field = &kind->fields[shown->position];
	uint32_t all = field->present + field->missing; // of entries that may have it
	switch (item->deviation.kind) {
	case DEVIATION_SLOT_MISSING:
		if (item->deviation.choice != 0 &&
		    ((is_by_template(item->kind, shown, field->present, all) && field->absent == 1) ||
		     !differs_in_group(item->kind, shown, field, group))) {
			report_if(usage, item, field->present, all, none);
		}
		break;
	case DEVIATION_SEPARATOR:
		if (is_slip(field->unglued, field->present, SMALL_MIN)) {
			dispatch_deviation(usage->check, &item->deviation);
		}
		break;
	case DEVIATION_LABEL_SPELLING:
		if (field->named >= field->nearly &&
		    (field->present - field->named - field->nearly) * 4 <= field->present) {
			dispatch_deviation(usage->check, &item->deviation);
		}
		break;
	case DEVIATION_SLOT_LABELLED:
		report_if(usage, item, field->unlabelled, field->present, none);
		break;
	case DEVIATION_LINE_UNLABELLED:
		report_if(usage, item, field->labelled, field->present, field->label);
		break;
	case DEVIATION_FINAL_PERIOD:
		if (is_slip(field->unended, field->present, ENDED_MIN)) {
			dispatch_deviation(usage->check, &item->deviation);
		}
		break;
	default: {
		uint32_t others = field->separated[MATCH_SEPARATOR_COMMA] +
				  field->separated[MATCH_SEPARATOR_SEMICOLON] -
				  field->separated[item->deviation.number];
		report_if(usage, item, others, others + field->separated[item->deviation.number], none);
		break;
	}
	}
}

// How many entries of a group lack each field is counted before the first of them is judged.
static void count_absent(struct usage *usage, size_t first, size_t end, bool is_over)
{
	for (size_t i = first; i < end; i++) {
		const struct deferred *item = &usage->items[i];
		if (item->deviation.kind == DEVIATION_SLOT_MISSING) {
			struct field_usage *field = field_of(usage, item->kind, item->deviation.field);
			field->absent = is_over ? 0 : field->absent + 1;
		}
	}
}

void usage_apply(struct usage *usage)
{
	size_t group = 0;
	for (size_t i = 0, end; i < usage->count; i = end) {
		for (end = i + 1; end < usage->count && usage->items[end].group == usage->items[i].group; end++) {
		}
		count_absent(usage, i, end, false);
		for (size_t k = i; k < end; k++) {
			judge(usage, &usage->items[k], group_of(usage, usage->items[k].group, &group));
		}
		count_absent(usage, i, end, true);
	}
	memory_free(usage->check->memory, usage->items);
	memory_free(usage->check->memory, usage->groups);
}
