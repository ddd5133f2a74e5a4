// The functions of the public header that read a template or check a list.

#include <string.h>

#include "lint/conflict.h"
#include "lint/engine.h"
#include "lint/fingerprint.h"
#include "lint/report.h"
#include "lint/rule.h"

struct pllint_template {
	struct pllint_allocator allocator;
	struct template template;
	struct positions positions;
};

const struct template *template_of(const struct pllint_template *schema)
{
	return &schema->template;
}

static void *allocate(const struct pllint_environment *environment, size_t size)
{
	void *block = environment->allocator.resize(environment->allocator.context, NULL, 0, size);
	return block ? memset(block, 0, size) : NULL;
}

// --- reports --------------------------------------------------------------------------------------

struct pllint_report *report_new(const struct pllint_environment *environment)
{
	struct pllint_report *report = allocate(environment, sizeof *report);
	if (report) {
		memory_init(&report->memory, environment->allocator, environment->deadline);
		arena_init(&report->arena, &report->memory);
	}
	return report;
}

// What is left of a report after a failure says only why.
static void report_empty(struct pllint_report *report)
{
	report->reason = report->memory.reason;
	report->reason_line = report->memory.line;
	memory_release(&report->memory);
	report->source = NULL;
	report->template = NULL;
	report->positions = (struct positions){.size = 0};
	report->findings.items = NULL;
	report->index = NULL;
	report->findings.count = 0;
	report->entries.count = 0;
	report->values.count = 0;
	report->met = NULL;
	report->counts = (struct pllint_counts){.entries = 0};
}

static bool has_result(enum pllint_status status)
{
	return status == PLLINT_OK || status == PLLINT_NO_ENTRY || status == PLLINT_NO_KIND;
}

void pllint_report_release(struct pllint_report *report)
{
	if (report) {
		struct pllint_allocator allocator = report->memory.allocator;
		memory_release(&report->memory);
		allocator.resize(allocator.context, report, sizeof *report, 0);
	}
}

// --- lists ----------------------------------------------------------------------------------------

// What is read from a list with two versions of a part is in neither.
static void refuse_conflicts(struct pllint_report *report)
{
	struct conflicts conflicts = conflicts_find(&report->memory, report->source);
	if (conflicts.count > 0) {
		memory_fail_at(&report->memory, PLLINT_NOT_TEXT, "it has a conflict that is not resolved",
			       position_of(&report->positions, conflicts.items[0].start).line);
	}
}

static enum pllint_status run_lint(void *context)
{
	const struct lint_run *run = context;
	struct pllint_report *report = run->report;
	const struct template *template = &run->template->template;
	report->template = template;
	report->source = source_new(&report->memory, run->bytes, run->size);
	source_demand_text(&report->memory, report->source);
	report->positions = positions_new(&report->memory, report->source);
	findings_init(&report->findings, &report->arena, run->settings, template);
	if (run->watcher) {
		refuse_conflicts(report);
	}
	return engine_run(report, run->settings, run->watcher) ? PLLINT_OK : PLLINT_NO_ENTRY;
}

enum pllint_status lint_run(const struct pllint_environment *environment, struct lint_run *run)
{
	run->report = report_new(environment);
	if (!run->report) {
		return PLLINT_NO_MEMORY;
	}
	if (run->template->template.kind_count == 0) {
		return PLLINT_NO_KIND;
	}
	enum pllint_status status = memory_run(&run->report->memory, run_lint, run);
	if (!has_result(status)) {
		report_empty(run->report);
	}
	return status;
}

enum pllint_status pllint_lint(const struct pllint_environment *environment, const struct pllint_template *template,
			       const char *bytes, size_t size, const struct pllint_settings *settings,
			       struct pllint_report **report)
{
	struct lint_run run = {.template = template, .bytes = bytes, .size = size, .settings = settings};
	enum pllint_status status = lint_run(environment, &run);
	*report = run.report;
	return status;
}

// --- templates ------------------------------------------------------------------------------------

struct read_run {
	struct pllint_template *template;
	struct pllint_report *report;
	const char *bytes;
	size_t size;
	struct template_faults faults;
	bool has_kinds;
};

