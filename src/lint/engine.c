// One list from its first byte to its sorted findings: tokens to the rules and the reader, entries to
// the list, and what is made of all findings at the end.

#include "lint/engine.h"

#include "entry/file.h"
#include "entry/reader.h"
#include "lint/change.h"
#include "lint/conflict.h"
#include "lint/cut.h"
#include "lint/dispatch.h"
#include "lint/fingerprint.h"
#include "lint/hidden.h"
#include "lint/list.h"
#include "lint/suppress.h"
#include "markdown/tokenizer.h"

struct engine {
	struct check check;
	struct lines lines; // of the section in hand
	struct list *list;
	struct file_reading file; // of shape file
	struct arena file_arena;
	struct suppressions *suppressions; // NULL: comments switch nothing off
	struct change *change;		   // NULL: all counts
	bool may_conflict;		   // a line starts as the first one of a conflict does
	struct conflicts conflicts;
};

static void take_tokens(struct engine *engine, const struct token_batch *batch)
{
	memory_check_deadline(engine->check.memory);
	lines_read(engine->check.memory, &engine->lines, engine->check.source, batch);
	engine->may_conflict |= engine->lines.has_conflict_mark;
	dispatch_lines(&engine->check, &engine->lines);
}

static void take_part(struct engine *engine, const struct entry *entry)
{
	if (engine->suppressions) {
		suppressions_read(engine->suppressions, &engine->check, entry);
	}
	if (engine->change) {
		change_take(engine->change, entry);
	}
	list_take(engine->list, entry);
	engine->check.entry = NULL;
	engine->check.match = NULL;
}

// A part of a file that is one entry.
static void take_file_part(struct engine *engine, const struct entry *section)
{
	struct entry part = *section;
	part.extent = span_of(0, section->source->size);
	if (engine->suppressions) {
		suppressions_read(engine->suppressions, &engine->check, &part);
	}
	file_reading_take(&engine->file, section);
}

static void take_file(struct engine *engine)
{
	const struct entry *entry = match_file(engine->check.template, &engine->file);
	if (engine->change) {
		change_take(engine->change, entry);
	}
	list_take_file(engine->list, entry);
	engine->check.entry = NULL;
	engine->check.match = NULL;
}

// A section of the list: an entry or a heading, or the entries in it.
static void take_entry(struct engine *engine, const struct entry *section)
{
	if (template_is_of_files(engine->check.template)) {
		take_file_part(engine, section);
		return;
	}
	struct cut cut = cut_open(engine->check.memory, engine->check.template, section);
	const struct entry *part;
	while ((part = cut_next(&cut))) {
		take_part(engine, part);
	}
}

// Reads the list from its first byte to its last. Returns false if a position could not be confirmed.
static bool read_list(struct engine *engine)
{
	struct check *check = &engine->check;
	struct tokenizer *tokenizer = tokenizer_new(check->memory, check->source, check->template->entry_level);
	struct reader *reader = reader_new(check->memory, check->source);
	match_read_paragraphs(reader, check->template);
	const struct token_batch *batch;
	while ((batch = tokenizer_next(tokenizer))) {
		take_tokens(engine, batch);
		reader_put(reader, batch);
		for (const struct entry *entry; (entry = reader_next(reader));) {
			take_entry(engine, entry);
		}
	}
	take_entry(engine, reader_last(reader));
	if (template_is_of_files(check->template)) {
		take_file(engine);
	}
	reader_free(reader);
	return tokenizer_close(tokenizer);
}

