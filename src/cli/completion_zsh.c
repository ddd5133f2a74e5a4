// Completion for zsh.

#include "cli/completion.h"
#include "cli/option_values.h"
#include "cli/pages.h"

static const char head[] = "#compdef pllint\n"
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

static void print_action(struct output *output, const struct option *option)
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
static void print_option(struct output *output, const struct option *option)
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
		print_action(output, option);
	}
	output_plain(output, "'");
}

void pages_zsh(struct output *output)
{
	output_plain(output, head, "\tpllint_rules=(");
	completion_names(output, rule_name_at);
	output_plain(output, ")\n\tpllint_formats=(");
	completion_names(output, format_name_at);
	output_plain(output, ")\n\t_arguments -s -S");
	for (size_t i = 0; i < option_count; i++) {
		print_option(output, &option_table[i]);
	}
	output_plain(output, " \\\n\t\t'*:list or folder:_files'\n}\n\n_pllint \"$@\"\n");
}
