// What the files of a folder do alike.

#include "lint/folder.h"

#include <stdlib.h>
#include <string.h>

#include "base/bytes.h"
#include "base/hash.h"
#include "entry/reader.h"
#include "lint/conventions.h"
#include "lint/dispatch.h"
#include "lint/engine.h"
#include "lint/fingerprint.h"
#include "lint/list.h"
#include "lint/report.h"
#include "template/placeholder.h"

enum { FILES_MIN = 20, ACCEPTED_MIN = 5, ACCEPTED_PART = 10 };

// How many files have a deviation of one form.
struct form {
	uint64_t key; // 0: free
	uint32_t count;
	enum deviation_kind kind;
	const struct template_field *field;
	const struct template_section *section;
};

struct pllint_folder {
	struct memory memory; // owns everything here but the folder itself
	const struct template *template;
	uint32_t files; // that may be entries by their name
	uint32_t entries;
	uint32_t ordered;   // entries whose sections are in the template's order
	uint32_t titled;    // entries that have the template's title
	uint32_t *sections; // entries that have a section
	uint32_t *pairs;    // [a * count + b]: entries in which a comes before b
	uint32_t *fields;   // entries that have a field
	struct form *forms; // a hash table
	size_t form_count, form_room;
};

// --- names ------------------------------------------------------------------------------------------

// Whatever the case of the letters of the name.
static bool starts_with(const char *name, const char *start)
{
	while (*start && *name && (byte_is_letter(*name) ? (*name | 0x20) : *name) == *start) {
		name++;
		start++;
	}
	return !*start;
}

// `templates/paper.md`; `own` is the part of the name behind the last slash.
static bool is_in_template_folder(const char *name, const char *own)
{
	const char *folder = own > name ? own - 1 : own;
	while (folder > name && folder[-1] != '/') {
		folder--;
	}
	for (const char *c = folder; c < own; c++) {
		bool is_word = c == folder || !byte_is_letter(c[-1]);
		if (is_word && (starts_with(c, "templates/") || starts_with(c, "template/"))) {
			return true;
		}
	}
	return false;
}

enum folder_role folder_role(const char *name)
{
	static const char *const never[] = {"contributing.", "code_of_conduct.", "code-of-conduct.", "changelog."};
	const char *slash = name ? strrchr(name, '/') : NULL;
	const char *own = slash ? slash + 1 : name;
	if (!own) {
		return ROLE_ENTRY;
	}
	for (size_t i = 0; i < sizeof never / sizeof *never; i++) {
		if (starts_with(own, never[i])) {
			return ROLE_NEVER;
		}
	}
	if (starts_with(own, "readme.") || starts_with(own, "index.")) {
		return ROLE_INDEX;
	}
	for (const char *c = own; *c; c++) {
		if (starts_with(c, "template")) {
			return ROLE_TEMPLATE;
		}
	}
	return is_in_template_folder(name, own) ? ROLE_TEMPLATE : ROLE_ENTRY;
}

// --- entries ----------------------------------------------------------------------------------------

// Front matter alone may be any file's: it needs all keys, or most of them where most files are entries.
static bool has_header(const struct match *match, bool among_entries)
{
	const struct template_kind *kind = match->kind;
	uint32_t keys = match->required_known + match->near_count;
	if (match->entry->file->header == FILE_HEADER_FRONT_MATTER && match->section_count == 0) {
		bool has_most = among_entries && keys * 4 >= kind->required_count * 3;
		return keys > 0 && (has_most || keys >= kind->required_count);
	}
	return keys > 0 && keys * 2 >= kind->required_count;
}

// Its title, or more than half of its filled values, stand for what is to be written.
static bool is_blank(struct arena *arena, const struct match *match)
{
	const struct entry *entry = match->entry;
	uint32_t filled = 0;
	uint32_t placeholders = 0;
	for (uint32_t i = 0; i < entry->item_count; i = entry->items[i].end) {
		span value = entry->items[i].value;
		filled += !span_is_empty(value);
		placeholders += !span_is_empty(value) && placeholder_is_value(arena, entry->source, value);
	}
	return placeholder_is_title(arena, entry->source, entry->title) || placeholders * 2 > filled;
}

