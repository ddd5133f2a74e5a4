// The fields and links of an entry, in the order of its template.

#include <stdlib.h>
#include <string.h>

#include "base/bisect.h"
#include "export/export.h"
#include "lint/engine.h"
#include "lint/groups.h"

struct collecting {
	struct arena *arena;
	const struct template *template;
	const struct match *match;
	bool wants_all;
	struct pllint_exported_field *fields;
	uint32_t field_count;
	struct pllint_exported_link *links;
	uint32_t link_count;
};

// An item and its place among its siblings.
struct placed {
	uint32_t item;
	uint32_t position;
};

static const struct template_field *field_of(const struct match *match, uint32_t item)
{
	enum item_role role = match->items[item].role;
	bool is_field = role == ROLE_FIELD || role == ROLE_NEAR || role == ROLE_DUPLICATE || role == ROLE_SLOT;
	return is_field ? match->items[item].field : NULL;
}

static bool is_said(const struct match *match, uint32_t item)
{
	return !match->items[item].unfilled && !entry_item_is_empty(match->entry, item);
}

static bool is_wanted(const struct collecting *collecting, uint32_t item)
{
	return collecting->wants_all || is_said(collecting->match, item);
}

// --- links ----------------------------------------------------------------------------------------

static bool is_work(const struct match *match, const struct entry_link *link)
{
	size_t first;
	BISECT(first, match->work_count, match->works[first].link < link);
	return first < match->work_count && match->works[first].link == link;
}

static void add_link(struct collecting *collecting, uint32_t index, struct pllint_text label)
{
	const struct entry *entry = collecting->match->entry;
	const struct entry_link *link = &entry->links[index];
	if (link->image || span_is_empty(link->target)) {
		return;
	}
	struct pllint_exported_link *exported = &collecting->links[collecting->link_count++];
	bool has_text = link->notation != LINK_BARE && link->notation != LINK_ANGLE;
	*exported = (struct pllint_exported_link){
		.at = link->whole,
		.target_at = link->target,
		.label = label,
		.target = text_at(entry->source, link->target),
		.is_work = is_work(collecting->match, link),
	};
	if (script_is_one(exported->target)) {
		exported->target = (struct pllint_text){"", 0};
	}
	if (has_text) {
		exported->text = text_trim(text_of(entry_bytes(entry->source, link->text, collecting->arena)));
	}
	struct identity *identity = arena_alloc(collecting->arena, sizeof *identity);
	if (match_link_identity(entry, link, identity) && !identity->fault) {
		exported->identity.kind = identity_kind_text(identity->kind);
		exported->identity.site = identity->name;
		exported->identity.id = (struct pllint_text){identity->id, identity->size};
	}
}

// Those of an item; with those of all that is nested in it.
static void add_links(struct collecting *collecting, uint32_t index, bool nested, struct pllint_text label)
{
	const struct entry *entry = collecting->match->entry;
	uint32_t end = nested ? entry->items[index].end : index + 1;
	for (uint32_t i = index; i < end; i++) {
		const struct entry_item *item = &entry->items[i];
		for (uint32_t k = 0; k < item->link_count && !collecting->match->items[i].unfilled; k++) {
			add_link(collecting, item->first_link + k, label);
		}
	}
}

// --- fields ---------------------------------------------------------------------------------------

static struct pllint_text label_of(const struct collecting *collecting, uint32_t item)
{
	const struct template_field *field = field_of(collecting->match, item);
	const struct entry *entry = collecting->match->entry;
	return field ? text_at(collecting->template->file, field->label)
		     : text_trim(text_at(entry->source, entry->items[item].label.text));
}

// The vocabulary's own spelling of a value.
static struct pllint_text choice_of(const struct template_field *field, struct pllint_text text, struct arena *arena)
{
	struct unicode_key key = unicode_fold(arena, text.bytes, text.size);
	for (uint32_t i = 0; i < field->choice_count; i++) {
		if (unicode_key_equal(field->choices[i].key, key)) {
			return (struct pllint_text){field->choices[i].text, field->choices[i].text_size};
		}
	}
	return text;
}

