// Decides for each heading of a list whether it is an entry, a group or neither.

#include "lint/list.h"

#include "base/hash.h"
#include "lint/ambiguous.h"
#include "lint/arrange.h"
#include "lint/change.h"
#include "lint/columns.h"
#include "lint/conventions.h"
#include "lint/date_forms.h"
#include "lint/dispatch.h"
#include "lint/entry_order.h"
#include "lint/findings.h"
#include "lint/folder.h"
#include "lint/groups.h"
#include "lint/hidden.h"
#include "lint/label_space.h"
#include "lint/numbering.h"
#include "lint/tags.h"
#include "lint/usage.h"
#include "lint/values.h"
#include "lint/works.h"
#include "markdown/line.h"
#include "match/parts.h"

// A heading at the entry level without any field: an entry only if its group turns out to hold entries.
struct bare {
	span heading;
	span title;
	bool has_labels;
};

// A heading above the entries that is no group by its level, but may be one by its text.
struct above {
	bool exists;
	span heading;
	uint8_t level;
	enum group_fit fit;
};

struct list {
	struct check *check;
	struct entries *entries;
	const struct list_watcher *watcher; // NULL: none
	struct arena scratch;		    // for one entry
	struct groups groups;
	struct works works;
	struct tags tags;
	struct ambiguous ambiguous;
	struct conventions *conventions; // NULL: the template alone judges
	struct entry_order *order;	 // NULL: the same
	struct numbering *numbering;
	struct label_space spaces;
	struct usage *usage;		// NULL: the template leaves nothing open
	struct columns_usage **columns; // by kind; NULL: it is no table row
	struct date_forms *dates;	// NULL: no kind is one line
	uint32_t group;			// changes with every heading that is no entry
	uint32_t group_count;		// of headings and of items with lines nested in them
	struct group heading;		// the nearest one above, while `nearest` is an item
	uint32_t heading_group;
	bool in_group;	      // the last group is still open
	struct group nearest; // other shapes than headings: the heading above; its title is empty where there is none
	uint32_t parent;
	struct above above;
	struct bare *bare; // of the open group
	size_t bare_count, bare_capacity;
	bool follows_entry;		      // the last heading is one
	bool is_among_entries;		      // there are some below the last heading, or it is one
	struct bare between;		      // behind an entry, with labels; its heading is empty for none
	struct pllint_finding *level_finding; // of the last heading, if that is an entry of another level
	uint8_t level_shown;		      // that it should have
	struct list_counts counts;
};

static struct columns_usage **columns_by_kind(struct check *check)
{
	const struct template *template = check->template;
	struct columns_usage **columns = arena_alloc(check->arena, template->kind_count * sizeof *columns);
	for (uint32_t i = 0; i < template->kind_count; i++) {
		const struct template_kind *kind = &template->kinds[i];
		columns[i] = kind->shape == ENTRY_SHAPE_ROW ? columns_new(check, kind) : NULL;
	}
	return columns;
}

struct list *list_new(struct check *check, struct entries *entries, const struct list_watcher *watcher)
{
	struct list *list = memory_resize(check->memory, NULL, sizeof *list);
	*list = (struct list){.check = check, .entries = entries, .watcher = watcher};
	arena_init(&list->scratch, check->memory);
	works_init(&list->works, check, &list->scratch);
	tags_init(&list->tags, check);
	ambiguous_init(&list->ambiguous, check);
	label_space_init(&list->spaces, check);
	list->conventions = change_is_written(check->change) ? NULL : conventions_new(check);
	if (template_cuts_sections(check->template)) {
		list->order = entry_order_new(check);
	}
	list->numbering = numbering_new(check);
	list->usage = usage_is_open(check->template) ? usage_new(check) : NULL;
	bool has_lines = template_has_shape(check->template, ENTRY_SHAPE_LINE);
	bool has_rows = template_has_shape(check->template, ENTRY_SHAPE_ROW);
	list->dates = has_lines || has_rows ? date_forms_new(check) : NULL;
	list->columns = columns_by_kind(check);
	return list;
}