bool folder_is_entry(struct arena *arena, const struct pllint_folder *folder, const struct match *match,
		     const char *name)
{
	enum folder_role role = folder_role(name);
	if (role == ROLE_NEVER || (role == ROLE_TEMPLATE && is_blank(arena, match))) {
		return false;
	}
	bool among_entries = folder && folder->entries * 2 > folder->files;
	if (has_header(match, among_entries)) {
		return true;
	}
	// Where most files are entries, a third of the sections is enough.
	uint32_t parts = among_entries ? 3 : 2;
	return role != ROLE_INDEX && match->section_count > 0 &&
	       match->section_count * parts >= match->kind->section_count;
}

// --- forms ------------------------------------------------------------------------------------------

static bool form_key(const struct match *match, const struct deviation *deviation, uint64_t *key)
{
	uint64_t form;
	if (!conventions_form(match->entry->source, deviation, &form)) {
		return false;
	}
	uint64_t hash = hash_bytes(HASH_START, (const char *)&form, sizeof form);
	uint32_t place[3] = {(uint32_t)deviation->kind, deviation->field ? deviation->field->position + 1 : 0,
			     deviation->section ? deviation->section->position + 1 : 0};
	hash = hash_bytes(hash, (const char *)place, sizeof place);
	*key = hash ? hash : 1;
	return true;
}

static struct form *form_slot(struct form *forms, size_t room, uint64_t key)
{
	size_t at;
	HASH_PROBE(at, hash_folded(key), room, forms[at].key == 0 || forms[at].key == key);
	return &forms[at];
}

static void make_room(struct pllint_folder *folder)
{
	if (folder->form_count * 2 < folder->form_room) {
		return;
	}
	size_t room = folder->form_room ? folder->form_room * 2 : 64;
	struct form *forms = memory_resize(&folder->memory, NULL, room * sizeof *forms);
	memset(forms, 0, room * sizeof *forms);
	for (size_t i = 0; i < folder->form_room; i++) {
		if (folder->forms[i].key) {
			*form_slot(forms, room, folder->forms[i].key) = folder->forms[i];
		}
	}
	memory_free(&folder->memory, folder->forms);
	folder->forms = forms;
	folder->form_room = room;
}

// Counts a form as often as it says.
static void add_form(struct pllint_folder *folder, const struct form *more)
{
	make_room(folder);
	struct form *form = form_slot(folder->forms, folder->form_room, more->key);
	uint32_t before = form->key ? form->count : 0;
	folder->form_count += form->key == 0;
	*form = *more;
	form->count += before;
}

static void count_form(struct pllint_folder *folder, const struct match *match, const struct deviation *deviation)
{
	struct form form = {
		.count = 1, .kind = deviation->kind, .field = deviation->field, .section = deviation->section};
	if (form_key(match, deviation, &form.key)) {
		add_form(folder, &form);
	}
}

// NULL: no file has it.
static const struct form *form_of(const struct pllint_folder *folder, const struct match *match,
				  const struct deviation *deviation)
{
	uint64_t key;
	if (folder->form_room == 0 || !form_key(match, deviation, &key)) {
		return NULL;
	}
	const struct form *form = form_slot(folder->forms, folder->form_room, key);
	return form->key ? form : NULL;
}

static uint32_t count_of(const struct pllint_folder *folder, const struct match *match,
			 const struct deviation *deviation)
{
	const struct form *form = form_of(folder, match, deviation);
	return form ? form->count : 0;
}

// --- counting ---------------------------------------------------------------------------------------

static size_t pair_count(const struct template_kind *kind)
{
	return (size_t)kind->section_count * kind->section_count;
}

