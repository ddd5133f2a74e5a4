// The man page, in the macros of man(7).

#include "cli/option_table.h"
#include "cli/pages.h"

#include <ctype.h>

// Sentences as roff: each on a line of its own; what stands in backticks is bold.
static void print_text(struct output *output, const char *text)
{
	bool is_bold = false;
	for (; *text; text++) {
		switch (*text) {
		case '`':
			is_bold = !is_bold;
			output_plain(output, is_bold ? "\\fB" : "\\fR");
			break;
		case '-':
			output_plain(output, "\\-");
			break;
		case '\\':
			output_plain(output, "\\e");
			break;
		case ' ':
			output_plain(output, text[-1] == '.' ? "\n" : " ");
			break;
		default:
			output_escaped(output, text, 1);
		}
	}
}

static void print_line(struct output *output, const char *text)
{
	print_text(output, text);
	output_plain(output, "\n");
}

static void print_names(struct output *output, const struct option *option)
{
	const char *name;
	for (size_t i = 0; (name = option->name_at(i)); i++) {
		output_plain(output, i ? ", " : " ", "\\fB", name, i ? "\\fR" : "\\fR (the default)");
	}
}

static void print_option(struct output *output, const struct option *option)
{
	const char letter[] = {option->letter, '\0'};
	output_plain(output, ".TP\n");
	if (option->letter) {
		output_plain(output, "\\fB\\-", letter, "\\fR, ");
	}
	output_plain(output, "\\fB\\-\\-");
	print_text(output, option->name);
	output_plain(output, "\\fR");
	if (option->value) {
		output_plain(output, " \\fI");
		print_text(output, option->value);
		output_plain(output, "\\fR");
	}
	output_plain(output, "\n");
	const char first[] = {(char)toupper((unsigned char)*option->help), '\0'};
	print_text(output, first);
	print_text(output, option->help + 1);
	if (option_lists_names(option)) {
		print_names(output, option);
	}
	output_plain(output, ".\n");
	if (option->details) {
		print_line(output, option->details);
	}
}

static void print_options(struct output *output)
{
	output_plain(output, ".SH OPTIONS\n");
	for (size_t i = 0; i < option_count; i++) {
		if (option_table[i].heading) {
			output_plain(output, ".SS ", option_table[i].heading, "\n");
		}
		print_option(output, &option_table[i]);
	}
}

struct paragraph {
	const char *head; // bold, above the text; NULL: none
	const char *text;
};

static void print_paragraphs(struct output *output, const char *heading, const struct paragraph *paragraphs)
{
	output_plain(output, ".SH ", heading, "\n");
	for (size_t i = 0; paragraphs[i].text; i++) {
		if (paragraphs[i].head) {
			output_plain(output, ".TP\n.B ");
			print_line(output, paragraphs[i].head);
		} else if (i) {
			output_plain(output, ".PP\n");
		}
		print_line(output, paragraphs[i].text);
	}
}

static const struct paragraph description[] = {
	{NULL, "pllint checks and fixes Markdown lists whose entries follow a template, first of all paper reading "
	       "lists. It reads the maintainer's `template.md` as the schema: the nearest one from the list's folder "
	       "upward to the root of the repository, or else a built-in one for papers."},
	{NULL, "A folder stands for the Markdown files in it, apart from what .gitignore names, and `-` for the "
	       "standard input. Findings are errors, warnings or information; each says where it is, what is wrong, "
	       "what the template shows and what to do."},
	{NULL, NULL},
};

static const struct paragraph statuses[] = {
	{"0", "No finding reaches the level of `--fail-on`."},
	{"1", "Findings do, or `--diff` or `--check` would change a file."},
	{"2", "Something could not be read, checked or written."},
	{NULL, NULL},
};

static const struct paragraph variables[] = {
	{"GITHUB_ACTIONS", "If `true`, annotations come with the text where no format is asked for."},
	{"GITHUB_WORKSPACE", "The folder from which annotations name files."},
	{"NO_COLOR", "If it is set and not empty, nothing is colored unless `--color` says so."},
	{NULL, NULL},
};

static const struct paragraph examples[] = {
	{"pllint README.md", "Checks a list."},
	{"pllint --fix README.md", "Fixes what is certain."},
	{"pllint --diff README.md | git apply", "The same by way of a patch."},
	{"pllint --diff-base main README.md", "Checks what a branch changed."},
	{"pllint --show-template", "Says how the template here is understood."},
	{NULL, NULL},
};

void pages_man(struct output *output)
{
	output_plain(output, ".\\\" Made by `pllint --generate man`.\n"
			     ".TH PLLINT 1 \"\" \"pllint " PLLINT_VERSION "\"\n"
			     ".SH NAME\n"
			     "pllint \\- check and fix Markdown lists by their own template\n"
			     ".SH SYNOPSIS\n"
			     "\\fBpllint\\fR [\\fIOPTION\\fR]... \\fIFILE\\fR|\\fIFOLDER\\fR|\\-...\n");
	print_paragraphs(output, "DESCRIPTION", description);
	print_options(output);
	print_paragraphs(output, "EXIT STATUS", statuses);
	print_paragraphs(output, "ENVIRONMENT", variables);
	print_paragraphs(output, "EXAMPLES", examples);
}
