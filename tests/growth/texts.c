// Writes the texts of cases.def.

#include "texts.h"

#include <string.h>

// An entry that wants nothing more than its last value.
#define E "### a\n\n- **Tags**: a\n- **Notes**: b\n\n"

const struct growth_text growth_texts[] = {
#define CASE(name, kind, before, first, between, second, after) {#name, #kind, before, first, between, second, after},
#include "cases.def"
#undef CASE
};

const size_t growth_text_count = sizeof growth_texts / sizeof *growth_texts;

const char *growth_template_of(const struct growth_text *text)
{
	static const char *const templates[][2] = {
		{"MATCH", "### T\n\n- **Tags**: <!-- pllint: match (a|aa)+$ -->\n"},
		{"LINE", "- [Name](link) - Description.\n"},
		{"ROW", "| Name | Kind | Date |\n|---|---|---|\n| [Name](link) | Kind | YYYY-MM-DD |\n"},
	};
	for (size_t i = 0; i < sizeof templates / sizeof *templates; i++) {
		if (strcmp(templates[i][0], text->kind) == 0) {
			return templates[i][1];
		}
	}
	return NULL;
}

// `{}` is the number, `{c}` the character c as often as the number says, modulo 1000.
static void put_repeat(FILE *out, const char *text, unsigned long number)
{
	for (; *text; text++) {
		if (strncmp(text, "{}", 2) == 0) {
			fprintf(out, "%lu", number);
			text++;
		} else if (text[0] == '{' && text[1] && text[2] == '}') {
			for (unsigned long i = 0; i < number % 1000; i++) {
				putc(text[1], out);
			}
			text += 2;
		} else {
			putc(*text, out);
		}
	}
}

static void put_repeats(FILE *out, const char *text, unsigned long count)
{
	for (unsigned long i = 1; *text && i <= count; i++) {
		put_repeat(out, text, i);
	}
}

void growth_write(FILE *out, const struct growth_text *text, unsigned long count)
{
	fputs(strcmp(text->kind, "MATCH") == 0 ? "### a\n\n- **Tags**: " : "", out);
	fputs(text->before, out);
	put_repeats(out, text->first, count);
	fputs(text->between, out);
	put_repeats(out, text->second, count);
	fputs(text->after, out);
}
