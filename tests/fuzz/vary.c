// A target over variations of the fixtures: each list of fixtures/rules with its template as it is, cut off
// anywhere, and changed here and there by a seeded dice, so that every run is the same. What must hold is what
// the target promises of any input.
//
//     vary_TARGET FOLDER VARIATIONS [SEED]
//
// VARIATIONS is how many of each kind there are of one fixture; another SEED (0 if there is none) makes others.

#include "fuzz.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { INPUT_MAX = 1 << 16, FOLDERS_MAX = 4096 };

struct input {
	char bytes[INPUT_MAX];
	size_t size;
	size_t list; // where the list starts
};

static uint32_t seed;

static uint32_t below(uint32_t limit)
{
	seed = seed * 1664525U + 1013904223U;
	return (seed >> 8) % limit;
}

static void add(struct input *input, const char *bytes, size_t size)
{
	PROMISE(input->size + size <= sizeof input->bytes);
	memcpy(input->bytes + input->size, bytes, size);
	input->size += size;
}

// False if there is no such file.
static bool add_file(struct input *input, const char *folder, const char *name)
{
	static char path[4096], bytes[INPUT_MAX];
	PROMISE(snprintf(path, sizeof path, "%s/%s", folder, name) < (int)sizeof path);
	FILE *file = fopen(path, "rb");
	if (!file) {
		return false;
	}
	size_t size = fread(bytes, 1, sizeof bytes, file);
	PROMISE(!ferror(file));
	fclose(file);
	add(input, bytes, size);
	return true;
}

static bool read_fixture(struct input *input, const char *folder)
{
	input->size = 0;
	add(input, "@\n", 2);
	if (add_file(input, folder, "template.md")) {
		add(input, "\n%%%\n", 5);
	}
	input->list = input->size;
	return add_file(input, folder, "list.md");
}

// What ends things, opens them, or joins them.
static const char *const parts[] = {"\n",
				    "\n\n",
				    " ",
				    "\t",
				    "`",
				    "**",
				    ":",
				    "：",
				    ",",
				    "，",
				    "\\",
				    "<",
				    ">",
				    "&",
				    "[",
				    "](",
				    ")",
				    "- ",
				    "  - ",
				    "1. ",
				    "# ",
				    "## ",
				    "### ",
				    "> ",
				    "```\n",
				    "---\n",
				    "<!-- ",
				    " -->",
				    "\r\n",
				    "\r",
				    "\xFF",
				    "\xE4",
				    "<details>",
				    "</details>",
				    "https://",
				    "http://",
				    "www.",
				    "$",
				    "{",
				    "}",
				    "2024-01-02",
				    "2024",
				    "<br>",
				    "</p>",
				    "\xC2\xA0",
				    "|",
				    "| - |\n",
				    "[^1]",
				    "[a]: b\n",
				    "==\n",
				    "~~~\n",
				    "*",
				    "_",
				    "!",
				    "<summary>",
				    "</summary>",
				    "<pre>",
				    "日",
				    "\xEF\xBB\xBF",
				    "    ",
				    "\f",
				    "- **Tags**: ",
				    "<!-- pllint-disable -->\n",
				    "[arXiv](http://arxiv.org/abs/2401.00001)",
				    "https://doi.org/10.1/x",
				    "\\textbf{a}",
				    "(optional)",
				    "&amp;",
				    "\0"};

static void insert(struct input *input, size_t at, const char *bytes, size_t size)
{
	if (input->size + size <= sizeof input->bytes) {
		memmove(input->bytes + at + size, input->bytes + at, input->size - at);
		memcpy(input->bytes + at, bytes, size);
		input->size += size;
	}
}

static void drop(struct input *input, size_t at, size_t size)
{
	memmove(input->bytes + at, input->bytes + at + size, input->size - at - size);
	input->size -= size;
}

static size_t line_end(const struct input *input, size_t at)
{
	while (at < input->size && input->bytes[at] != '\n') {
		at++;
	}
	return at < input->size ? at + 1 : at;
}