static void emit(struct list *list, enum deviation_kind kind, span at, uint32_t number)
{
	struct deviation deviation = deviation_of(kind, at);
	deviation.number = number;
	dispatch_deviation(list->check, &deviation);
}

static struct group *open_group(struct list *list)
{
	return list->in_group ? &list->groups.items[list->groups.count - 1] : NULL;
}

// --- groups -------------------------------------------------------------------------------------

static bool is_date_like(enum group_fit fit)
{
	return fit == GROUP_FITS || fit == GROUP_VARIANT || fit == GROUP_DECORATED || fit == GROUP_IMPOSSIBLE;
}

static void report_bare(struct list *list, const struct bare *bare)
{
	struct deviation deviation =
		deviation_of(DEVIATION_ENTRY_BARE, span_is_empty(bare->title) ? bare->heading : bare->title);
	deviation.certain = bare->has_labels;
	dispatch_deviation(list->check, &deviation);
}

static void close_group(struct list *list)
{
	struct group *group = open_group(list);
	if (!group) {
		return;
	}
	bool is_date = list->check->template->group.is_date;
	if (group->month > 0) {
		struct deviation deviation = deviation_of(DEVIATION_GROUP_EARLY, group->title);
		deviation.other = group->newer;
		deviation.number = group->month;
		dispatch_deviation(list->check, &deviation);
	}
	if (group->entries == 0 && group->bare == 0 && !group->has_text && is_date && is_date_like(group->fit)) {
		emit(list, DEVIATION_GROUP_EMPTY, group->title, 0);
	}
	uint32_t labeled = 0;
	for (size_t i = 0; i < list->bare_count; i++) {
		labeled += list->bare[i].has_labels;
	}
	for (size_t i = 0; i < list->bare_count && is_date_like(group->fit); i++) {
		bool are_entries = list->bare[i].has_labels ? group->entries >= labeled : group->entries > group->bare;
		if (are_entries) {
			report_bare(list, &list->bare[i]);
		}
	}
	list->bare_count = 0;
	list->in_group = false;
}

static struct group *add_group(struct list *list, const struct entry *entry)
{
	struct groups *groups = &list->groups;
	groups->items = memory_grow(list->check->memory, groups->items, &groups->capacity, groups->count + 1,
				    sizeof *groups->items);
	struct group *group = &groups->items[groups->count++];
	*group = (struct group){
		.heading = entry->heading, .title = entry->title, .extent = entry->extent, .parent = list->parent};
	list->in_group = true;
	return group;
}

static void report_group(struct list *list, span title, enum group_fit fit, uint32_t day)
{
	if (fit == GROUP_VARIANT || fit == GROUP_DECORATED) {
		struct deviation deviation = deviation_of(DEVIATION_GROUP_FORM, title);
		deviation.number = day;
		deviation.certain = fit == GROUP_VARIANT;
		dispatch_deviation(list->check, &deviation);
	} else if (fit == GROUP_IMPOSSIBLE) {
		emit(list, DEVIATION_GROUP_DATE, title, 1);
	} else if (fit == GROUP_UNFILLED) {
		emit(list, DEVIATION_TITLE_UNFILLED, title, 0);
	}
}

static void take_group(struct list *list, const struct entry *entry)
{
	const struct template *template = list->check->template;
	close_group(list);
	uint32_t day = 0;
	enum group_fit fit = match_group(&list->scratch, template, entry, &day);
	struct group *group = add_group(list, entry);
	group->fit = (uint8_t)fit;
	group->day = day;
	group->has_text = entry->has_text;
	group->key = day;
	if (!template->group.is_date) {
		struct unicode_key key = entry_folded_title(entry, &list->scratch);
		group->key = hash_bytes(HASH_START, key.bytes, key.size);
	}
	list->above.exists = false;
	list->counts.groups++;
	report_group(list, entry->title, fit, day);
}

