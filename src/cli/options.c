// The one table of options, from which arguments are parsed and --help is printed.

#include "cli/options.h"

#include "cli/nearest.h"
#include "report/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool reject(struct options_problem *problem, const char *form, ...) __attribute__((format(printf, 2, 3)));

static bool reject(struct options_problem *problem, const char *form, ...)
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
	return reject(problem, "`%.100s` is none of the possible values: %s", value, all);
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
		return reject(problem, "there is no rule `%.*s`; did you mean `%s`?", shown, name, nearest.best);
	}
	return reject(problem, "there is no rule `%.*s`; --list-rules names them all", shown, name);
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

static bool set_select(struct options *options, const char *value, struct options_problem *problem)
{
	if (value[strspn(value, ",")] == 0) {
		return reject(problem, "--select names no rule");
	}
	options->any_selected = true;
	return mark_rules(options->selected, value, problem);
}

static bool set_ignore(struct options *options, const char *value, struct options_problem *problem)
{
	return mark_rules(options->ignored, value, problem);
}

static bool set_severity(struct options *options, const char *value, struct options_problem *problem)
{
	static const char *const names[] = {"off", "info", "warning", "error", NULL};
	size_t length = strcspn(value, "="), rule, level;
	if (!value[length]) {
		return reject(problem, "--severity wants RULE=LEVEL, such as `%s=error`", pllint_rule_at(0)->name);
	}
	if (!find_rule(value, length, &rule, problem) || !choose(value + length + 1, names, &level, problem)) {
		return false;
	}
	options->severity[rule] = (unsigned char)level;
	return true;
}

static bool set_fail_on(struct options *options, const char *value, struct options_problem *problem)
{
	static const char *const names[] = {"never", "info", "warning", "error", NULL};
	size_t level;
	if (!choose(value, names, &level, problem)) {
		return false;
	}
	options->fail_on = (enum pllint_severity)level;
	return true;
}

static bool set_template(struct options *options, const char *value, struct options_problem *problem)
{
	(void)problem;
	options->template_path = value;
	return true;
}

static bool set_stdin_filename(struct options *options, const char *value, struct options_problem *problem)
{
	options->stdin_name = value;
	return *value || reject(problem, "--stdin-filename wants a name");
}

static bool set_diff_base(struct options *options, const char *value, struct options_problem *problem)
{
	options->diff_base = value;
	return !options->diff_file || reject(problem, "--diff-base and --diff-file do not go together");
}

static bool set_diff_file(struct options *options, const char *value, struct options_problem *problem)
{
	options->diff_file = value;
	return !options->diff_base || reject(problem, "--diff-base and --diff-file do not go together");
}

static bool set_template_from(struct options *options, const char *value, struct options_problem *problem)
{
	(void)problem;
	options->template_from = value;
	return true;
}

static bool set_baseline(struct options *options, const char *value, struct options_problem *problem)
{
	options->baseline = value;
	return *value || reject(problem, "--baseline wants the name of a file");
}

static bool set_write_baseline(struct options *options, const char *value, struct options_problem *problem)
{
	options->write_baseline = value;
	return *value || reject(problem, "--write-baseline wants the name of a file");
}

static bool set_exclude(struct options *options, const char *value, struct options_problem *problem)
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
	return reject(problem, "`%.*s` is no format; there are %s", length < 100 ? (int)length : 100, value, all);
}

static bool set_format(struct options *options, const char *value, struct options_problem *problem)
{
	size_t length = strcspn(value, "=");
	const struct format *format = format_find(value, length);
	if (!format) {
		return reject_format(value, length, problem);
	}
	if (value[length] && !value[length + 1]) {
		return reject(problem, "--format %s= wants the name of a file", format->name);
	}
	if (options->format_count == OPTIONS_FORMAT_MAX) {
		return reject(problem, "at most %d formats go into one run", OPTIONS_FORMAT_MAX);
	}
	const char *path = value[length] ? value + length + 1 : NULL;
	for (size_t i = 0; i < options->format_count && !path; i++) {
		if (!options->formats[i].path) {
			return reject(problem,
				      "two formats cannot share an output; --format %s=FILE gives this one its own",
				      format->name);
		}
	}
	options->formats[options->format_count++] = (struct options_format){.format = format, .path = path};
	return true;
}

static bool set_output_file(struct options *options, const char *value, struct options_problem *problem)
{
	options->output_path = value;
	return *value || reject(problem, "--output-file wants the name of a file");
}