static struct list_counts finish(struct engine *engine)
{
	struct findings *findings = engine->check.findings;
	struct memory *memory = engine->check.memory;
	struct list_counts counts = list_end(engine->list);
	memory_check_deadline(memory);
	engine->check.entry = NULL;
	engine->check.match = NULL;
	dispatch_file(&engine->check);
	if (engine->change) {
		change_report(engine->change, &engine->check);
	}
	if (engine->suppressions) {
		suppressions_apply(engine->suppressions, &engine->check);
	}
	if (engine->may_conflict) {
		engine->conflicts = conflicts_find(memory, engine->check.source);
		conflicts_report(&engine->check, &engine->conflicts);
	}
	memory_check_deadline(memory);
	findings_yield(findings, engine->check.source);
	memory_check_deadline(memory);
	findings_sort(findings);
	memory_check_deadline(memory);
	return counts;
}

void engine_count(struct pllint_report *report)
{
	for (size_t i = 0; i < report->findings.count; i++) {
		const struct pllint_finding *finding = &report->findings.items[i]->finding;
		if (finding->is_untouched) {
			continue;
		}
		report->counts.findings[finding->severity]++;
		report->counts.unchecked += report->findings.items[i]->is_unchecked;
		bool can_change = finding->edit_count > 0 && !report->unfixable;
		report->counts.fixable += can_change && finding->fix == PLLINT_FIX_SAFE;
		report->counts.fixable_unsafely += can_change && finding->fix == PLLINT_FIX_UNSAFE;
	}
}

// Of a template that nobody chose for this list, one field may be there by accident.
static bool has_entries(const struct list_counts *counts, const struct pllint_settings *settings)
{
	return counts->entries > 0 && (!settings->builtin_template || counts->best_known >= 2);
}

static const char *why_unfixable(const struct engine *engine, const struct pllint_report *report, bool is_certain)
{
	const struct source *template = report->template->file;
	if (report->source->has_nul) {
		return "it holds NUL bytes";
	}
	if (template->has_nul || template->invalid < template->size) {
		return "its template holds bytes that are not UTF-8 text";
	}
	if (engine->conflicts.count > 0) {
		return "it has conflict markers";
	}
	return is_certain ? NULL : "the positions of its parts could not be confirmed";
}

bool engine_run(struct pllint_report *report, const struct pllint_settings *settings,
		const struct list_watcher *watcher)
{
	struct memory *memory = &report->memory;
	struct engine engine = {
		.check = {.memory = memory,
			  .arena = &report->arena,
			  .source = report->source,
			  .template = report->template,
			  .is_builtin = settings->builtin_template,
			  .findings = &report->findings,
			  .entries = &report->entries,
			  .values = settings->wants_values ? &report->values : NULL,
			  .folder = settings->folder,
			  .name = settings->name,
			  .others = settings->index},
	};
	if (settings->change) {
		engine.change = change_new(&engine.check, settings->change);
		engine.check.change = engine.change;
	}
	if (!settings->no_suppressions) {
		engine.suppressions = suppressions_new(&report->arena, report->source);
	}
	report->entries.memory = report->values.memory = memory;
	arena_init(&engine.file_arena, memory);
	engine.file = file_reading_of(&engine.file_arena, report->source);
	engine.list = list_new(&engine.check, &report->entries, watcher);
	bool is_certain = read_list(&engine);
	bool is_of_files = template_is_of_files(report->template);
	uint32_t hidden = is_of_files ? 0 : hidden_report_front_matter(&engine.check);
	struct list_counts counts = finish(&engine);
	counts.hidden += hidden;
	report->index = list_index(engine.list);

	report->unfixable = why_unfixable(&engine, report, is_certain);
	report->counts = (struct pllint_counts){
		.entries = counts.entries, .groups = counts.groups, .known_fields = counts.known_fields};
	fingerprints_set(report);
	memory_check_deadline(memory);
	if (engine.change) {
		report->counts.entries_before = change_entries_before(engine.change);
		change_apply(engine.change, report, settings->show_untouched);
	}
	fingerprints_drop_recorded(report, settings);
	list_arrange(engine.list, engine.suppressions);
	engine_count(report);
	return has_entries(&counts, settings) || counts.hidden > 0 || engine.conflicts.count > 0;
}
