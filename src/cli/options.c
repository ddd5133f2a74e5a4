// Reads the command line's arguments by the table of options.

#include "cli/options.h"

#include "cli/option_table.h"
#include "cli/option_values.h"
#include "report/buffer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// --- mistyped names ------------------------------------------------------------------------------

enum { NAME_MAX_LENGTH = 63 };

void nearest_init(struct nearest *nearest, const char *typed, size_t length)
{
	unsigned allowed = length < 4 ? 1 : length < 9 ? 2 : 3;
	*nearest = (struct nearest){.typed = typed, .length = length, .distance = allowed + 1};
}

static unsigned least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

// Edits between two names; two letters that changed places count as one.
static unsigned distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
	unsigned rows[3][NAME_MAX_LENGTH + 1];
	for (size_t j = 0; j <= b_length; j++) {
		rows[0][j] = (unsigned)j;
	}
	for (size_t i = 1; i <= a_length; i++) {
		unsigned *row = rows[i % 3], *above = rows[(i + 2) % 3], *higher = rows[(i + 1) % 3];
		row[0] = (unsigned)i;
		for (size_t j = 1; j <= b_length; j++) {
			unsigned cost = above[j - 1] + (a[i - 1] != b[j - 1]);
			cost = least(cost, least(above[j], row[j - 1]) + 1);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
				cost = least(cost, higher[j - 2] + 1);
			}
			row[j] = cost;
		}
	}
	return rows[a_length % 3][b_length];
}

void nearest_offer(struct nearest *nearest, const char *name)
{
	size_t length = strlen(name);
	if (length > NAME_MAX_LENGTH || nearest->length > NAME_MAX_LENGTH) {
		return;
	}
	unsigned edits = distance(nearest->typed, nearest->length, name, length);
	if (edits < nearest->distance) {
		nearest->distance = edits;
		nearest->best = name;
	}
}

static bool set_option(struct options *options, const struct option *option, const char *value,
		       struct options_problem *problem)
{
	options->given_beside_lsp[option - option_table] = !option->is_for_lsp;
	if (option->set) {
		return option->set(options, value, problem);
	}
	if (option->fix != FIX_NONE) {
		return set_fix(options, option->fix, problem);
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

// What is wrong with a value names the option that it was given to; some problems do so themselves. False.
static bool name_option(const struct option *option, struct options_problem *problem)
{
	struct options_problem plain = *problem;
	char name[40];
	snprintf(name, sizeof name, "--%s", option->name);
	return strstr(plain.text, name) ? false : options_reject(problem, "%s: %s", name, plain.text);
}

static bool set_long(struct options *options, struct arguments *arguments, const char *text,
		     struct options_problem *problem)
{
	size_t length = strcspn(text, "=");
	const char *value = text[length] ? text + length + 1 : NULL;
	struct nearest nearest;
	nearest_init(&nearest, text, length);
	for (size_t i = 0; i < option_count; i++) {
		const struct option *option = &option_table[i];
		if (strlen(option->name) != length || memcmp(option->name, text, length) != 0) {
			nearest_offer(&nearest, option->name);
			continue;
		}
		if (!option->value && value) {
			return options_reject(problem, "the option --%s takes no value", option->name);
		}
		if (option->value && !value) {
			if (arguments->next == arguments->end) {
				return options_reject(problem, "the option --%s wants a value: --%s %s", option->name,
						      option->name, option->value);
			}
			value = *arguments->next++;
		}
		return set_option(options, option, value, problem) || name_option(option, problem);
	}
	int shown = length < 100 ? (int)length : 100;
	if (nearest.best) {
		return options_reject(problem, "there is no option --%.*s; did you mean --%s?", shown, text,
				      nearest.best);
	}
	return options_reject(problem, "there is no option --%.*s; --help names them all", shown, text);
}

// Letters; none of them takes a value.
static bool set_letters(struct options *options, const char *letters, struct options_problem *problem)
{
	for (; *letters; letters++) {
		size_t i = 0;
		while (i < option_count && option_table[i].letter != *letters) {
			i++;
		}
		if (i == option_count) {
			return options_reject(problem, "there is no option -%.40s; --help names them all", letters);
		}
		if (!set_option(options, &option_table[i], NULL, problem)) {
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

enum pllint_fix options_allowed_fix(const struct options *options)
{
	return options->unsafe_fixes ? PLLINT_FIX_UNSAFE : PLLINT_FIX_SAFE;
}