static uint32_t *counters(struct pllint_folder *folder, size_t count)
{
	uint32_t *items = memory_resize(&folder->memory, NULL, (count + 1) * sizeof *items);
	return memset(items, 0, (count + 1) * sizeof *items);
}

static void demand_counters(struct pllint_folder *folder)
{
	const struct template_kind *kind = &folder->template->kinds[0];
	if (!folder->sections) {
		folder->fields = counters(folder, kind->field_count);
		folder->pairs = counters(folder, pair_count(kind));
		folder->sections = counters(folder, kind->section_count);
	}
}

static bool is_ordered(const struct match *match)
{
	for (size_t i = 0; i < match->deviation_count; i++) {
		if (match->deviations[i].kind == DEVIATION_SECTION_ORDER) {
			return false;
		}
	}
	return true;
}

static void count_sections(struct pllint_folder *folder, const struct match *match)
{
	uint32_t count = match->kind->section_count;
	for (uint32_t a = 0; a < count; a++) {
		uint32_t at = match->heading_of[a];
		folder->sections[a] += at != ENTRY_NONE;
		for (uint32_t b = 0; b < count && at != ENTRY_NONE; b++) {
			folder->pairs[a * count + b] += match->heading_of[b] != ENTRY_NONE && at < match->heading_of[b];
		}
	}
	folder->ordered += is_ordered(match);
}

static void count_entry(struct pllint_folder *folder, const struct match *match)
{
	folder->entries++;
	count_sections(folder, match);
	for (uint32_t i = 0; i < match->entry->item_count; i = match->entry->items[i].end) {
		const struct item_match *item = &match->items[i];
		if (item->field && item->role != ROLE_DUPLICATE && item->role != ROLE_TEXT) {
			folder->fields[item->field->position]++;
		}
	}
	for (size_t i = 0; i < match->deviation_count; i++) {
		folder->titled += match->deviations[i].kind == DEVIATION_TITLE_UNFILLED;
		count_form(folder, match, &match->deviations[i]);
	}
}

// --- judging ----------------------------------------------------------------------------------------

// All entries where something is missing or unknown, else those that have the field or the section in any form.
static uint32_t base_of(const struct pllint_folder *folder, enum deviation_kind kind,
			const struct template_field *field, const struct template_section *section)
{
	if (section) {
		return folder->sections[section->position];
	}
	bool is_presence =
		kind == DEVIATION_FIELD_MISSING || kind == DEVIATION_HEADER_MISSING || kind == DEVIATION_FIELD_UNKNOWN;
	return is_presence || !field ? folder->entries : folder->fields[field->position];
}

static bool is_outdated(const struct form *form, uint32_t base)
{
	const struct template_field *field = form->field;
	bool is_marked = field && field->required && field->demand != DEMAND_DEFAULT;
	return base >= FILES_MIN && form->count * 2 > base && !is_marked;
}

// Forms that cannot be wrong content, or that contradict a template that the folder has outgrown.
static bool is_accepted(const struct form *form, uint32_t base)
{
	bool may_be = form->kind == DEVIATION_SECTION_SPELLING || form->kind == DEVIATION_LABEL_SPELLING ||
		      form->kind == DEVIATION_CHOICE_WRONG || form->kind == DEVIATION_SECTION_UNFILLED ||
		      form->kind == DEVIATION_TEMPLATE_TEXT;
	return may_be && form->count >= ACCEPTED_MIN && form->count * ACCEPTED_PART >= base;
}

static bool is_most(uint32_t count, uint32_t base)
{
	return base >= FILES_MIN && (uint64_t)count * 10 >= (uint64_t)base * 9;
}

static bool excuses_order(const struct pllint_folder *folder, const struct match *match,
			  const struct deviation *deviation)
{
	uint32_t count = match->kind->section_count;
	uint32_t a = deviation->section->position;
	uint32_t b = deviation->beside->position;
	uint32_t first = a < b ? a : b;
	uint32_t second = a < b ? b : a;
	uint32_t right = folder->pairs[first * count + second];
	uint32_t wrong = folder->pairs[second * count + first];
	return !is_most(folder->ordered, folder->entries) && !is_most(right, right + wrong);
}

