// What pllint says of itself: --help, --version, the pages of the rules, the man page.

#include "cli/pages.h"
#include "cli/option_table.h"
#include "report/json_stream.h"

#include <ctype.h>
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

// --- rules ---------------------------------------------------------------------------------------

// The rules' pages, and their list.

enum { PAGE_WIDTH = 78 };

static const char *default_level(const struct pllint_rule *rule)
{
	static const char *const names[] = {"off", "info", "warning", "error"};
	return names[rule->is_off ? PLLINT_OFF : (int)rule->severity];
}

static const char *fix_name(enum pllint_fix fix)
{
	static const char *const names[] = {
		[PLLINT_FIX_NONE] = "none",
		[PLLINT_FIX_SAFE] = "safe",
		[PLLINT_FIX_UNSAFE] = "unsafe",
		[PLLINT_FIX_SUGGESTED] = "suggested",
	};
	return names[fix];
}

void pages_rules(struct output *output)
{
	int widest = 4;
	for (size_t i = 0; i < pllint_rule_count(); i++) {
		int length = (int)strlen(pllint_rule_at(i)->name);
		widest = length > widest ? length : widest;
	}
	char line[256];
	snprintf(line, sizeof line, "%-*s  %-8s  %-9s  %s\n", widest, "RULE", "SEVERITY", "FIX", "WHAT IT FINDS");
	output_plain(output, line);
	for (size_t i = 0; i < pllint_rule_count(); i++) {
		const struct pllint_rule *rule = pllint_rule_at(i);
		snprintf(line, sizeof line, "%-*s  %-8s  %-9s  ", widest, rule->name, default_level(rule),
			 fix_name(rule->fix));
		output_plain(output, line, rule->page->summary, "\n");
	}
}

void pages_rules_json(struct output *output)
{
	struct json_stream stream;
	json_stream_init(&stream, output);
	json_stream_array(&stream, NULL);
	for (size_t i = 0; i < pllint_rule_count(); i++) {
		const struct pllint_rule *rule = pllint_rule_at(i);
		struct json *object = json_new_object();
		json_put(object, "name", json_new_string(rule->name));
		json_put(object, "severity", json_new_string(default_level(rule)));
		json_put(object, "fix", json_new_string(fix_name(rule->fix)));
		json_put(object, "summary", json_new_string(rule->page->summary));
		json_stream_put(&stream, NULL, object);
	}
	json_stream_end(&stream);
}

// Paragraphs, broken at spaces.
static void print_wrapped(struct output *output, const char *text)
{
	size_t column = 0;
	while (*text) {
		size_t length = strcspn(text, " \n");
		if (!length) {
			bool is_end = *text++ == '\n';
			output_plain(output, is_end ? "\n" : "");
			column = is_end ? 0 : column;
			continue;
		}
		if (column && column + 1 + length > PAGE_WIDTH) {
			output_plain(output, "\n");
			column = 0;
		} else if (column) {
			output_plain(output, " ");
			column++;
		}
		output_text(output, text, length);
		column += length;
		text += length;
	}
	output_plain(output, "\n");
}

static void print_example(struct output *output, const char *title, const char *text)
{
	if (!text) {
		return;
	}
	output_plain(output, "\n");
	output_style(output, STYLE_BOLD);
	output_plain(output, title);
	output_style(output, STYLE_PLAIN);
	output_plain(output, "\n\n");
	while (*text) {
		size_t length = strcspn(text, "\n");
		if (length) {
			output_plain(output, "    ");
			output_text(output, text, length);
		}
		output_plain(output, "\n");
		text += length;
		text += *text == '\n';
	}
}

static void print_section(struct output *output, const char *text)
{
	if (text && *text) {
		output_plain(output, "\n");
		print_wrapped(output, text);
	}
}

void pages_explain(struct output *output, const struct pllint_rule *rule)
{
	output_style(output, STYLE_BOLD);
	output_plain(output, rule->name);
	output_style(output, STYLE_PLAIN);
	output_plain(output, " (", default_level(rule), ", fix: ", fix_name(rule->fix), ")\n\n");
	print_wrapped(output, rule->page->summary);
	print_section(output, rule->page->why);
	print_example(output, "Template:", rule->page->example_template);
	print_example(output, "Bad:", rule->page->bad);
	print_example(output, "Good:", rule->page->good);
	if (rule->page->fixing && *rule->page->fixing) {
		output_plain(output, "\n");
		output_style(output, STYLE_BOLD);
		output_plain(output, "How it is fixed:\n");
		output_style(output, STYLE_PLAIN);
		print_section(output, rule->page->fixing);
	}
}

// --- the man page --------------------------------------------------------------------------------

// The man page, in the macros of man(7).

// Sentences as roff: each on a line of its own; what is in backticks is bold.
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

static void print_man_line(struct output *output, const char *text)
{
	print_text(output, text);
	output_plain(output, "\n");
}

static void print_man_names(struct output *output, const struct option *option)
{
	const char *name;
	for (size_t i = 0; (name = option->name_at(i)); i++) {
		output_plain(output, i ? ", " : " ", "\\fB", name, i ? "\\fR" : "\\fR (the default)");
	}
}

static void print_man_option(struct output *output, const struct option *option)
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
		print_man_names(output, option);
	}
	output_plain(output, ".\n");
	if (option->details) {
		print_man_line(output, option->details);
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
			print_man_line(output, paragraphs[i].head);
		} else if (i) {
			output_plain(output, ".PP\n");
		}
		print_man_line(output, paragraphs[i].text);
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
	{"FORCE_COLOR",
	 "If it is set and not empty, and `NO_COLOR` is not, the output is colored also where it goes to no "
	 "terminal; if it is `0` or `false`, nothing is colored. `--color` goes before both."},
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
	output_plain(output, ".SH OPTIONS\n");
	for (size_t i = 0; i < option_count; i++) {
		if (option_table[i].heading) {
			output_plain(output, ".SS ", option_table[i].heading, "\n");
		}
		print_man_option(output, &option_table[i]);
	}
	print_paragraphs(output, "EXIT STATUS", statuses);
	print_paragraphs(output, "ENVIRONMENT", variables);
	print_paragraphs(output, "EXAMPLES", examples);
}
