// --help and --version.

#include "cli/options.h"
#include "cli/pages.h"

#include <stdio.h>
#include <string.h>

enum { LEFT_WIDTH = 25, HELP_WIDTH = 52 };

// Adds the option's name to the left side of a line.
static void add_name(char *left, size_t size, const struct option *option)
{
	size_t used = strlen(left);
	const char *value = option->value ? option->value : "";
	char letter[8] = "";
	if (option->letter) {
		snprintf(letter, sizeof letter, "-%c, ", option->letter);
	}
	snprintf(left + used, size - used, "%s%s--%s%s%s", used ? ", " : "", letter, option->name, *value ? " " : "",
		 value);
}

static void print_line(struct output *output, const char *left, const char *help)
{
	char line[96];
	snprintf(line, sizeof line, "  %-*s  ", LEFT_WIDTH, left);
	output_plain(output, line);
	output_plain(output, help);
	output_plain(output, "\n");
}

// The values of an option, on as many lines as they take.
static void print_values(struct output *output, const char *left, const struct option *option)
{
	char line[HELP_WIDTH + 1] = "";
	const char *name;
	for (size_t i = 0; (name = option->value_at(i)); i++) {
		char word[HELP_WIDTH / 2];
		const char *comma = option->value_at(i + 1) ? "," : "";
		size_t used = strlen(line);
		snprintf(word, sizeof word, "%s%s%s", name, i ? "" : "*", comma);
		if (used + 1 + strlen(word) > HELP_WIDTH) {
			print_line(output, left, line);
			left = "";
			used = 0;
		}
		snprintf(line + used, sizeof line - used, "%s%s", used ? " " : "", word);
	}
	print_line(output, left, line);
}

void pages_help(struct output *output)
{
	output_plain(output, "Usage: pllint [OPTION]... FILE|FOLDER|-...\n"
			     "Checks and mends Markdown lists by their own template.md. `*`: the default.\n\n");
	size_t count;
	const struct option *table = options_table(&count);
	char left[64] = "";
	for (size_t i = 0; i < count; i++) {
		add_name(left, sizeof left, &table[i]);
		if (table[i].value_at) {
			print_values(output, left, &table[i]);
			left[0] = '\0';
		} else if (table[i].help) {
			print_line(output, left, table[i].help);
			left[0] = '\0';
		}
	}
	output_plain(output, "\nExit status: 0 no finding at the fail level, 1 findings, 2 something went wrong.\n");
}

void pages_version(struct output *output)
{
	output_plain(output, "pllint " PLLINT_VERSION "\n");
}