bool folder_excuses(const struct pllint_folder *folder, const struct match *match, const struct deviation *deviation,
		    bool is_change)
{
	switch (deviation->kind) {
	case DEVIATION_SECTION_MISSING:
		return !folder || !is_most(folder->sections[deviation->section->position], folder->entries);
	case DEVIATION_SECTION_ORDER:
		return !folder || excuses_order(folder, match, deviation);
	case DEVIATION_SECTION_EMPTY:
		return !folder || folder->entries < FILES_MIN ||
		       count_of(folder, match, deviation) * 2 > folder->entries;
	case DEVIATION_TITLE_UNFILLED: // what most files have is the title of all
		return folder && folder->titled >= ACCEPTED_MIN && folder->titled * 2 > folder->entries;
	case DEVIATION_HEADER_UNFILLED: {
		uint32_t held = folder ? folder->fields[deviation->field->position] : 0;
		return !folder || !is_most(held - count_of(folder, match, deviation), held);
	}
	default:
		break;
	}
	const struct form *form = folder && !is_change ? form_of(folder, match, deviation) : NULL;
	uint32_t base = form ? base_of(folder, form->kind, form->field, form->section) : 0;
	return form && (is_outdated(form, base) || is_accepted(form, base));
}

// --- the public functions ---------------------------------------------------------------------------

enum pllint_status pllint_folder_new(const struct pllint_environment *environment, const struct pllint_template *schema,
				     struct pllint_folder **made)
{
	const struct pllint_allocator *allocator = &environment->allocator;
	struct pllint_folder *folder = allocator->resize(allocator->context, NULL, 0, sizeof *folder);
	*made = folder;
	if (!folder) {
		return PLLINT_NO_MEMORY;
	}
	*folder = (struct pllint_folder){.template = template_of(schema)};
	memory_init(&folder->memory, *allocator, (struct pllint_deadline){.passed = NULL});
	return PLLINT_OK;
}

void pllint_folder_release(struct pllint_folder *folder)
{
	if (folder) {
		struct pllint_allocator allocator = folder->memory.allocator;
		memory_release(&folder->memory);
		allocator.resize(allocator.context, folder, sizeof *folder, 0);
	}
}

struct adding {
	struct memory memory; // of the file
	struct pllint_folder *folder;
	const char *name, *bytes;
	size_t size;
	const struct match *match; // NULL: it is no entry
};

static enum pllint_status read_file(void *context)
{
	struct adding *adding = context;
	const struct template *template = adding->folder->template;
	struct arena arena;
	arena_init(&arena, &adding->memory);
	const struct source *source = source_new(&adding->memory, adding->bytes, adding->size);
	source_demand_text(&adding->memory, source);
	struct file_reading reading = file_reading_of(&arena, source);
	struct entry_stream stream = entry_stream_open(&adding->memory, source, TOKEN_LEVEL_MAX);
	for (const struct entry *part; (part = entry_stream_next(&stream));) {
		file_reading_take(&reading, part);
	}
	const struct match *match = match_entry(&arena, template, match_file(template, &reading));
	adding->match = folder_is_entry(&arena, NULL, match, adding->name) ? match : NULL;
	return PLLINT_OK;
}

static enum pllint_status count_file(void *context)
{
	struct adding *adding = context;
	struct pllint_folder *folder = adding->folder;
	demand_counters(folder);
	folder->files += folder_role(adding->name) == ROLE_ENTRY;
	if (adding->match) {
		count_entry(folder, adding->match);
	}
	return PLLINT_OK;
}

