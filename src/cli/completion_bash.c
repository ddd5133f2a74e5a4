// Completion for bash. It takes words apart at `=`, and wants to know only what follows the last one.

#include "cli/completion.h"
#include "cli/option_values.h"
#include "cli/pages.h"

// Names of branches and files are never expanded: they may be commands.
static const char head[] = "# bash completion for pllint, made by `pllint --generate bash`\n"
			   "\n"
			   "# NAMES VALUE\n"
			   "_pllint_names() {\n"
			   "\tlocal name\n"
			   "\tfor name in $1; do\n"
			   "\t\t[[ $name != \"$2\"* ]] || COMPREPLY+=(\"$name\")\n"
			   "\tdone\n"
			   "}\n"
			   "\n"
			   "_pllint_files() {\n"
			   "\tlocal name\n"
			   "\tcompopt -o filenames 2>/dev/null\n"
			   "\twhile IFS= read -r name; do\n"
			   "\t\tCOMPREPLY+=(\"$name\")\n"
			   "\tdone < <(compgen -f -- \"$1\")\n"
			   "}\n"
			   "\n"
			   "_pllint_commits() {\n"
			   "\tlocal name\n"
			   "\twhile IFS= read -r name; do\n"
			   "\t\t[[ $name != \"$1\"* ]] || COMPREPLY+=(\"$(printf %q \"$name\")\")\n"
			   "\tdone < <(" COMPLETION_COMMITS ")\n"
			   "}\n"
			   "\n"
			   "# NAMES VALUE: the last of several names.\n"
			   "_pllint_list() {\n"
			   "\tlocal before='' at\n"
			   "\t[[ $2 != *,* ]] || before=${2%,*},\n"
			   "\tcompopt -o nospace 2>/dev/null\n"
			   "\t_pllint_names \"$1\" \"${2##*,}\"\n"
			   "\tfor at in \"${!COMPREPLY[@]}\"; do\n"
			   "\t\tCOMPREPLY[at]=$before${COMPREPLY[at]}\n"
			   "\tdone\n"
			   "}\n"
			   "\n"
			   "# NAMES VALUE: NAME=LEVEL\n"
			   "_pllint_level() {\n"
			   "\tlocal at\n"
			   "\tif [[ $2 == *=* ]]; then\n"
			   "\t\t_pllint_names '" COMPLETION_LEVELS "' \"${2##*=}\"\n"
			   "\t\treturn\n"
			   "\tfi\n"
			   "\tcompopt -o nospace 2>/dev/null\n"
			   "\t_pllint_names \"$1\" \"$2\"\n"
			   "\tfor at in \"${!COMPREPLY[@]}\"; do\n"
			   "\t\tCOMPREPLY[at]+='='\n"
			   "\tdone\n"
			   "}\n"
			   "\n"
			   "# NAMES VALUE: NAME or NAME=FILE\n"
			   "_pllint_name_or_file() {\n"
			   "\tif [[ $2 == *=* ]]; then\n"
			   "\t\t_pllint_files \"${2##*=}\"\n"
			   "\telse\n"
			   "\t\t_pllint_names \"$1\" \"$2\"\n"
			   "\tfi\n"
			   "}\n"
			   "\n"
			   "_pllint() {\n"
			   "\tlocal line=${COMP_LINE:0:COMP_POINT} current=${COMP_WORDS[COMP_CWORD]} option value\n"
			   "\tCOMPREPLY=()\n"
			   "\tvalue=${line##* } line=${line% *}\n"
			   "\toption=${line##* }\n"
			   "\tif [[ $value == --*=* ]]; then\n"
			   "\t\toption=${value%%=*} value=${value#*=}\n"
			   "\tfi\n"
			   "\t[[ $current != = ]] || current=\n";

static const char tail[] = "\tif [[ $current == -* ]]; then\n"
			   "\t\t_pllint_names \"$options\" \"$current\"\n"
			   "\telse\n"
			   "\t\t_pllint_files \"$current\"\n"
			   "\tfi\n"
			   "}\n"
			   "\n"
			   "complete -F _pllint pllint\n";

static void print_names(struct output *output, const struct option *option)
{
	if (option->name_at == rule_name_at) {
		output_plain(output, "\"$rules\"");
		return;
	}
	output_plain(output, "'");
	completion_names(output, option->name_at);
	output_plain(output, "'");
}

static void print_action(struct output *output, const struct option *option)
{
	switch (option->takes) {
	case TAKES_TEXT:
		break;
	case TAKES_FILE:
		output_plain(output, "_pllint_files \"$current\"");
		break;
	case TAKES_COMMIT:
		output_plain(output, "_pllint_commits \"$value\"");
		break;
	case TAKES_NAME:
		output_plain(output, option_takes_file_after(option) ? "_pllint_name_or_file " : "_pllint_names ");
		print_names(output, option);
		output_plain(output, " \"$value\"");
		break;
	case TAKES_NAMES:
	case TAKES_RULE_LEVEL:
		output_plain(output, option->takes == TAKES_NAMES ? "_pllint_list " : "_pllint_level ");
		print_names(output, option);
		output_plain(output, " \"$value\"");
		break;
	}
}

static void print_values(struct output *output)
{
	output_plain(output, "\tcase $option in\n");
	for (size_t i = 0; i < option_count; i++) {
		const struct option *option = &option_table[i];
		if (option->value) {
			output_plain(output, "\t--", option->name, ")\n\t\t");
			print_action(output, option);
			output_plain(output,
				     option->takes == TAKES_TEXT ? "return\n\t\t;;\n" : "\n\t\treturn\n\t\t;;\n");
		}
	}
	output_plain(output, "\tesac\n");
}

static void print_options(struct output *output)
{
	output_plain(output, "\tlocal options='");
	for (size_t i = 0; i < option_count; i++) {
		const char letter[] = {'-', option_table[i].letter, ' ', '\0'};
		output_plain(output, option_table[i].letter ? letter : "", "--", option_table[i].name,
			     i + 1 < option_count ? " " : "'\n");
	}
}

void pages_bash(struct output *output)
{
	output_plain(output, head, "\tlocal rules='");
	completion_names(output, rule_name_at);
	output_plain(output, "'\n");
	print_values(output);
	print_options(output);
	output_plain(output, tail);
}