static bool set_color(struct options *options, const char *value, struct options_problem *problem)
{
	static const char *const names[] = {"auto", "always", "never", NULL};
	size_t color;
	if (!choose(value, names, &color, problem)) {
		return false;
	}
	options->color = (enum options_color)color;
	return true;
}

static bool set_timeout(struct options *options, const char *value, struct options_problem *problem)
{
	char *end;
	bool starts_well = *value >= '0' && *value <= '9';
	options->timeout = strtod(value, &end);
	if (!starts_well || *end || !(options->timeout <= 1e6)) {
		return reject(problem, "`%.100s` is not a number of seconds (0: no limit)", value);
	}
	return true;
}

static bool choose_fix(struct options *options, enum options_fix fix, struct options_problem *problem)
{
	if (options->fix != FIX_NONE && options->fix != fix) {
		return reject(problem, "--fix, --diff and --check do not go together");
	}
	options->fix = fix;
	return true;
}

static bool set_explain(struct options *options, const char *value, struct options_problem *problem)
{
	options->mode = MODE_EXPLAIN;
	return find_rule(value, strlen(value), &options->explained, problem);
}

#define FLAG(member) .flag = offsetof(struct options, member)
#define MODE(member) .mode = MODE_##member
#define FIX(member)  .fix = FIX_##member

static const struct option table[] = {
	{0, "fix", NULL, NULL, FIX(WRITE)},
	{0, "diff", NULL, NULL, FIX(DIFF)},
	{0, "check", NULL, "mend files, or print a patch, or only name them", FIX(CHECK)},
	{0, "unsafe-fixes", NULL, "mend also what may change the meaning", FLAG(unsafe_fixes)},
	{0, "select", "RULE,...", "apply these rules only", .set = set_select},
	{0, "ignore", "RULE,...", "do not apply these rules", .set = set_ignore},
	{0, "severity", "RULE=LEVEL", "report as error, warning, info, or turn off", .set = set_severity},
	{0, "fail-on", "LEVEL", "exit with 1 from: error, warning*, info, never", .set = set_fail_on},
	{0, "template", "FILE", "instead of the nearest template.md", .set = set_template},
	{0, "template-from", "REF", "read the template as it is in this commit", .set = set_template_from},
	{0, "diff-base", "REF", "only what changed since the branch left REF", .set = set_diff_base},
	{0, "diff-file", "FILE", "only what this unified diff changed; `-`: input", .set = set_diff_file},
	{0, "show-all", NULL, "tell also what the change did not touch", FLAG(show_all)},
	{0, "baseline", "FILE", "pass over the findings recorded there", .set = set_baseline},
	{0, "write-baseline", "FILE", "record all findings there", .set = set_write_baseline},
	{0, "stdin-filename", "NAME", "what `-` (standard input) is called", .set = set_stdin_filename},
	{0, "exclude", "PATTERN", "skip what fits, written as in .gitignore", .set = set_exclude},
	{0, "format", "FORMAT[=FILE]", .value_at = format_name_at, .set = set_format},
	{0, "output-file", "FILE", "write the findings there", .set = set_output_file},
	{0, "color", "WHEN", "auto*, always or never", .set = set_color},
	{'q', "quiet", NULL, "no summary and no notes", FLAG(quiet)},
	{0, "no-suppressions", NULL, "obey no comments that switch rules off", FLAG(no_suppressions)},
	{0, "skip-without-entries", NULL, "pass over named files that are no list", FLAG(skip_without_entries)},
	{0, "timeout", "SECONDS", "for each file (10*; 0: no limit)", .set = set_timeout},
	{0, "show-template", NULL, "say how the template of FILE, or here, is read", MODE(SHOW_TEMPLATE)},
	{0, "init", NULL, "write a template.md from what FILE looks like", MODE(INIT)},
	{0, "explain", "RULE", "show the page of a rule", .set = set_explain},
	{0, "list-rules", NULL, "name all rules", MODE(LIST_RULES)},
	{'h', "help", NULL, NULL, MODE(HELP)},
	{'V', "version", NULL, "show this text, or the version", MODE(VERSION)},
};

enum { TABLE_SIZE = sizeof table / sizeof *table };

const struct option *options_table(size_t *count)
{
	*count = TABLE_SIZE;
	return table;
}

