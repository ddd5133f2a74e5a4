// A target over variations of the rules' cases: each list of their pages with its template as it is, cut off
// anywhere, and changed here and there by a seeded dice, so that every run is the same. What must hold is what
// the target promises of any input.
//
//     vary_TARGET SOURCE-ROOT VARIATIONS [SEED]
//
// VARIATIONS is how many of each kind there are of one case; another SEED (0 if there is none) makes others.

#include "../support/cases.h"
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { INPUT_MAX = 1 << 16 };

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

static void add_case(struct input *input, const struct page *page, const struct rule_case *rule_case)
{
	const struct block *template = case_template(page, rule_case), *list = &rule_case->blocks[BLOCK_LIST];
	input->size = 0;
	add(input, "@\n", 2);
	if (template) {
		add(input, template->bytes, template->size);
		add(input, "\n%%%\n", 5);
	}
	input->list = input->size;
	if (list->bytes) {
		add(input, list->bytes, list->size);
	}
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

static size_t vary(const struct input *original, uint32_t variations)
{
	static struct input input;
	size_t count = 0;
	for (uint32_t i = 0; i < variations; i++, count += 2) {
		input = *original;
		for (uint32_t changes = 1 + below(4); changes > 0; changes--) {
			change(&input, below(4) == 0 ? 2 : input.list);
			input.list = input.list < input.size ? input.list : input.size;
		}
		run(&input);
		input = *original;
		input.size = input.list + below((uint32_t)(input.size - input.list + 1));
		run(&input);
	}
	return count;
}

int main(int argc, char **argv)
{
	static struct input input;
	struct pages pages;
	size_t count = 0, cases = 0;
	PROMISE(argc == 3 || argc == 4);
	uint32_t start = argc == 4 ? (uint32_t)strtoul(argv[3], NULL, 10) * 1000003U : 0;
	keeps_inputs = getenv("KEEP_INPUTS");
	pages_read(&pages, argv[1]);
	for (size_t i = 0; i < pages.count; i++) {
		const struct page *page = &pages.list[i];
		for (size_t j = 0; j < page->case_count; j++) {
			add_case(&input, page, &page->cases[j]);
			seed = start + (uint32_t)cases;
			// The last one is the one that fails.
			fprintf(stderr, "%s:%u: %s\n", page->path, page->cases[j].line, page->cases[j].title);
			count += vary(&input, (uint32_t)strtoul(argv[2], NULL, 10));
			cases++;
		}
	}
	pages_release(&pages);
	printf("%zu variations of %zu cases\n", count, cases);
	return cases == 0;
}
