// The rules' pages, and their list.

#include "cli/pages.h"

#include <stdio.h>
#include <string.h>

enum { PAGE_WIDTH = 78 };

static const char *default_level(const struct pllint_rule *rule)
{
	static const char *const names[] = {"off", "info", "warning", "error"};
	return rule->severity < PLLINT_DEFAULT ? names[rule->severity] : "warning";
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
