// One list against its template.

#include "cli/list.h"

#include "cli/ahead.h"
#include "cli/clock.h"
#include "cli/scope.h"
#include "cli/stored.h"

#include "report/buffer.h"

void list_print(struct run *run, const struct loaded_template *loaded, const struct reported *reported)
{
	struct summary alone = {0};
	summary_add(&alone, reported->report);
	run->fails = run->fails || summary_fails(&alone, stored_fail_level(run, loaded));
	reports_file(&run->reports, reported);
	summary_add(&run->summary, reported->report);
}

void list_note_builtin(struct run *run, const char *list)
{
	if (run->noted_builtin || run->options->quiet) {
		return;
	}
	run->noted_builtin = true;
	output_plain(console_note(run->console, list),
		     "no template.md was found, so the built-in template is used (--show-template prints it, "
		     "--template names another)");
	console_end(run->console);
}

bool list_suggest_template(struct run *run, const char *path, struct output *output)
{
	const struct options *options = run->options;
	uint32_t line = 0;
	const struct loaded_template *guide = options->template_path || options->template_from
						      ? NULL
						      : templates_guide_for(&run->templates, path, &line);
	if (!guide) {
		return false;
	}
	output_plain(output, "; ");
	output_string(output, guide->path);
	output_plain(output, " shows an entry on line ");
	output_number(output, line);
	output_plain(output, ": --template ");
	output_string(output, guide->path);
	output_plain(output, " checks against it");
	return true;
}

static void fail_without_entry(struct run *run, const char *path, const struct loaded_template *loaded)
{
	struct output *output = console_error(run->console, path);
	output_plain(output, "no entry was found in it; the template used is ");
	output_string(output, loaded->is_builtin ? "the built-in one" : loaded->path);
	if (loaded->is_builtin && !list_suggest_template(run, path, output)) {
		output_plain(output, "; --template FILE names the template that this list follows");
	}
	console_end(run->console);
}

// Whether a folder was searched or not: what a change hides would else pass for prose.
static void fail_without_old_entries(struct run *run, const char *path, size_t count)
{
	struct output *output = console_error(run->console, path);
	output_plain(output, "no entry can be read in it any more, and before the change there ");
	output_plain(output, count == 1 ? "was " : "were ");
	output_number(output, count);
	console_end(run->console);
}

void list_fail(struct run *run, const char *path, const char *what, enum pllint_status status,
	       const struct pllint_report *report)
{
	const char *reason = pllint_report_reason(report);
	const char *text = reason ? reason : pllint_status_text(status);
	struct output *output = console_error_at(run->console, path, pllint_report_reason_line(report));
	output_plain(output, what);
	output_string(output, text ? text : "it could not be checked");
	if (status == PLLINT_TIME_LIMIT) {
		output_plain(output, "; --timeout sets how long a file may take");
	}
	console_end(run->console);
}

static bool may_be_passed_over(struct run *run, const struct file *file, const struct loaded_template *loaded,
			       const struct pllint_report *report)
{
	bool is_of_files = pllint_template_is_of_files(loaded->template);
	run->passed_over = run->passed_over || (file->is_named && is_of_files);
	if (!file->is_named || is_of_files) {
		return true;
	}
	bool holds_fields = report && pllint_report_counts(report)->known_fields > 0;
	return run->options->skip_without_entries && !holds_fields;
}

static enum fixing fixing_of(enum options_fix fix)
{
	return fix == FIX_NONE ? FIXING_NONE : fix == FIX_WRITE ? FIXING_WRITTEN : FIXING_SHOWN;
}

// A page has room for some hundred entries; to correct thousands takes five times as long as to check them.
enum { CORRECTED_MAX = 10000 }; // findings

// How many findings the safe fixes would fix, where a format shows what comes of that.
static size_t correctable(const struct run *run, const struct pllint_report *report)
{
	bool is_wanted =
		run->reports.wants_corrected && run->options->fix == FIX_NONE && !pllint_report_unfixable(report);
	return is_wanted ? pllint_report_counts(report)->fixable : 0;
}

// What the safe fixes would make of a list; NULL where nothing comes of it. Released by the caller.
static struct pllint_fixed *correct(const struct run *run, const struct loaded_template *loaded,
				    const struct pllint_report *report)
{
	struct clock clock;
	struct pllint_environment environment = clock_start(&clock, run->options->timeout);
	struct pllint_fixed *corrected = NULL;
	size_t size;
	const char *bytes = pllint_report_text(report, &size);
	enum pllint_status status =
		pllint_fix(&environment, loaded->template, bytes, size, &run->settings, PLLINT_FIX_SAFE, &corrected);
	if (status == PLLINT_NO_MEMORY) {
		allocate_fail(); // else what is printed would look whole
	}
	if (status != PLLINT_OK) {
		pllint_fixed_release(corrected);
		return NULL;
	}
	return corrected;
}

