// --help and --version.

#include "cli/options.h"
#include "cli/pages.h"

#include <stdio.h>

enum { LEFT_WIDTH = 23 };

static void print_option(struct output *output, const struct option *option)
{
	char letter[8] = "", left[64], line[96];
	if (option->letter) {
		snprintf(letter, sizeof letter, "-%c, ", option->letter);
	}
	const char *value = option->value ? option->value : "";
	snprintf(left, sizeof left, "%s--%s%s%s", letter, option->name, *value ? " " : "", value);
	snprintf(line, sizeof line, "  %-*s  ", LEFT_WIDTH, left);
	output_plain(output, line);
	output_plain(output, option->help);
	output_plain(output, "\n");
}

void pages_help(struct output *output)
{
	output_plain(output, "Usage: pllint [OPTION]... FILE|FOLDER|-...\n"
			     "Checks Markdown lists against their own template.md. `*`: the default.\n\n");
	size_t count;
	const struct option *table = options_table(&count);
	for (size_t i = 0; i < count; i++) {
		print_option(output, &table[i]);
	}
	output_plain(output, "\nExit status: 0 no finding, 1 findings, 2 something could not be checked.\n");
}

void pages_version(struct output *output)
{
	output_plain(output, "pllint " PLLINT_VERSION "\n");
}