static bool set_option(struct options *options, const struct option *option, const char *value,
		       struct options_problem *problem)
{
	if (option->set) {
		return option->set(options, value, problem);
	}
	if (option->fix != FIX_NONE) {
		return choose_fix(options, option->fix, problem);
	}
	if (option->mode != MODE_CHECK) {
		options->mode = option->mode;
	} else {
		*(bool *)((char *)options + option->flag) = true;
	}
	return true;
}

// The arguments, and how far they are read.
struct arguments {
	char **next, **end;
};

static bool set_long(struct options *options, struct arguments *arguments, const char *text,
		     struct options_problem *problem)
{
	size_t length = strcspn(text, "=");
	const char *value = text[length] ? text + length + 1 : NULL;
	struct nearest nearest;
	nearest_init(&nearest, text, length);
	for (size_t i = 0; i < TABLE_SIZE; i++) {
		const struct option *option = &table[i];
		if (strlen(option->name) != length || memcmp(option->name, text, length) != 0) {
			nearest_offer(&nearest, option->name);
			continue;
		}
		if (!option->value && value) {
			return reject(problem, "the option --%s takes no value", option->name);
		}
		if (option->value && !value) {
			if (arguments->next == arguments->end) {
				return reject(problem, "the option --%s wants a value: --%s %s", option->name,
					      option->name, option->value);
			}
			value = *arguments->next++;
		}
		return set_option(options, option, value, problem);
	}
	int shown = length < 100 ? (int)length : 100;
	if (nearest.best) {
		return reject(problem, "there is no option --%.*s; did you mean --%s?", shown, text, nearest.best);
	}
	return reject(problem, "there is no option --%.*s; --help names them all", shown, text);
}

// Letters; none of them takes a value.
static bool set_letters(struct options *options, const char *letters, struct options_problem *problem)
{
	for (; *letters; letters++) {
		size_t i = 0;
		while (i < TABLE_SIZE && table[i].letter != *letters) {
			i++;
		}
		if (i == TABLE_SIZE) {
			return reject(problem, "there is no option -%.40s; --help names them all", letters);
		}
		if (!set_option(options, &table[i], NULL, problem)) {
			return false;
		}
	}
	return true;
}

static void init(struct options *options, size_t argument_count)
{
	*options = (struct options){.fail_on = PLLINT_WARNING, .timeout = 10};
	memset(options->severity, PLLINT_DEFAULT, sizeof options->severity);
	options->excluded = allocate(NULL, argument_count * sizeof *options->excluded);
	options->operands = allocate(NULL, argument_count * sizeof *options->operands);
}

bool options_parse(struct options *options, int argc, char **argv, struct options_problem *problem)
{
	struct arguments arguments = {.next = argv + 1, .end = argv + argc};
	bool only_operands = false;
	init(options, (size_t)argc + 1);
	while (arguments.next < arguments.end) {
		const char *text = *arguments.next++;
		bool well = true;
		if (only_operands || text[0] != '-' || !text[1]) {
			options->operands[options->operand_count++] = text;
		} else if (strcmp(text, "--") == 0) {
			only_operands = true;
		} else if (text[1] == '-') {
			well = set_long(options, &arguments, text + 2, problem);
		} else {
			well = set_letters(options, text + 1, problem);
		}
		if (!well || options->mode == MODE_HELP || options->mode == MODE_VERSION) {
			return well;
		}
	}
	if (options->format_count == 0) {
		options->formats[options->format_count++] = (struct options_format){.format = formats[0]};
		options->has_default_format = true;
	}
	return true;
}

void options_annotate(struct options *options)
{
	if (options->has_default_format) {
		const struct format *github = format_find("github", strlen("github"));
		options->formats[options->format_count++] =
			(struct options_format){.format = github, .is_implied = true};
	}
}

void options_release(struct options *options)
{
	free(options->excluded);
	free(options->operands);
	options->excluded = options->operands = NULL;
}

void options_settings(const struct options *options, struct pllint_settings *settings)
{
	pllint_settings_init(settings);
	settings->no_suppressions = options->no_suppressions;
	settings->show_untouched = options->show_all;
	for (size_t i = 0; i < pllint_rule_count() && i < PLLINT_RULE_MAX; i++) {
		bool off = options->ignored[i] || (options->any_selected && !options->selected[i]);
		bool on = options->selected[i] && options->severity[i] == PLLINT_DEFAULT;
		settings->severity[i] = off ? PLLINT_OFF : on ? PLLINT_ON : options->severity[i];
	}
}
