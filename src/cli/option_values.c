// Reads the values of options.

#include "cli/option_values.h"

#include "cli/options.h"
#include "report/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool options_reject(struct options_problem *problem, const char *form, ...)
{
	va_list arguments;
	va_start(arguments, form);
	vsnprintf(problem->text, sizeof problem->text, form, arguments);
	va_end(arguments);
	return false;
}

// The place of `value` among `names`, which end with NULL.
static bool choose(const char *value, const char *const *names, size_t *choice, struct options_problem *problem)
{
	char all[128] = "";
	for (size_t i = 0; names[i]; i++) {
		if (strcmp(value, names[i]) == 0) {
			*choice = i;
			return true;
		}
		size_t used = strlen(all);
		snprintf(all + used, sizeof all - used, "%s%s", i == 0 ? "" : names[i + 1] ? ", " : " or ", names[i]);
	}
	return options_reject(problem, "`%.100s` is none of the possible values: %s", value, all);
}

static bool find_rule(const char *name, size_t length, size_t *rule, struct options_problem *problem)
{
	*rule = pllint_rule_find(name, length);
	if (*rule < pllint_rule_count()) {
		return true;
	}
	struct nearest nearest;
	nearest_init(&nearest, name, length);
	for (size_t i = 0; i < pllint_rule_count(); i++) {
		nearest_offer(&nearest, pllint_rule_at(i)->name);
	}
	int shown = length < 100 ? (int)length : 100;
	if (nearest.best) {
		return options_reject(problem, "there is no rule `%.*s`; did you mean `%s`?", shown, name,
				      nearest.best);
	}
	return options_reject(problem, "there is no rule `%.*s`; --list-rules names them all", shown, name);
}

static bool mark_rules(bool *marked, const char *names, struct options_problem *problem)
{
	for (;;) {
		size_t length = strcspn(names, ","), rule;
		if (length && !find_rule(names, length, &rule, problem)) {
			return false;
		}
		if (length) {
			marked[rule] = true;
		}
		if (!names[length]) {
			return true;
		}
		names += length + 1;
	}
}

bool set_select(struct options *options, const char *value, struct options_problem *problem)
{
	if (value[strspn(value, ",")] == 0) {
		return options_reject(problem, "--select names no rule");
	}
	options->any_selected = true;
	return mark_rules(options->selected, value, problem);
}

bool set_ignore(struct options *options, const char *value, struct options_problem *problem)
{
	return mark_rules(options->ignored, value, problem);
}

bool set_severity(struct options *options, const char *value, struct options_problem *problem)
{
	static const char *const names[] = {"off", "info", "warning", "error", NULL};
	size_t length = strcspn(value, "="), rule, level;
	if (!value[length]) {
		return options_reject(problem, "--severity wants RULE=LEVEL, such as `%s=error`",
				      pllint_rule_at(0)->name);
	}
	if (!find_rule(value, length, &rule, problem) || !choose(value + length + 1, names, &level, problem)) {
		return false;
	}
	options->severity[rule] = (unsigned char)level;
	return true;
}

static const char *const fail_levels[] = {"warning", "error", "info", "never", NULL};

const char *fail_level_at(size_t index)
{
	return fail_levels[index];
}

bool set_fail_on(struct options *options, const char *value, struct options_problem *problem)
{
	static const unsigned char levels[] = {PLLINT_WARNING, PLLINT_ERROR, PLLINT_INFO, PLLINT_OFF};
	size_t level;
	if (!choose(value, fail_levels, &level, problem)) {
		return false;
	}
	options->fail_on = levels[level];
	options->has_fail_on = true;
	return true;
}

bool set_template(struct options *options, const char *value, struct options_problem *problem)
{
	(void)problem;
	options->template_path = value;
	return true;
}

bool set_stdin_filename(struct options *options, const char *value, struct options_problem *problem)
{
	options->stdin_name = value;
	return *value || options_reject(problem, "--stdin-filename wants a name");
}

bool set_diff_base(struct options *options, const char *value, struct options_problem *problem)
{
	options->diff_base = value;
	return !options->diff_file || options_reject(problem, "--diff-base and --diff-file do not go together");
}

bool set_diff_file(struct options *options, const char *value, struct options_problem *problem)
{
	options->diff_file = value;
	return !options->diff_base || options_reject(problem, "--diff-base and --diff-file do not go together");
}

bool set_template_from(struct options *options, const char *value, struct options_problem *problem)
{
	(void)problem;
	options->template_from = value;
	return true;
}

bool set_baseline(struct options *options, const char *value, struct options_problem *problem)
{
	options->baseline = value;
	return *value || options_reject(problem, "--baseline wants the name of a file");
}

bool set_write_baseline(struct options *options, const char *value, struct options_problem *problem)
{
	options->write_baseline = value;
	return *value || options_reject(problem, "--write-baseline wants the name of a file");
}