enum pllint_status pllint_folder_add(const struct pllint_environment *environment, struct pllint_folder *folder,
				     const char *name, const char *bytes, size_t size)
{
	struct adding adding = {.folder = folder, .name = name, .bytes = bytes, .size = size};
	memory_init(&adding.memory, environment->allocator, environment->deadline);
	enum pllint_status status = memory_run(&adding.memory, read_file, &adding);
	if (status == PLLINT_OK) {
		status = memory_run(&folder->memory, count_file, &adding);
	}
	memory_release(&adding.memory);
	return status;
}

struct joining {
	struct pllint_folder *folder;
	const struct pllint_folder *other;
};

static void sum(uint32_t *counters, const uint32_t *more, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		counters[i] += more[i];
	}
}

static enum pllint_status run_join(void *context)
{
	struct joining *joining = context;
	struct pllint_folder *folder = joining->folder;
	const struct pllint_folder *other = joining->other;
	const struct template_kind *kind = &folder->template->kinds[0];
	if (!other->sections) {
		return PLLINT_OK;
	}
	demand_counters(folder);
	sum(folder->fields, other->fields, kind->field_count);
	sum(folder->pairs, other->pairs, pair_count(kind));
	sum(folder->sections, other->sections, kind->section_count);
	folder->files += other->files;
	folder->entries += other->entries;
	folder->ordered += other->ordered;
	folder->titled += other->titled;
	for (size_t i = 0; i < other->form_room; i++) {
		if (other->forms[i].key) {
			add_form(folder, &other->forms[i]);
		}
	}
	return PLLINT_OK;
}

enum pllint_status pllint_folder_join(struct pllint_folder *folder, const struct pllint_folder *other)
{
	struct joining joining = {folder, other};
	return memory_run(&folder->memory, run_join, &joining);
}

struct reporting {
	const struct pllint_folder *folder;
	const struct pllint_settings *settings;
	struct pllint_report *report;
};

static void report_form(struct check *check, const struct pllint_folder *folder, const struct form *form)
{
	uint32_t base = base_of(folder, form->kind, form->field, form->section);
	bool is_old = is_outdated(form, base);
	span at = form->field ? form->field->at : form->section ? form->section->title : span_of(0, 0);
	bool is_silent = form->kind == DEVIATION_SECTION_EMPTY || form->kind == DEVIATION_HEADER_UNFILLED ||
			 form->kind == DEVIATION_SECTION_UNFILLED || form->kind == DEVIATION_TEMPLATE_TEXT;
	if (span_is_empty(at) || is_silent || (!is_old && !is_accepted(form, base))) {
		return;
	}
	struct deviation deviation = deviation_of(is_old ? DEVIATION_TEMPLATE_OUTDATED : DEVIATION_FORM_ACCEPTED, at);
	deviation.number = form->count;
	deviation.choice = (int32_t)base;
	deviation.rule = dispatch_rule_of(form->kind);
	dispatch_deviation(check, &deviation);
}

static enum pllint_status run_report(void *context)
{
	const struct reporting *reporting = context;
	const struct pllint_folder *folder = reporting->folder;
	struct pllint_report *report = reporting->report;
	report->source = folder->template->file;
	report->positions = positions_new(&report->memory, report->source);
	findings_init(&report->findings, &report->arena, reporting->settings, folder->template);
	struct check check = {
		.memory = &report->memory,
		.arena = &report->arena,
		.source = report->source,
		.template = folder->template,
		.findings = &report->findings,
	};
	for (size_t i = 0; i < folder->form_room; i++) {
		if (folder->forms[i].key) {
			report_form(&check, folder, &folder->forms[i]);
		}
	}
	findings_sort(&report->findings);
	fingerprints_set(report);
	engine_count(report);
	return PLLINT_OK;
}

enum pllint_status pllint_folder_report(const struct pllint_environment *environment,
					const struct pllint_folder *folder, const struct pllint_settings *settings,
					struct pllint_report **report)
{
	*report = report_new(environment);
	struct reporting reporting = {folder, settings, *report};
	return *report ? memory_run(&(*report)->memory, run_report, &reporting) : PLLINT_NO_MEMORY;
}