static enum pllint_status run_compile(void *context)
{
	struct read_run *run = context;
	struct template *template = &run->template->template;
	struct memory *memory = &template->memory;
	const struct source *file = source_new(memory, run->bytes, run->size);
	source_demand_text(memory, file);
	run->template->positions = positions_new(memory, file);
	template->file = file;
	memset(template->severity, PLLINT_DEFAULT, sizeof template->severity);
	struct rule_names names = {pllint_rule_find, pllint_rule_count()};
	run->has_kinds = template_compile(template, names, &run->faults);
	return run->has_kinds ? PLLINT_OK : PLLINT_NO_KIND;
}

static enum pllint_status run_report(void *context)
{
	const struct read_run *run = context;
	struct pllint_report *report_of = run->report;
	report_of->source = source_new(&report_of->memory, run->bytes, run->size);
	report_of->positions = positions_new(&report_of->memory, report_of->source);
	findings_init(&report_of->findings, &report_of->arena, NULL, NULL);
	struct check check = {
		.memory = &report_of->memory,
		.arena = &report_of->arena,
		.source = report_of->source,
		.findings = &report_of->findings,
		.rule = pllint_rule_find("template-fault", strlen("template-fault")),
	};
	for (size_t i = 0; i < run->faults.count; i++) {
		const struct template_fault *fault = &run->faults.items[i];
		report(&check, fault->at, fault->message, fault->help, ARGUMENTS(from_list(fault->argument)));
	}
	findings_sort(&report_of->findings);
	fingerprints_set(report_of);
	engine_count(report_of);
	return PLLINT_OK;
}

static struct pllint_template *template_new(const struct pllint_environment *environment)
{
	struct pllint_template *template = allocate(environment, sizeof *template);
	if (template) {
		template->allocator = environment->allocator;
		memory_init(&template->template.memory, environment->allocator, environment->deadline);
	}
	return template;
}

static enum pllint_status compile_and_report(struct read_run *run)
{
	enum pllint_status status = memory_run(&run->template->template.memory, run_compile, run);
	if (!has_result(status)) {
		run->report->memory.reason = run->template->template.memory.reason;
		run->report->memory.line = run->template->template.memory.line;
		return status;
	}
	enum pllint_status reported = memory_run(&run->report->memory, run_report, run);
	return reported == PLLINT_OK ? status : reported;
}

enum pllint_status pllint_template_read(const struct pllint_environment *environment, const char *bytes, size_t size,
					struct pllint_template **template, struct pllint_report **report)
{
	return pllint_template_find(environment, bytes, size, NULL, template, report);
}

enum pllint_status pllint_template_find(const struct pllint_environment *environment, const char *bytes, size_t size,
					const char *name, struct pllint_template **template,
					struct pllint_report **report)
{
	*template = template_new(environment);
	*report = *template ? report_new(environment) : NULL;
	enum pllint_status status = PLLINT_NO_MEMORY;
	if (*report) {
		(*template)->template.document = template_document_of(name);
		struct read_run run = {.template = *template, .report = *report, .bytes = bytes, .size = size};
		status = compile_and_report(&run);
	}
	if (!has_result(status)) {
		pllint_template_release(*template);
		*template = NULL;
		if (*report) {
			report_empty(*report);
		}
	}
	return status;
}

void pllint_template_release(struct pllint_template *template)
{
	if (template) {
		struct pllint_allocator allocator = template->allocator;
		memory_release(&template->template.memory);
		allocator.resize(allocator.context, template, sizeof *template, 0);
	}
}

bool pllint_template_is_of_files(const struct pllint_template *template)
{
	return template_is_of_files(&template->template);
}

bool pllint_template_is_embedded(const struct pllint_template *template)
{
	return template->template.embedded;
}

const char *pllint_template_stored(const struct pllint_template *template, enum pllint_stored what, size_t index,
				   size_t *size)
{
	const struct template_stored *stored = &template->template.stored[what];
	if (index >= stored->count) {
		return NULL;
	}
	*size = span_length(stored->items[index]);
	return source_at(template->template.file, stored->items[index]);
}

void pllint_template_show(const struct pllint_template *template, struct pllint_writer writer)
{
	template_show(&template->template, (struct rule_names){pllint_rule_find, pllint_rule_count()}, writer);
}

size_t pllint_template_kind_count(const struct pllint_template *template)
{
	return template->template.kind_count;
}

const struct pllint_kind *pllint_template_kind(const struct pllint_template *template, size_t index)
{
	return (const void *)&template->template.kinds[index];
}