// --- entries ------------------------------------------------------------------------------------

enum { LOOSE_MIN = 2, NEAR_MIN = 2 }; // one label that is nearly a field's may be so by chance

bool list_is_entry(const struct entry *entry, const struct match *match)
{
	const struct template_kind *kind = match->kind;
	if (kind->shape == ENTRY_SHAPE_FILE) {
		return false; // a whole file may be one
	}
	if (entry->shape != ENTRY_SHAPE_HEADING) {
		return true;
	}
	if (entry->level == 0) {
		return false;
	}
	if (entry->level == kind->level) {
		return match->known_count > 0 || match->near_count >= NEAR_MIN;
	}
	return match->known_count > 1 && match->required_known * 2 >= kind->required_count;
}

// An entry at its level under a heading that is a group but for its own level.
static void check_heading_above(struct list *list)
{
	struct above *above = &list->above;
	if (list->in_group || !above->exists || !list->check->template->group.is_date || !is_date_like(above->fit)) {
		return;
	}
	emit(list, DEVIATION_GROUP_LEVEL, above->heading, above->level);
	above->exists = false;
}

static void count_in_group(struct list *list, const struct entry *entry, const struct match *match)
{
	struct group *group = open_group(list);
	if (!group) {
		return;
	}
	if (group->entries == 0 && group->fit == GROUP_NO) {
		emit(list, DEVIATION_GROUP_DATE, span_is_empty(group->title) ? group->heading : group->title, 0);
	}
	group->entries++;
	group_take_works(list->check, group, match);
	group->is_cut = group->is_cut || entry->level <= list->check->template->group.level;
}

static void report_level(struct list *list, const struct entry *entry, uint8_t level)
{
	const struct findings *findings = list->check->findings;
	size_t before = findings->count;
	emit(list, DEVIATION_ENTRY_LEVEL, entry->heading, entry->level);
	if (findings->count > before) {
		list->level_finding = &findings->items[before]->finding;
		list->level_shown = level;
	}
}

// The heading after an entry whose level is to be fixed: if it is no entry and would then fall under
// that one, fixing is no longer safe.
static void reconsider_level(struct list *list, const struct entry *next, bool next_is_entry)
{
	struct pllint_finding *finding = list->level_finding;
	list->level_finding = NULL;
	if (finding && finding->fix == PLLINT_FIX_SAFE && !next_is_entry && next->level > list->level_shown) {
		finding->fix = PLLINT_FIX_UNSAFE;
	}
}

// Labels that the template lacks are right in shape bold, but for those that a change adds.
static bool is_open_label(const struct list *list, const struct match *match, const struct deviation *deviation)
{
	return deviation->kind == DEVIATION_FIELD_UNKNOWN && !deviation->owner &&
	       !change_is_written(list->check->change) &&
	       (match->kind->shape == ENTRY_SHAPE_BOLD || match->kind->shape == ENTRY_SHAPE_FILE);
}

// Lines that are nested in an item are a group below it.
static void take_nesting(struct list *list, const struct entry *entry)
{
	bool is_nested = !span_is_empty(entry->group);
	if (is_nested && entry->group.start != list->nearest.title.start) {
		list->nearest = (struct group){.heading = entry->group, .title = entry->group, .fit = GROUP_NO};
		list->group = ++list->group_count;
	} else if (!is_nested) {
		list->nearest = list->heading;
		list->group = list->heading_group;
	}
}

static bool is_excused(const struct check *check, const struct match *match, const struct deviation *deviation)
{
	return match->kind->shape == ENTRY_SHAPE_FILE &&
	       folder_excuses(check->folder, match, deviation, change_is_written(check->change));
}

