// --help and --version.

#include "cli/option_table.h"
#include "cli/pages.h"

#include <stdio.h>
#include <string.h>

enum { LEFT_WIDTH = 25, HELP_WIDTH = 51 };

static void print_line(struct output *output, const char *left, const char *help)
{
	char line[96];
	snprintf(line, sizeof line, "  %-*s  ", LEFT_WIDTH, left);
	output_plain(output, line, help, "\n");
}

// The help and the names, on as many lines as they take.
static void print_names(struct output *output, const char *left, const struct option *option)
{
	char line[HELP_WIDTH + 1];
	const char *name;
	snprintf(line, sizeof line, "%s", option->help);
	for (size_t i = 0; (name = option->name_at(i)); i++) {
		char word[HELP_WIDTH / 2];
		const char *comma = option->name_at(i + 1) ? "," : "";
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

static void print_option(struct output *output, const struct option *option)
{
	char letter[8] = "", left[64];
	if (option->letter) {
		snprintf(letter, sizeof letter, "-%c, ", option->letter);
	}
	snprintf(left, sizeof left, "%s--%s%s%s", letter, option->name, option->value ? " " : "",
		 option->value ? option->value : "");
	if (option_lists_names(option)) {
		print_names(output, left, option);
	} else {
		print_line(output, left, option->help);
	}
}

void pages_help(struct output *output)
{
	output_plain(output, "Usage: pllint [OPTION]... FILE|FOLDER|-...\n"
			     "Checks and fixes Markdown lists by their own template.md. `*`: the default.\n");
	for (size_t i = 0; i < option_count; i++) {
		const char *heading = option_table[i].heading;
		if (heading) {
			output_plain(output, "\n", heading, ":\n");
		}
		print_option(output, &option_table[i]);
	}
	output_plain(output, "\nExit status: 0 no finding at the fail level, 1 findings, 2 something went wrong.\n");
}

void pages_version(struct output *output)
{
	output_plain(output, "pllint " PLLINT_VERSION "\n");
}