bool pllint_template_group(const struct pllint_template *template, struct pllint_span *head, struct pllint_span *title)
{
	*head = template->template.group.heading;
	*title = template->template.group.title;
	return template->template.group.exists;
}

struct pllint_position pllint_template_position(const struct pllint_template *template, uint32_t offset)
{
	return position_of(&template->positions, offset);
}

const char *pllint_template_text(const struct pllint_template *template, size_t *size)
{
	*size = template->template.file->size;
	return template->template.file->bytes;
}

// --- answers about a report ----------------------------------------------------------------------

// The functions of the public header that only tell what is there.

// --- rules ----------------------------------------------------------------------------------------

size_t pllint_rule_count(void)
{
	return rule_count;
}

const struct pllint_rule *pllint_rule_at(size_t index)
{
	return &rules[index]->info;
}

size_t pllint_rule_find(const char *name, size_t length)
{
	for (size_t i = 0; i < rule_count; i++) {
		const char *known = rules[i]->info.name;
		if (strlen(known) == length && memcmp(known, name, length) == 0) {
			return i;
		}
	}
	return rule_count;
}

void pllint_settings_init(struct pllint_settings *settings)
{
	*settings = (struct pllint_settings){.no_suppressions = false};
	memset(settings->severity, PLLINT_DEFAULT, sizeof settings->severity);
}

// --- statuses -------------------------------------------------------------------------------------

const char *pllint_status_text(enum pllint_status status)
{
	switch (status) {
	case PLLINT_OK:
		return NULL;
	case PLLINT_NO_MEMORY:
		return "out of memory";
	case PLLINT_TIME_LIMIT:
		return "it took longer than the time allowed";
	case PLLINT_LIMIT:
		return "it is larger or more deeply nested than pllint can check";
	case PLLINT_NO_KIND:
		return "no kind of entry can be read from the template";
	case PLLINT_NO_ENTRY:
		return "no entry of the template's kinds was found";
	case PLLINT_NOT_TEXT:
		return "it is not a text";
	case PLLINT_UNVERIFIED:
		return "the fix could not be verified";
	}
	return NULL;
}

// --- reports --------------------------------------------------------------------------------------

const char *pllint_report_reason(const struct pllint_report *report)
{
	return report ? report->reason : NULL;
}

uint32_t pllint_report_reason_line(const struct pllint_report *report)
{
	return report ? report->reason_line : 0;
}

const struct pllint_counts *pllint_report_counts(const struct pllint_report *report)
{
	return &report->counts;
}

const char *pllint_report_unfixable(const struct pllint_report *report)
{
	return report->unfixable;
}

bool pllint_report_met(const struct pllint_report *report, size_t recorded)
{
	return report->met && report->met[recorded];
}

size_t pllint_report_size(const struct pllint_report *report)
{
	return report->findings.count;
}

const struct pllint_finding *pllint_report_at(const struct pllint_report *report, size_t index)
{
	return &report->findings.items[index]->finding;
}

size_t pllint_report_entry_count(const struct pllint_report *report)
{
	return report->entries.count;
}

const struct pllint_entry *pllint_report_entry_at(const struct pllint_report *report, size_t index)
{
	return &report->entries.items[index];
}

const struct pllint_entry *pllint_report_entry_around(const struct pllint_report *report, uint32_t offset)
{
	return entries_around(&report->entries, offset);
}

size_t pllint_report_value_count(const struct pllint_report *report)
{
	return report->values.count;
}

const struct pllint_value *pllint_report_value_at(const struct pllint_report *report, size_t index)
{
	return &report->values.items[index];
}

void pllint_write_edit(const struct pllint_report *report, const struct pllint_edit *edit, struct pllint_writer writer)
{
	for (uint32_t i = 0; i < edit->piece_count; i++) {
		const struct pllint_piece *piece = &edit->pieces[i];
		const char *bytes = piece->source == PIECE_TEXT	  ? piece->text
				    : piece->source == PIECE_LIST ? report->source->bytes
								  : report->template->file->bytes;
		writer.write(writer.context, bytes + piece->span.start, span_length(piece->span));
	}
}

struct pllint_position pllint_report_position(const struct pllint_report *report, uint32_t offset)
{
	return report->source ? position_of(&report->positions, offset) : (struct pllint_position){1, 1, 1, 1};
}

const char *pllint_report_text(const struct pllint_report *report, size_t *size)
{
	*size = report->source ? report->source->size : 0;
	return report->source ? report->source->bytes : "";
}