static void keep_false_heading(struct check *check, uint32_t at)
{
	struct false_heading *heading = arena_alloc(check->arena, sizeof *heading);
	*heading = (struct false_heading){.at = at};
	if (check->last_false_heading) {
		check->last_false_heading->next = heading;
	} else {
		check->false_headings = heading;
	}
	check->last_false_heading = heading;
}

static void keep_false_headings(struct check *check, const struct entry *entry)
{
	if (entry->marker == ENTRY_MARKER_HEADING) {
		keep_false_heading(check, source_line_start(check->source, entry->heading.start));
	}
	uint32_t at =
		entry->field_headings > 0 ? source_next_line(check->source, entry->heading.end) : entry->extent.end;
	for (; at < entry->extent.end; at = source_next_line(check->source, at)) {
		span line = source_line(check->source, at);
		if (line_heading_level(check->source->bytes, line.start, line.end) > 0) {
			keep_false_heading(check, line.start);
		}
	}
}

static void take_entry(struct list *list, const struct entry *entry, const struct match *match)
{
	struct check *check = list->check;
	if (entry->shape == ENTRY_SHAPE_LINE) {
		take_nesting(list, entry);
	}
	list->counts.entries++;
	entries_add(list->entries, entry);
	keep_false_headings(check, entry);
	count_in_group(list, entry, match);
	check_heading_above(list);
	match = match_with_lost_labels(&list->scratch, check->template, match);
	check->entry = match->entry;
	check->match = match;
	if (entry->level != match->kind->level) {
		report_level(list, entry, match->kind->level);
	}
	if (match->deviation_count > 0) {
		ambiguous_take(&list->ambiguous, match);
	}
	struct columns_usage *columns = entry->shape == ENTRY_SHAPE_ROW ? list->columns[entry->kind] : NULL;
	if (columns) {
		columns_count(columns, match);
	}
	for (size_t i = 0; i < match->deviation_count; i++) {
		size_t first = check->findings->count;
		if (is_open_label(list, match, &match->deviations[i]) ||
		    is_excused(check, match, &match->deviations[i]) ||
		    (columns && columns_defer(columns, &match->deviations[i])) ||
		    tags_defer(&list->tags, &match->deviations[i], match) ||
		    (list->usage && usage_defer(list->usage, &match->deviations[i], match, list->group))) {
			continue;
		}
		dispatch_deviation(check, &match->deviations[i]);
		ambiguous_note(&list->ambiguous, match, &match->deviations[i], first);
		if (list->conventions) {
			conventions_note(list->conventions, &match->deviations[i], first);
		}
	}
	label_space_take(&list->spaces, match);
	if (list->conventions) {
		conventions_count(list->conventions, match);
	}
	if (list->usage) {
		usage_count(list->usage, match, list->group);
	}
	if (list->order && entry_is_one_line(entry)) {
		entry_order_take(list->order, match, list->group, &list->scratch);
	}
	if (list->dates && entry_is_one_line(entry)) {
		date_forms_take(list->dates, match);
	}
	numbering_take(list->numbering, entry, list->group);
	works_take(&list->works, match, list->group);
	tags_take(&list->tags, match);
	if (check->values) {
		values_take(check->values, match);
	}
	if (list->watcher) {
		const struct group *group = list->nearest.title.end > 0 ? &list->nearest : open_group(list);
		list->watcher->take(list->watcher->context, match, group, &list->scratch);
	}
	check->entry = NULL;
	check->match = NULL;
}

// --- other headings -----------------------------------------------------------------------------

// How many items directly in the entry have a label, with a colon and bold where the template's are.
static uint32_t count_labels(const struct template *template, const struct entry *entry)
{
	const struct template_kind *kind = &template->kinds[0];
	bool is_strong = kind->field_count > 0 && kind->fields[0].strong;
	uint32_t count = 0;
	for (uint32_t i = 0; i < entry->item_count; i = entry->items[i].end) {
		const struct entry_label *label = &entry->items[i].label;
		count += label->exists && !span_is_empty(label->colon) && (label->strong || !is_strong);
	}
	return count;
}

