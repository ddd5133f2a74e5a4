// Which texts stand for what is to be written.

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

#include "../plain.h"
#include "template/placeholder.h"

struct bench {
	struct memory memory;
	struct arena arena;
};

static void open_bench(struct bench *bench)
{
	memory_init(&bench->memory, (struct pllint_allocator){plain_resize, NULL},
		    (struct pllint_deadline){NULL, NULL});
	arena_init(&bench->arena, &bench->memory);
}

typedef bool (*question)(struct arena *arena, const struct source *source, span at);

// Every text of a list that ends in NULL gets the same answer.
static void expect(question ask, const char *const *texts, bool wanted)
{
	int faults = 0;
	for (; *texts; texts++) {
		struct bench bench;
		open_bench(&bench);
		struct source *source = source_new(&bench.memory, *texts, strlen(*texts));
		if (ask(&bench.arena, source, span_of(source->body, source->size)) != wanted) {
			print_error("%s: `%s`\n", wanted ? "no placeholder" : "a placeholder", *texts);
			faults++;
		}
		memory_release(&bench.memory);
	}
	assert_int_equal(faults, 0);
}

static void test_values(void **state)
{
	(void)state;
	static const char *const placeholders[] = {
		"",
		" ",
		"?",
		"(optional)",
		"optional",
		"*(if any)*",
		"YYYY-MM-DD",
		"`YYYY-MM-DD`",
		"read / unread / done",
		"and more...",
		"and more…",
		"(your name)",
		"[names]",
		"{names}",
		"<name>",
		"**<name>**",
		"RFC NNNN",
		"0000-title",
		"xxx",
		"XXXX.md",
		"TODO",
		"TBD - later",
		"YYYY",
		"url",
		"paper url",
		"https://example.org/a",
		"https://www.example.com",
		"https://host/a",
		"https://arxiv.org/abs/<id>",
		"[text](link)",
		"[text]()",
		"[[Paper](url)]",
		"([Paper](paper link))",
		"[text]{URL}",
		"Code(Link to the code)",
		"[[a](b) c]",
		"page(url)",
		"ACCOUNT/REPO",
		"YOUR_NAME",
		"😀 <name>",
		"1. <name>",
		"N. <name>",
		"\"<name>\"",
		"[a](https://example.org)",
		"[a](https://a.org/...)",
		"[a](#)",
		"[a](xxx)",
		NULL,
	};
	static const char *const values[] = {
		"Ann Lee",
		"a/b",
		"N/A",
		"AI",
		"https://arxiv.org/abs/1706.03762",
		"https://www.acme.org/",
		"[text](https://arxiv.org/abs/1)",
		"[text](a.md)",
		"[text](docs/a)",
		"Code(here)",
		"Code(Link",
		"(a) and (b)",
		"[a] b",
		"taxxxi",
		"20000",
		"10000 words",
		"[text](link",
		"[text",
		"[text] (link)",
		"1.5 apples",
		"[[a](b",
		"LSTM-2 X",
		"A_",
		"😀",
		NULL,
	};
	expect(placeholder_is_value, placeholders, true);
	// An emoji alone shows nothing.
	const char *const emoji[] = {"😀", NULL};
	expect(placeholder_is_value, emoji, true);
	const char *const *rest = values;
	for (; *rest; rest++) {
		const char *const one[] = {*rest, NULL};
		if (strcmp(*rest, "😀") != 0) {
			expect(placeholder_is_value, one, false);
		}
	}
}

static void test_titles(void **state)
{
	(void)state;
	static const char *const placeholders[] = {
		"Title",
		"Paper Title",
		"paper-title",
		"Your paper title",
		"The title of the paper",
		"Short name.",
		"Name (of the tool)",
		"[pypi-name](https://a.org/owner/repo)",
		"1. Title",
		"N. Paper Title",
		"[title](paper link)",
		"[Paper Title](https://a.org/b)",
		"**Title**",
		"Example entry",
		"example-tool",
		"标题",
		"<title>",
		"[Title]",
		"ACCOUNT/REPO",
		"YYYY-MM-DD",
		NULL,
	};
	static const char *const titles[] = {
		"",
		"Attention Is All You Need",
		"Read / Unread",
		"And more...",
		"(A walk)",
		"Walking Home",
		"[Walking Home](https://a.org/b)",
		"Titles of Kings",
		"Call Me by Your Name",
		"A",
		NULL,
	};
	expect(placeholder_is_title, placeholders, true);
	expect(placeholder_is_title, titles, false);
}

static void test_targets(void **state)
{
	(void)state;
	static const char *const placeholders[] = {"",
						   "link",
						   "paper link",
						   "#",
						   "url",
						   "...",
						   "https://a.org/...",
						   "https://example.org",
						   "https://a.org/<id>",
						   "NNNN",
						   NULL};
	static const char *const targets[] = {"https://arxiv.org/abs/1", "a.md", "/a", "#a", "www.acme.org", NULL};
	expect(placeholder_is_target, placeholders, true);
	expect(placeholder_is_target, targets, false);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_values),
		cmocka_unit_test(test_titles),
		cmocka_unit_test(test_targets),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