// Lists that come after this one are compared with it.
static void remember(struct run *run, const struct file *file, const struct pllint_report *report)
{
	struct clock clock;
	struct pllint_environment environment = clock_start(&clock, 0);
	enum pllint_status status = PLLINT_OK;
	if (run->is_last) {
		return;
	}
	if (!run->index) {
		status = pllint_index_new(&environment, &run->index);
	}
	if (status == PLLINT_OK) {
		status = pllint_index_add(run->index, report, file->path);
	}
	if (status != PLLINT_OK) {
		// What it holds now may be a part of this list.
		list_fail(run, file->path, "not compared with other lists: ", status, NULL);
		pllint_index_release(run->index);
		run->index = NULL;
	}
	run->settings.index = run->index;
}

void list_report(struct run *run, const struct file *file, struct loaded_template *loaded,
		 const struct pllint_report *report, const struct pllint_fixed *fixed)
{
	size_t count = correctable(run, report);
	bool is_too_much = count > CORRECTED_MAX;
	struct pllint_fixed *corrected = count > 0 && !is_too_much ? correct(run, loaded, report) : NULL;
	struct reported reported = {
		.path = file->path,
		.report = report,
		.template_path = loaded->path,
		.template = loaded->template,
		.is_builtin = loaded->is_builtin,
		.fixed = fixed,
		.corrected = corrected,
		.is_too_much_to_correct = is_too_much,
		.fixing = fixing_of(run->options->fix),
	};
	if (loaded->is_builtin) {
		list_note_builtin(run, file->path);
	}
	run->summary.lists++;
	loaded->has_list = true;
	run->summary.entries += pllint_report_counts(report)->entries;
	baselines_take(stored_baselines(run, loaded), run->recorded, file->path, report);
	list_print(run, loaded, &reported);
	const struct pllint_counts *counts = pllint_report_counts(report);
	if (counts->entries == 0 && counts->entries_before > 0) {
		fail_without_old_entries(run, file->path, counts->entries_before);
	}
	const char *reason = pllint_report_unfixable(report);
	bool is_wanted = !run->options->quiet && run->options->fix == FIX_NONE;
	if (is_wanted && pllint_report_size(report) && reason) {
		struct output *output = console_note(run->console, file->path);
		output_plain(output, "nothing in it can be fixed automatically: ", reason);
		console_end(run->console);
	}
	if (counts->unchecked > 0) {
		// The finding names the place in every format.
		run->console->failed = true;
		output_plain(console_note(run->console, file->path),
			     "not all of it was checked: a pattern takes too long to try");
		console_end(run->console);
	}
	remember(run, file, report);
	pllint_fixed_release(corrected);
}

void list_without_entry(struct run *run, const struct file *file, const struct loaded_template *loaded,
			const struct pllint_report *report)
{
	size_t before = report ? pllint_report_counts(report)->entries_before : 0;
	if (before > 0) {
		fail_without_old_entries(run, file->path, before);
	} else if (!may_be_passed_over(run, file, loaded, report)) {
		fail_without_entry(run, file->path, loaded);
	}
}

static enum pllint_status lint(const struct run *run, const struct loaded_template *loaded,
			       const struct contents *contents, struct pllint_report **report)
{
	struct prepared *made = ahead_take(run);
	if (made) {
		*report = made->report;
		made->report = NULL;
		return made->status;
	}
	struct clock clock;
	struct pllint_environment environment = clock_start(&clock, run->options->timeout);
	return pllint_lint(&environment, loaded->template, contents->bytes, contents->size, &run->settings, report);
}

bool list_lint(struct run *run, const struct file *file, struct loaded_template *loaded,
	       const struct contents *contents)
{
	struct pllint_report *report = NULL;
	struct scope scope;
	if (!scope_open(&scope, run, file, loaded, contents)) {
		scope_close(&scope, run);
		return false;
	}
	run->settings.builtin_template = loaded->is_builtin;
	enum pllint_status status = lint(run, loaded, contents, &report);
	if (status == PLLINT_OK) {
		scope_note_template(run, file, loaded, contents);
		list_report(run, file, loaded, report, NULL);
	} else if (status == PLLINT_NO_ENTRY) {
		list_without_entry(run, file, loaded, report);
	} else {
		list_fail(run, file->path, "", status, report);
	}
	pllint_report_release(report);
	scope_close(&scope, run);
	return status == PLLINT_OK || status == PLLINT_NO_ENTRY;
}
