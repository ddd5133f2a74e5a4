// The scripts that complete command lines in bash, fish and zsh.

#include "base/bytes.h"
#include "cli/option_table.h"
#include "cli/option_values.h"
#include "cli/pages.h"

#include <string.h>

// The levels of RULE=LEVEL, with spaces between them.
#define COMPLETION_LEVELS "error warning info off"
// Prints the names of branches and tags.
#define COMPLETION_COMMITS "git for-each-ref --format='%(refname:short)' 2>/dev/null"

// The names that may stand for a value, or all rules, with whitespace between them.
static void completion_names(struct output *output, const char *(*name_at)(size_t index))
{
	const char *name;
	for (size_t i = 0; (name = name_at(i)); i++) {
		output_plain(output, i ? " " : "", name);
	}
}

// The help as a description: without the colon that ends it.
static void completion_help(struct output *output, const struct option *option, const char *to_escape)
{
	size_t size = strlen(option->help) - option_lists_names(option);
	for (size_t i = 0; i < size; i++) {
		output_plain(output, byte_is_among(option->help[i], to_escape) ? "\\" : "");
		output_escaped(output, option->help + i, 1);
	}
}

// --- bash ----------------------------------------------------------------------------------------

// Completion for bash. It takes words apart at `=`, and wants to know only what follows the last one.

// Names of branches and files are never expanded: they may be commands.
static const char bash_head[] =
	"# bash completion for pllint, made by `pllint --generate bash`\n"
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

static const char bash_tail[] = "\tif [[ $current == -* ]]; then\n"
				"\t\t_pllint_names \"$options\" \"$current\"\n"
				"\telse\n"
				"\t\t_pllint_files \"$current\"\n"
				"\tfi\n"
				"}\n"
				"\n"
				"complete -F _pllint pllint\n";

static void print_bash_names(struct output *output, const struct option *option)
{
	if (option->name_at == rule_name_at) {
		output_plain(output, "\"$rules\"");
		return;
	}
	output_plain(output, "'");
	completion_names(output, option->name_at);
	output_plain(output, "'");
}

static void print_bash_action(struct output *output, const struct option *option)
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
		print_bash_names(output, option);
		output_plain(output, " \"$value\"");
		break;
	case TAKES_NAMES:
	case TAKES_RULE_LEVEL:
		output_plain(output, option->takes == TAKES_NAMES ? "_pllint_list " : "_pllint_level ");
		print_bash_names(output, option);
		output_plain(output, " \"$value\"");
		break;
	}
}

static void print_bash_values(struct output *output)
{
	output_plain(output, "\tcase $option in\n");
	for (size_t i = 0; i < option_count; i++) {
		const struct option *option = &option_table[i];
		if (option->value) {
			output_plain(output, "\t--", option->name, ")\n\t\t");
			print_bash_action(output, option);
			output_plain(output,
				     option->takes == TAKES_TEXT ? "return\n\t\t;;\n" : "\n\t\treturn\n\t\t;;\n");
		}
	}
	output_plain(output, "\tesac\n");
}

void pages_bash(struct output *output)
{
	output_plain(output, bash_head, "\tlocal rules='");
	completion_names(output, rule_name_at);
	output_plain(output, "'\n");
	print_bash_values(output);
	output_plain(output, "\tlocal options='");
	for (size_t i = 0; i < option_count; i++) {
		const char letter[] = {'-', option_table[i].letter, ' ', '\0'};
		output_plain(output, option_table[i].letter ? letter : "", "--", option_table[i].name,
			     i + 1 < option_count ? " " : "'\n");
	}
	output_plain(output, bash_tail);
}

// --- fish ----------------------------------------------------------------------------------------

// `-x`: nothing but these; `-rF`: a file.
static void print_fish_action(struct output *output, const struct option *option)
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
		const char letter[] = {' ', '-', 's', ' ', option_table[i].letter, '\0'};
		output_plain(output, "complete -c pllint -l ", option_table[i].name,
			     option_table[i].letter ? letter : "", " -d '");
		completion_help(output, &option_table[i], "'\\");
		output_plain(output, "'");
		if (option_table[i].value) {
			print_fish_action(output, &option_table[i]);
		}
		output_plain(output, "\n");
	}
}

// --- zsh -----------------------------------------------------------------------------------------

static const char zsh_head[] = "#compdef pllint\n"
			       "# zsh completion for pllint, made by `pllint --generate zsh`\n"
			       "\n"
			       "_pllint_commits() {\n"
			       "\tlocal -a commits\n"
			       "\tcommits=(${(f)\"$(" COMPLETION_COMMITS ")\"})\n"
			       "\tcompadd -- $commits\n"
			       "}\n"
			       "\n"
			       "_pllint_list() {\n"
			       "\tcompset -P '*,'\n"
			       "\tcompset -S ',*'\n"
			       "\tcompadd -q -S , -- $pllint_rules\n"
			       "}\n"
			       "\n"
			       "_pllint_level() {\n"
			       "\tif compset -P '*='; then\n"
			       "\t\tcompadd -- " COMPLETION_LEVELS "\n"
			       "\telse\n"
			       "\t\tcompadd -S = -- $pllint_rules\n"
			       "\tfi\n"
			       "}\n"
			       "\n"
			       "_pllint_format() {\n"
			       "\tif compset -P '*='; then\n"
			       "\t\t_files\n"
			       "\telse\n"
			       "\t\tcompadd -- $pllint_formats\n"
			       "\tfi\n"
			       "}\n"
			       "\n"
			       "_pllint() {\n"
			       "\tlocal -a pllint_rules pllint_formats\n";

static void print_zsh_action(struct output *output, const struct option *option)
{
	switch (option->takes) {
	case TAKES_TEXT:
		break;
	case TAKES_FILE:
		output_plain(output, "_files");
		break;
	case TAKES_COMMIT:
		output_plain(output, "_pllint_commits");
		break;
	case TAKES_NAME:
		if (option_takes_file_after(option)) {
			output_plain(output, "_pllint_format");
		} else {
			output_plain(output, "(");
			completion_names(output, option->name_at);
			output_plain(output, ")");
		}
		break;
	case TAKES_NAMES:
		output_plain(output, "_pllint_list");
		break;
	case TAKES_RULE_LEVEL:
		output_plain(output, "_pllint_level");
		break;
	}
}

// A specification of _arguments: `'--name=[help]:value:action'`.
static void print_zsh_option(struct output *output, const struct option *option)
{
	const char letter[] = {'-', option->letter, '\0'};
	output_plain(output, " \\\n\t\t");
	if (option->letter) {
		output_plain(output, "'(", letter, " --", option->name, ")'{", letter, ",--", option->name, "}'[");
	} else {
		output_plain(output, option->is_repeated ? "'*--" : "'--", option->name, option->value ? "=[" : "[");
	}
	completion_help(output, option, "[]");
	output_plain(output, "]");
	if (option->value) {
		output_plain(output, ":", option->name, ":");
		print_zsh_action(output, option);
	}
	output_plain(output, "'");
}

void pages_zsh(struct output *output)
{
	output_plain(output, zsh_head, "\tpllint_rules=(");
	completion_names(output, rule_name_at);
	output_plain(output, ")\n\tpllint_formats=(");
	completion_names(output, format_name_at);
	output_plain(output, ")\n\t_arguments -s -S");
	for (size_t i = 0; i < option_count; i++) {
		print_zsh_option(output, &option_table[i]);
	}
	output_plain(output, " \\\n\t\t'*:list or folder:_files'\n}\n\n_pllint \"$@\"\n");
}