static size_t line_start(const struct input *input, size_t at, size_t from)
{
	while (at > from && input->bytes[at - 1] != '\n') {
		at--;
	}
	return at;
}

// One change behind `from`: a part comes, some bytes go, or a line goes, comes twice or moves.
static void change(struct input *input, size_t from)
{
	static char line[INPUT_MAX];
	size_t at = from + below((uint32_t)(input->size - from + 1));
	const char *part = parts[below(sizeof parts / sizeof *parts)];
	size_t start = line_start(input, at, from), size = line_end(input, at) - start, few = 1 + below(6);
	memcpy(line, input->bytes + start, size);
	switch (below(6)) {
	case 0:
	case 1:
		insert(input, at, part, *part ? strlen(part) : 1);
		break;
	case 2:
		drop(input, at, few < input->size - at ? few : input->size - at);
		break;
	case 3:
		drop(input, start, size);
		break;
	case 4:
		insert(input, start, line, size);
		break;
	default:
		drop(input, start, size);
		at = from + below((uint32_t)(input->size - from + 1));
		insert(input, line_start(input, at, from), line, size);
		break;
	}
}

static void print_input(const struct input *input)
{
	FILE *file = fopen("vary.input", "wb");
	if (file) {
		fwrite(input->bytes, 1, input->size, file);
		fclose(file);
	}
}

static bool keeps_inputs;

static void run(struct input *input)
{
	input->bytes[0] = (char)('@' + below(16));
	if (keeps_inputs) {
		print_input(input);
	}
	fuzz_input(input->bytes, input->size);
}

static size_t vary(const struct input *fixture, uint32_t variations)
{
	static struct input input;
	size_t count = 0;
	for (uint32_t i = 0; i < variations; i++, count += 2) {
		input = *fixture;
		for (uint32_t changes = 1 + below(4); changes > 0; changes--) {
			change(&input, below(4) == 0 ? 2 : input.list);
			input.list = input.list < input.size ? input.list : input.size;
		}
		run(&input);
		input = *fixture;
		input.size = input.list + below((uint32_t)(input.size - input.list + 1));
		run(&input);
	}
	return count;
}

static int compare(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

// The names in a folder, in order.
static size_t names_in(const char *folder, char *names[FOLDERS_MAX])
{
	size_t count = 0;
	DIR *stream = opendir(folder);
	PROMISE(stream);
	for (struct dirent *entry; (entry = readdir(stream)) && count < FOLDERS_MAX;) {
		if (*entry->d_name != '.') {
			size_t size = strlen(folder) + strlen(entry->d_name) + 2;
			PROMISE((names[count] = malloc(size)));
			snprintf(names[count++], size, "%s/%s", folder, entry->d_name);
		}
	}
	closedir(stream);
	qsort(names, count, sizeof *names, compare);
	return count;
}

int main(int argc, char **argv)
{
	static char *rules[FOLDERS_MAX], *cases[FOLDERS_MAX];
	static struct input fixture;
	size_t count = 0, fixtures = 0;
	PROMISE(argc == 3 || argc == 4);
	uint32_t start = argc == 4 ? (uint32_t)strtoul(argv[3], NULL, 10) * 1000003U : 0;
	keeps_inputs = getenv("KEEP_INPUTS");
	size_t rule_count = names_in(argv[1], rules);
	for (size_t i = 0; i < rule_count; i++) {
		size_t case_count = names_in(rules[i], cases);
		for (size_t j = 0; j < case_count; j++) {
			if (read_fixture(&fixture, cases[j])) {
				seed = start + (uint32_t)fixtures;
				fprintf(stderr, "%s\n", cases[j]); // the last one is the one that fails
				count += vary(&fixture, (uint32_t)strtoul(argv[2], NULL, 10));
				fixtures++;
			}
			free(cases[j]);
		}
		free(rules[i]);
	}
	printf("%zu variations of %zu fixtures\n", count, fixtures);
	return fixtures == 0;
}