static bool has_labels(const struct entry *entry)
{
	for (size_t i = 0; i < entry->item_count; i++) {
		if (entry->items[i].label.exists) {
			return true;
		}
	}
	return false;
}

static bool is_entry_level(const struct template *template, uint8_t level)
{
	for (uint32_t i = 0; i < template->kind_count; i++) {
		if (template->kinds[i].level == level) {
			return true;
		}
	}
	return false;
}

static void take_bare(struct list *list, const struct bare *bare)
{
	list->bare = memory_grow(list->check->memory, list->bare, &list->bare_capacity, list->bare_count + 1,
				 sizeof *list->bare);
	list->bare[list->bare_count++] = *bare;
	open_group(list)->bare++;
}

enum { BETWEEN_MIN = 2 }; // labels of an entry, where no date of a group says that it holds entries

static void take_other(struct list *list, const struct entry *entry)
{
	const struct template *template = list->check->template;
	uint8_t group_level = template->group.exists ? template->group.level : template->entry_level;
	if (entry->level < group_level) {
		close_group(list);
		list->parent++;
	}
	struct group *group = open_group(list);
	uint32_t labels = entry->opening == OPENING_LIST ? count_labels(template, entry) : 0;
	const struct bare bare = {entry->heading, entry->title, labels > 0};
	bool is_level = is_entry_level(template, entry->level);
	if (group && is_level && (labels > 0 || !has_labels(entry))) {
		take_bare(list, &bare);
	} else if (group) {
		group->has_text = true;
	}
	if (is_level && labels >= BETWEEN_MIN && list->follows_entry && !template->group.is_date) {
		list->between = bare;
	}
	uint32_t day;
	list->above = (struct above){.exists = true, .heading = entry->heading, .level = entry->level};
	list->above.fit = match_group(&list->scratch, template, entry, &day);
}

// An entry follows too: what has labels is one with others than the template's.
static void report_between(struct list *list)
{
	if (!span_is_empty(list->between.heading)) {
		report_bare(list, &list->between);
		list->between.heading.end = list->between.heading.start;
	}
}

// Where entries are expected, one whose fields are written as anything but a list.
static bool is_loose_entry(struct list *list, const struct entry *entry, const struct match *match)
{
	const struct template *template = list->check->template;
	const struct group *group = open_group(list);
	bool is_place = !template->group.exists ||
			(group && (is_date_like(group->fit) || !template->group.is_date || group->entries > 0));
	return is_place && entry->level > 0 && entry->level == match->kind->level && match->loose_count >= LOOSE_MIN;
}

static void take_heading(struct list *list, const struct entry *entry, const struct match *match)
{
	const struct template *template = list->check->template;
	if (match) {
		list->counts.known_fields += match->known_count;
		bool is_loose = is_loose_entry(list, entry, match);
		bool found = is_loose || list_is_entry(entry, match);
		uint32_t known = match->known_count + (is_loose ? match->loose_count : 0);
		if (known > list->counts.best_known) {
			list->counts.best_known = known;
		}
		reconsider_level(list, entry, found);
		if (found) {
			report_between(list);
			take_entry(list, entry, match);
			list->follows_entry = true;
			return;
		}
	}
	if (entry->level == 0) {
		return;
	}
	reconsider_level(list, entry, false);
	entries_pass(list->entries, entry);
	list->group = list->heading_group = ++list->group_count;
	list->between.heading.end = list->between.heading.start;
	if (template_cuts_sections(template)) {
		list->nearest = (struct group){.heading = entry->heading, .title = entry->title, .fit = GROUP_NO};
		list->heading = list->nearest;
	}
	if (template->group.exists && entry->level == template->group.level) {
		take_group(list, entry);
	} else {
		take_other(list, entry);
	}
	list->follows_entry = false;
}

