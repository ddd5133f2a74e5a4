// Completion for fish.

#include "cli/completion.h"
#include "cli/option_values.h"
#include "cli/pages.h"

// `-x`: nothing but these; `-rF`: a file.
static void print_action(struct output *output, const struct option *option)
{
	switch (option->takes) {
	case TAKES_TEXT:
		output_plain(output, " -x");
		break;
	case TAKES_FILE:
		output_plain(output, " -rF");
		break;
	case TAKES_COMMIT:
		output_plain(output, " -x -a \"(" COMPLETION_COMMITS ")\"");
		break;
	case TAKES_NAME:
		output_plain(output, " -x -a '");
		completion_names(output, option->name_at);
		output_plain(output, "'");
		break;
	case TAKES_NAMES:
		output_plain(output, " -x -a '(__fish_append , ");
		completion_names(output, option->name_at);
		output_plain(output, ")'");
		break;
	case TAKES_RULE_LEVEL:
		output_plain(output, " -x -a '(__pllint_levels)'");
		break;
	}
}

static void print_option(struct output *output, const struct option *option)
{
	const char letter[] = {' ', '-', 's', ' ', option->letter, '\0'};
	output_plain(output, "complete -c pllint -l ", option->name, option->letter ? letter : "", " -d '");
	completion_help(output, option, "'\\");
	output_plain(output, "'");
	if (option->value) {
		print_action(output, option);
	}
	output_plain(output, "\n");
}

void pages_fish(struct output *output)
{
	output_plain(output, "# fish completion for pllint, made by `pllint --generate fish`\n"
			     "\n"
			     "function __pllint_levels\n"
			     "\tfor rule in ");
	completion_names(output, rule_name_at);
	output_plain(output, "\n"
			     "\t\tfor level in " COMPLETION_LEVELS "\n"
			     "\t\t\techo $rule=$level\n"
			     "\t\tend\n"
			     "\tend\n"
			     "end\n"
			     "\n");
	for (size_t i = 0; i < option_count; i++) {
		print_option(output, &option_table[i]);
	}
}
