// Writes one of the texts of cases.def: `pathological NAME COUNT FOLDER` puts it into the folder, with what it
// is checked by, under the names that its kind says. `pathological --list` names them all, a kind and a name a line.

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// An entry that wants nothing more than its last value.
#define E "### a\n\n- **Tags**: a\n- **Notes**: b\n\n"

struct pathological {
	const char *name, *kind, *before, *first, *between, *second, *after;
};

static const struct pathological cases[] = {
#define CASE(name, kind, before, first, between, second, after) {#name, #kind, before, first, between, second, after},
#include "cases.def"
#undef CASE
};

enum { CASE_COUNT = sizeof cases / sizeof *cases };

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

static FILE *create(const char *folder, const char *name)
{
	char path[4096];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	FILE *file = fopen(path, "wb");
	if (!file) {
		fprintf(stderr, "%s: %s\n", path, strerror(errno));
		exit(2);
	}
	return file;
}

static void finish(FILE *file)
{
	if (fclose(file) != 0) {
		perror("pathological");
		exit(2);
	}
}

static void write_case(const struct pathological *c, unsigned long count, const char *folder)
{
	static const char *const names[][2] = {
		{"LIST", "list.md"}, {"TEMPLATE", "template.md"}, {"MATCH", "list.md"}, {"IGNORE", ".gitignore"},
		{"DIFF", "diff"},    {"BASELINE", "baseline"},
	};
	const char *name = "list.md";
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		name = strcmp(names[i][0], c->kind) == 0 ? names[i][1] : name;
	}
	FILE *file = create(folder, name);
	if (strcmp(c->kind, "MATCH") == 0) {
		fputs("### a\n\n- **Tags**: ", file);
	}
	fputs(c->before, file);
	put_repeats(file, c->first, count);
	fputs(c->between, file);
	put_repeats(file, c->second, count);
	fputs(c->after, file);
	finish(file);
}

int main(int argc, char **argv)
{
	if (argc == 2 && strcmp(argv[1], "--list") == 0) {
		for (size_t i = 0; i < CASE_COUNT; i++) {
			printf("%s %s\n", cases[i].kind, cases[i].name);
		}
		return 0;
	}
	for (size_t i = 0; argc == 4 && i < CASE_COUNT; i++) {
		if (strcmp(cases[i].name, argv[1]) == 0) {
			write_case(&cases[i], strtoul(argv[2], NULL, 10), argv[3]);
			return 0;
		}
	}
	fputs("usage: pathological --list | pathological NAME COUNT FOLDER\n", stderr);
	return 2;
}