// Fields that no title is above.
static void report_lost(struct list *list, const struct entry *entry)
{
	if (span_is_empty(entry->lost_label) || !list->is_among_entries) {
		return;
	}
	struct deviation lost = deviation_of(DEVIATION_HEADING_MALFORMED, entry->lost_label);
	lost.number = HEADING_LOST;
	lost.choice = 1;
	dispatch_deviation(list->check, &lost);
}

static void take_section(struct list *list, const struct entry *entry, const struct match *match)
{
	uint32_t entries = list->counts.entries;
	take_heading(list, entry, match);
	bool is_entry = list->counts.entries > entries;
	list->is_among_entries = is_entry || (list->is_among_entries && entry->level == 0);
	struct group *group = open_group(list);
	if (group) {
		group->extent.end = entry->extent.end;
	}
	report_lost(list, entry);
	if (entry->fence_count > 0 || entry->comment_count > 0 || entry->quote_count > 0 ||
	    hidden_may_be_in_html(list->check->source, entry)) {
		bool opens_group = group && group->heading.start == entry->heading.start && is_date_like(group->fit);
		list->counts.hidden += hidden_report(list->check, entry, is_entry ? match : NULL,
						     opens_group || list->is_among_entries);
	}
}

static void take_parts(struct list *list, const struct match_parts *parts)
{
	for (size_t i = 0; i < parts->count; i++) {
		const struct match_part *part = &parts->items[i];
		if (i > 0) {
			dispatch_deviation(list->check, &part->deviation);
		}
		take_section(list, part->entry, part->match);
	}
}

void list_take(struct list *list, const struct entry *entry)
{
	arena_reset(&list->scratch);
	const struct template *template = list->check->template;
	bool may_match = entry->item_count > 0 || entry->shape != ENTRY_SHAPE_HEADING ||
			 (entry->has_text && is_entry_level(template, entry->level));
	const struct match *match = may_match ? match_entry(&list->scratch, template, entry) : NULL;
	struct match_parts parts = {.count = 0};
	if (entry->shape == ENTRY_SHAPE_HEADING) {
		parts = match_parts(&list->scratch, template, entry, match);
	}
	if (parts.count > 0) {
		take_parts(list, &parts);
	} else {
		take_section(list, entry, match);
	}
}

void list_take_file(struct list *list, const struct entry *entry)
{
	arena_reset(&list->scratch);
	const struct match *match = match_entry(&list->scratch, list->check->template, entry);
	list->counts.known_fields += match->known_count + match->section_count;
	const struct check *check = list->check;
	if (folder_is_entry(&list->scratch, check->folder, match, check->name)) {
		list->counts.best_known = match->known_count + match->section_count;
		take_entry(list, entry, match);
	}
}

struct list_counts list_end(struct list *list)
{
	close_group(list);
	ambiguous_apply(&list->ambiguous);
	label_space_apply(&list->spaces);
	if (list->usage) {
		usage_apply(list->usage);
	}
	for (uint32_t i = 0; i < list->check->template->kind_count; i++) {
		if (list->columns[i]) {
			columns_apply(list->columns[i]);
		}
	}
	if (list->dates) {
		date_forms_apply(list->dates);
	}
	numbering_apply(list->numbering);
	if (list->order) {
		entry_order_apply(list->order);
	}
	if (list->conventions) {
		conventions_apply(list->conventions);
	}
	works_end(&list->works);
	tags_end(&list->tags);
	arena_reset(&list->scratch);
	groups_compare(list->check, &list->groups, &list->scratch);
	return list->counts;
}

void list_arrange(struct list *list, const struct suppressions *suppressions)
{
	arena_reset(&list->scratch);
	arrange_groups(list->check, &list->groups, suppressions, &list->scratch);
	arena_release(&list->scratch);
}

const struct index *list_index(const struct list *list)
{
	return &list->works.index;
}