static void set_items(struct collecting *collecting, struct pllint_exported_field *exported, uint32_t index)
{
	const struct entry *entry = collecting->match->entry;
	const struct entry_item *item = &entry->items[index];
	span *parts;
	uint32_t count = match_items(collecting->arena, entry, item, &parts);
	struct pllint_text *items = arena_alloc(collecting->arena, count * sizeof *items);
	struct token_run run = item->value_tokens;
	for (uint32_t i = 0; i < count; i++) {
		// Tokens before this part are of no later one.
		while (run.count > 0 && entry->tokens[run.first].at.end <= parts[i].start) {
			run.first++;
			run.count--;
		}
		uint32_t wanted = 0;
		while (wanted < run.count && entry->tokens[run.first + wanted].at.start < parts[i].end) {
			wanted++;
		}
		struct token_run own = {run.first, wanted};
		struct pllint_text text =
			text_trim(text_of(entry_visible_part(entry, own, parts[i], collecting->arena)));
		if (text.size > 0) {
			items[exported->item_count++] = text;
		}
	}
	exported->items = items;
	if (exported->is_names) {
		exported->items = names_of(items, &exported->item_count, collecting->arena);
	}
}

static uint32_t add_field(struct collecting *collecting, uint32_t item, uint32_t parent, bool without_nested)
{
	const struct match *match = collecting->match;
	const struct template_field *field = field_of(match, item);
	uint32_t number = collecting->field_count++;
	struct pllint_exported_field *exported = &collecting->fields[number];
	*exported = (struct pllint_exported_field){
		.label = label_of(collecting, item),
		.text = content_of(match, item, without_nested, collecting->arena),
		.parent = parent,
		.field = (const void *)field,
		.at = collecting->match->entry->items[item].label.whole,
		.value = collecting->match->entry->items[item].value,
		.is_empty = !is_said(match, item),
		.is_known = field != NULL,
		.is_names = field && field->is_names,
		.is_tags = field && field->is_tags,
	};
	if (field && field->shape == SHAPE_CHOICE) {
		exported->text = choice_of(field, exported->text, collecting->arena);
	}
	if (field && field->shape == SHAPE_LIST) {
		set_items(collecting, exported, item);
	}
	return number;
}

// --- in order ---------------------------------------------------------------------------------------

static int by_position(const void *left, const void *right)
{
	const struct placed *a = left, *b = right;
	if (a->position != b->position) {
		return a->position < b->position ? -1 : 1;
	}
	return (a->item > b->item) - (a->item < b->item);
}

// The items from `first` on up to `end` that are siblings, sorted; `*count` is set.
static struct placed *siblings(const struct collecting *collecting, uint32_t first, uint32_t end, uint32_t *count)
{
	const struct entry *entry = collecting->match->entry;
	struct placed *placed = arena_alloc(collecting->arena, (end - first) * sizeof *placed);
	*count = 0;
	for (uint32_t i = first; i < end; i = entry->items[i].end) {
		const struct template_field *field = field_of(collecting->match, i);
		placed[(*count)++] = (struct placed){i, field ? field->position : UINT32_MAX};
	}
	if (*count > 1) {
		qsort(placed, *count, sizeof *placed, by_position);
	}
	return placed;
}

// A line below a field that consists of such lines: a link under its label, or a field of its own.
static void take_nested(struct collecting *collecting, uint32_t item, uint32_t parent, bool are_links)
{
	const struct entry_item *nested = &collecting->match->entry->items[item];
	bool is_labelled = nested->label.exists;
	struct pllint_text label = is_labelled ? label_of(collecting, item) : (struct pllint_text){"", 0};
	if (!is_wanted(collecting, item)) {
		return;
	}
	if (!are_links || nested->link_count == 0 || collecting->wants_all) {
		add_field(collecting, item, parent, false);
	}
	add_links(collecting, item, true, label);
}

static void take_field(struct collecting *collecting, uint32_t item)
{
	const struct entry_item *own = &collecting->match->entry->items[item];
	const struct template_field *field = field_of(collecting->match, item);
	const struct pllint_text no_label = {"", 0};
	bool are_links = field && field->shape == SHAPE_LINKS;
	bool is_container = are_links || (field && field->shape == SHAPE_FIELDS);
	if (!is_wanted(collecting, item)) {
		return;
	}
	uint32_t number = add_field(collecting, item, UINT32_MAX, is_container);
	add_links(collecting, item, !is_container, no_label);
	if (is_container) {
		uint32_t count;
		struct placed *nested = siblings(collecting, item + 1, own->end, &count);
		for (uint32_t i = 0; i < count; i++) {
			take_nested(collecting, nested[i].item, number, are_links);
		}
	}
}

