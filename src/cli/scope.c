// Narrows a run to what counts.

#include "cli/scope.h"

#include "cli/clock.h"
#include "cli/stored.h"

#include <stdlib.h>

static bool open_change(struct scope *scope, struct run *run, const struct file *file, const struct contents *contents)
{
	static const struct pllint_kept nothing = {.size = 0};
	struct buffer problem = {0};
	struct revision *revision = &scope->revision;
	bool well = changes_revise(&run->changes, file->path, contents->bytes, contents->size, revision, &problem);
	if (!well) {
		console_fail(run->console, file->path, problem.bytes);
	}
	buffer_release(&problem);
	scope->change = (struct pllint_revision){
		.before = revision->before.bytes,
		.before_size = revision->before.size,
		.touched = revision->touched,
		.touched_count = revision->touched_count,
		.kept = revision->kept ? revision->kept : &nothing,
		.kept_count = revision->kept_count,
	};
	run->settings.change = &scope->change;
	return well;
}

bool scope_open(struct scope *scope, struct run *run, const struct file *file, const struct loaded_template *loaded,
		const struct contents *contents)
{
	*scope = (struct scope){0};
	run->recorded = baselines_apply(stored_baselines(run, loaded), file->path, &run->settings);
	return !run->changes.are_asked_for || open_change(scope, run, file, contents);
}

void scope_close(struct scope *scope, struct run *run)
{
	revision_release(&scope->revision);
	run->settings.change = NULL;
	run->settings.recorded_count = 0;
}

bool scope_has_template(struct run *run, const struct loaded_template *loaded)
{
	if (!run->changes.are_asked_for) {
		return true;
	}
	if (loaded->is_from_commit || loaded->is_builtin) {
		return false;
	}
	struct buffer problem = {0};
	bool is_touched = changes_touch(&run->changes, loaded->path, &problem);
	if (problem.size) {
		console_fail(run->console, loaded->path, problem.bytes);
	}
	buffer_release(&problem);
	return is_touched;
}

// --- a template that was changed -------------------------------------------------------------------

// NULL where nothing can be said.
static struct pllint_report *lint_by(struct run *run, const struct pllint_template *template,
				     const struct contents *contents, const struct pllint_settings *settings)
{
	struct clock clock;
	struct pllint_environment environment = clock_start(&clock, run->options->timeout);
	struct pllint_report *report = NULL;
	enum pllint_status status =
		pllint_lint(&environment, template, contents->bytes, contents->size, settings, &report);
	if (status == PLLINT_NO_MEMORY) {
		allocate_fail(); // else a note would be missing that nobody misses
	}
	if (status != PLLINT_OK) {
		pllint_report_release(report);
		return NULL;
	}
	return report;
}

static int compare(const void *left, const void *right)
{
	const struct pllint_fingerprint *a = left, *b = right;
	int order = (a->high > b->high) - (a->high < b->high);
	return order ? order : (a->low > b->low) - (a->low < b->low);
}

static size_t count_untouched(const struct pllint_report *report)
{
	size_t count = 0;
	for (size_t i = 0; report && i < pllint_report_size(report); i++) {
		count += pllint_report_at(report, i)->is_untouched;
	}
	return count;
}

// How many findings in untouched parts the template before did not make.
static size_t count_following(struct run *run, const struct loaded_template *loaded, struct pllint_template *before,
			      const struct contents *contents)
{
	struct pllint_settings settings = run->settings;
	settings.show_untouched = true;
	struct pllint_report *old = lint_by(run, before, contents, &settings);
	if (!old) {
		return 0;
	}
	size_t count = pllint_report_size(old);
	struct pllint_fingerprint *known = allocate(NULL, count * sizeof *known);
	for (size_t i = 0; i < count; i++) {
		known[i] = pllint_report_at(old, i)->fingerprint;
	}
	qsort(known, count, sizeof *known, compare);
	settings.recorded = known;
	settings.recorded_count = count;
	struct pllint_report *now = lint_by(run, loaded->template, contents, &settings);
	count = count_untouched(now);
	pllint_report_release(now);
	pllint_report_release(old);
	free(known);
	return count;
}

// Its text is that of the revision, which is released after it.
static struct pllint_template *read_before(struct run *run, const struct loaded_template *loaded,
					   struct revision *revision)
{
	struct buffer problem = {0};
	struct pllint_template *before = NULL;
	struct pllint_report *faults = NULL;
	struct clock clock;
	struct pllint_environment environment = clock_start(&clock, run->options->timeout);
	bool well = changes_revise(&run->changes, loaded->path, loaded->contents.bytes, loaded->contents.size, revision,
				   &problem);
	if (well && revision->before.size) {
		enum pllint_status status = pllint_template_read(&environment, revision->before.bytes,
								 revision->before.size, &before, &faults);
		if (status == PLLINT_NO_MEMORY) {
			allocate_fail();
		}
		if (status != PLLINT_OK) {
			pllint_template_release(before);
			before = NULL;
		}
	}
	pllint_report_release(faults);
	buffer_release(&problem);
	return before;
}

void scope_note_template(struct run *run, const struct file *file, const struct loaded_template *loaded,
			 const struct contents *contents)
{
	if (!run->changes.are_asked_for || run->options->quiet || !scope_has_template(run, loaded)) {
		return;
	}
	struct revision revision = {0};
	struct pllint_template *before = read_before(run, loaded, &revision);
	size_t count = before ? count_following(run, loaded, before, contents) : 0;
	if (count) {
		struct output *output = console_note(run->console, file->path);
		output_string(output, loaded->path);
		output_plain(output, " was changed: ", DIGITS(count),
			     count == 1 ? " finding in an entry" : " findings in entries",
			     " that the change did not touch ", count == 1 ? "follows" : "follow",
			     " from it (--show-all)");
		console_end(run->console);
	}
	pllint_template_release(before);
	revision_release(&revision);
}