bool set_exclude(struct options *options, const char *value, struct options_problem *problem)
{
	(void)problem;
	options->excluded[options->excluded_count++] = value;
	return true;
}

static bool reject_format(const char *value, size_t length, struct options_problem *problem)
{
	char all[256] = "";
	for (size_t i = 0; i < format_count; i++) {
		size_t used = strlen(all);
		const char *separator = i == 0 ? "" : i + 1 < format_count ? ", " : " or ";
		snprintf(all + used, sizeof all - used, "%s%s", separator, formats[i]->name);
	}
	return options_reject(problem, "`%.*s` is no format; there are %s", length < 100 ? (int)length : 100, value,
			      all);
}

bool set_format(struct options *options, const char *value, struct options_problem *problem)
{
	size_t length = strcspn(value, "=");
	const struct format *format = format_find(value, length);
	if (!format) {
		return reject_format(value, length, problem);
	}
	if (value[length] && !value[length + 1]) {
		return options_reject(problem, "--format %s= wants the name of a file", format->name);
	}
	if (options->format_count == OPTIONS_FORMAT_MAX) {
		return options_reject(problem, "at most %d formats go into one run", OPTIONS_FORMAT_MAX);
	}
	const char *path = value[length] ? value + length + 1 : NULL;
	for (size_t i = 0; i < options->format_count && !path; i++) {
		if (!options->formats[i].path) {
			return options_reject(
				problem, "two formats cannot share an output; --format %s=FILE gives this one its own",
				format->name);
		}
	}
	options->formats[options->format_count++] = (struct options_format){.format = format, .path = path};
	return true;
}

bool set_statistics(struct options *options, const char *value, struct options_problem *problem)
{
	(void)value;
	return set_format(options, "statistics", problem);
}

bool set_output_file(struct options *options, const char *value, struct options_problem *problem)
{
	options->output_path = value;
	return *value || options_reject(problem, "--output-file wants the name of a file");
}

// In the order of enum column_unit.
static const char *const column_units[] = {"codepoints", "utf16", "bytes", NULL};

const char *column_unit_at(size_t index)
{
	return column_units[index];
}

bool set_column_unit(struct options *options, const char *value, struct options_problem *problem)
{
	size_t unit;
	if (!choose(value, column_units, &unit, problem)) {
		return false;
	}
	options->column_unit = (enum column_unit)unit;
	return true;
}

static const char *const colors[] = {"auto", "always", "never", NULL};

const char *color_at(size_t index)
{
	return colors[index];
}

bool set_color(struct options *options, const char *value, struct options_problem *problem)
{
	size_t color;
	if (!choose(value, colors, &color, problem)) {
		return false;
	}
	options->color = (enum options_color)color;
	return true;
}

bool set_timeout(struct options *options, const char *value, struct options_problem *problem)
{
	char *end;
	bool starts_well = *value >= '0' && *value <= '9';
	options->timeout = strtod(value, &end);
	if (!starts_well || *end || !(options->timeout <= 1e6)) {
		return options_reject(problem, "`%.100s` is not a number of seconds (0: no limit)", value);
	}
	return true;
}

bool set_jobs(struct options *options, const char *value, struct options_problem *problem)
{
	enum { MAX = 256 };
	size_t digits = strspn(value, "0123456789");
	unsigned long jobs = digits > 0 && digits <= 3 && !value[digits] ? strtoul(value, NULL, 10) : 0;
	options->jobs = (unsigned)jobs;
	return (jobs >= 1 && jobs <= MAX) ||
	       options_reject(problem, "`%.100s` is not a number of threads from 1 to %d", value, MAX);
}

bool set_fix(struct options *options, enum options_fix fix, struct options_problem *problem)
{
	if (options->fix != FIX_NONE && options->fix != fix) {
		return options_reject(problem, "--fix, --diff and --check do not go together");
	}
	options->fix = fix;
	return true;
}

static const char *const generated[] = {"man", "bash", "zsh", "fish", NULL};

const char *generated_at(size_t index)
{
	return generated[index];
}

bool set_generate(struct options *options, const char *value, struct options_problem *problem)
{
	options->mode = MODE_GENERATE;
	return choose(value, generated, &options->generated, problem);
}

static const char *const exported[] = {"json", "csv", "bibtex", NULL};

const char *exported_at(size_t index)
{
	return exported[index];
}

bool set_export(struct options *options, const char *value, struct options_problem *problem)
{
	size_t format;
	options->mode = MODE_EXPORT;
	if (!choose(value, exported, &format, problem)) {
		return false;
	}
	options->export_format = export_format_find(exported[format]);
	return true;
}

const char *rule_name_at(size_t index)
{
	return index < pllint_rule_count() ? pllint_rule_at(index)->name : NULL;
}

bool set_explain(struct options *options, const char *value, struct options_problem *problem)
{
	options->mode = MODE_EXPLAIN;
	return find_rule(value, strlen(value), &options->explained, problem);
}