static void take_links_outside(struct collecting *collecting)
{
	const struct entry *entry = collecting->match->entry;
	for (uint32_t i = 0; i < entry->link_count; i++) {
		if (entry->links[i].item == ENTRY_NONE) {
			add_link(collecting, i, (struct pllint_text){"", 0});
		}
	}
}

// Fields and links of one entry; both live in `arena`.
static void collect_entry(struct pllint_exported *exported, const struct template *template, const struct match *match,
			  bool wants_all, struct arena *arena)
{
	const struct entry *entry = match->entry;
	struct collecting collecting = {.arena = arena, .template = template, .match = match, .wants_all = wants_all};
	collecting.fields = arena_alloc(arena, entry->item_count * sizeof *collecting.fields);
	collecting.links = arena_alloc(arena, entry->link_count * sizeof *collecting.links);
	uint32_t count;
	struct placed *items = siblings(&collecting, 0, (uint32_t)entry->item_count, &count);
	take_links_outside(&collecting);
	for (uint32_t i = 0; i < count; i++) {
		if (entry->items[items[i].item].label.exists || field_of(match, items[i].item)) {
			take_field(&collecting, items[i].item);
		} else {
			add_links(&collecting, items[i].item, true, (struct pllint_text){"", 0});
		}
	}
	exported->fields = collecting.fields;
	exported->field_count = collecting.field_count;
	exported->links = collecting.links;
	exported->link_count = collecting.link_count;
}

// --- the public function -------------------------------------------------------------------------

// The function of the public header that hands out entries.

// What the shapes are called; a heading has no name.
static const char *const shapes[ENTRY_SHAPES] = {
	[ENTRY_SHAPE_FILE] = "file",
	[ENTRY_SHAPE_BOLD] = "bold",
	[ENTRY_SHAPE_ITEM] = "item",
	[ENTRY_SHAPE_LINE] = "line",
};

struct exporting {
	const struct pllint_export *export;
	struct lint_run run;
};

static void take(void *context, const struct match *match, const struct group *group, struct arena *arena)
{
	struct exporting *exporting = context;
	const struct pllint_report *report = exporting->run.report;
	const struct entry *entry = match->entry;
	struct pllint_exported exported = {
		.whole = entry->extent,
		.head = entry->heading,
		.read_as = (const void *)match->kind,
		.line = position_of(&report->positions, entry->heading.start).line,
		.kind = text_at(report->template->file, match->kind->title),
		.shape = shapes[match->kind->shape],
		.title = text_trim(text_of(entry_title_text(entry, arena))),
		.has_group = group != NULL,
	};
	if (group) {
		exported.group_head = group->heading;
		exported.group = text_of(entry_bytes(entry->source, group->title, arena));
		exported.group_day = group->day;
	}
	collect_entry(&exported, report->template, match, exporting->export->wants_all, arena);
	exporting->export->take(exporting->export->context, &exported);
}

enum pllint_status pllint_export(const struct pllint_environment *environment, const struct pllint_template *template,
				 const char *bytes, size_t size, const struct pllint_export *export,
				 struct pllint_report **report)
{
	struct pllint_settings settings = {
		.no_suppressions = true,
		.builtin_template = export->builtin_template,
		.name = export->name,
		.folder = export->folder,
	};
	for (size_t i = 0; i < PLLINT_RULE_MAX; i++) {
		settings.severity[i] = PLLINT_OFF;
	}
	struct exporting exporting = {.export = export};
	struct list_watcher watcher = {take, &exporting};
	exporting.run = (struct lint_run){
		.template = template,
		.bytes = bytes,
		.size = size,
		.settings = &settings,
		.watcher = export->take ? &watcher : NULL,
	};
	enum pllint_status status = lint_run(environment, &exporting.run);
	*report = exporting.run.report;
	return status;
}
