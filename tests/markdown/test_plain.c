// Sections whose tokens come without md4c: they are the same with it.

#include "../base/support.h"
#include "markdown/events.h"
#include "markdown/plain.h"
#include "markdown/section.h"

// Lines of entries, and what makes some of them more than plain.
static const char *const lines[] = {
	"### A Title: With 3 Words",
	"## 2025-12-28",
	"- **Tags**: a, b c",
	"- **Author(s)**: Ém X*, B_c Y*",
	"- Note: a",
	"- Abstract:",
	"  <details>",
	"  A text, $k_{1}$.",
	"    more *of* it",
	"  </details>",
	"- **Links**:",
	"  - arxiv: https://a.org/abs/1?b=c_d&e=f#g",
	"  - GitHub: x",
	"- **Progress**: done",
	"",
	"",
	"* a",
	"+ a",
	"1. a",
	"  more",
	"text",
	"> q",
	"---",
	"\t- a",
	"    - a",
	"  ",
	"  <div>",
	"- <b>",
	"- [a](b)",
	"- a & b; c",
	"- *a",
	"- a*b*",
	"- **a** **b**",
	"- **a**b",
	"- `a`",
	"- a\\",
	"#### Deeper",
	"###",
	"### A #",
	"- - a",
	"-  a",
	"-",
	"- **A**:  ",
	"```",
	"  ",
	"- =",
	"- (a) 1*",
	"===",
	"- 1. a",
	"- a  ",
	"  <details>a</details>  ",
	"- a_b_",
	"- _a_",
	"- a\r",
	"- ~~a~~",
	"- a ~~b~~ c",
	"- a <b> c",
	"- a [b](c) d",
	"- a &amp; b",
	"- a **b** c",
	"    ",
	"  \ta",
	"    \ta",
};

static const char *const pieces[] = {"*", "**", "_",  " ", "  ", "\t", "`", "[",  "]",	"<",   ">",
				     "&", ";",	"\\", "~", "-",	 "- ", ":", "\n", "\r", "#",   "1.",
				     "é", "　", "!",  "(", ")",	 "=",  "+", ",",  "a",	"\xFF"};

enum { TEXTS = 30000, TEXT_MAX = 4096 };

static uint32_t next_random(uint32_t *seed, uint32_t limit)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (uint32_t)(((uint64_t)(*seed >> 8) * limit) >> 24);
}

static void add(char *text, size_t *size, const char *piece)
{
	size_t length = strlen(piece);
	if (*size + length < TEXT_MAX) {
		memcpy(text + *size, piece, length);
		*size += length;
	}
}

// Mostly what an entry is like; any line may be another one, and have any piece in it.
static size_t make_text(char *text, uint32_t *seed)
{
	enum { ENTRY_LINES = 15 };
	size_t size = 0;
	add(text, &size, "# List\n\n");
	uint32_t odd = next_random(seed, 12);
	for (uint32_t entries = 1 + next_random(seed, 3); entries > 0; entries--) {
		add(text, &size, "### A Title\n\n");
		for (uint32_t i = 2; i < ENTRY_LINES; i++) {
			bool is_odd = next_random(seed, 12) < odd;
			const char *line = lines[is_odd ? next_random(seed, sizeof lines / sizeof *lines) : i];
			size_t start = size;
			add(text, &size, line);
			if (next_random(seed, 40) < odd) {
				size = start + next_random(seed, (uint32_t)(size - start) + 1);
				add(text, &size, pieces[next_random(seed, sizeof pieces / sizeof *pieces)]);
				add(text, &size, line + (size - start > strlen(line) ? strlen(line) : size - start));
			}
			add(text, &size, "\n");
		}
	}
	return size - next_random(seed, 2);
}

static bool same_tokens(const struct tokens *a, const struct tokens *b)
{
	for (size_t i = 0; i < a->count && i < b->count; i++) {
		const struct token *one = &a->list[i], *two = &b->list[i];
		if (one->type != two->type || one->side != two->side || one->detail != two->detail ||
		    one->flags != two->flags || memcmp(&one->at, &two->at, sizeof one->at) != 0 ||
		    memcmp(&one->more, &two->more, sizeof one->more) != 0) {
			return false;
		}
	}
	return a->count == b->count;
}

static void check_section(struct memory *memory, const struct source *source, span section, const struct tokens *plain)
{
	struct padded padded = {0};
	struct events events = {0};
	struct tokens tokens = {0};
	padded_set(memory, &padded, source_at(source, section), span_length(section), 0);
	events_collect(memory, &events, &padded);
	bool is_sure = resolve(memory, &tokens, &events, &padded, span_length(section), section.start);
	if (!is_sure || !same_tokens(&tokens, plain)) {
		fail_msg("not plain%s: %zu and %zu tokens: {%.*s}", is_sure ? "" : ", nor sure", tokens.count,
			 plain->count, (int)span_length(section), source_at(source, section));
	}
}

// Whether a line ends in whitespace, or two blank lines follow each other.
static bool has_whitespace(const struct source *source, span section)
{
	bool after_blank = false;
	for (uint32_t at = section.start; at < section.end; at = source_next_line(source, at)) {
		span line = source_line(source, at);
		bool is_blank = span_is_empty(line);
		if ((is_blank && after_blank) || source_trim(source, line).end < line.end) {
			return true;
		}
		after_blank = is_blank;
	}
	return false;
}

// Returns how many of the sections are plain.
static size_t check_text(const char *text, size_t size)
{
	struct bench bench;
	bench_open(&bench, 0);
	if (setjmp(bench.exit)) {
		fail();
	}
	const struct source *source = source_new(&bench.memory, text, size);
	struct sections sections = sections_of(&bench.memory, source, 3);
	struct tokens tokens = {0};
	struct section section;
	size_t plain = 0;
	while (sections_next(&sections, &tokens, &section)) {
		if (section.is_plain) {
			check_section(&bench.memory, source, section.at, &tokens);
			assert_int_equal(section.is_tidy, !has_whitespace(source, section.at));
			plain++;
		}
	}
	bench_close(&bench);
	return plain;
}

static void test_made_up_entries(void **state)
{
	(void)state;
	static char text[TEXT_MAX];
	const char *wanted = getenv("PLLINT_MANY");
	uint32_t count = wanted ? (uint32_t)strtoul(wanted, NULL, 10) : TEXTS;
	uint32_t seed = 1;
	size_t plain = 0;
	for (uint32_t i = 0; i < count; i++) {
		plain += check_text(text, make_text(text, &seed));
	}
	assert_in_range(plain, count / 4, 3 * count);
}

static void test_ordinary_entries(void **state)
{
	(void)state;
	static const char list[] =
		"# List\n\n## 2025-12-28\n\n### A Title: It's 3 Words (and `no` more)\n\n- **Tags**: a\n\n"
		"### B\n\n- **Tags**: a b, c\n- **Author(s)**: É. X*, B Y*\n- **Abstract**:\n  <details>\n"
		"  50\\% of *it*: <b> [a](b)  \n    - more\n  </details>\n- **Links**:\n"
		"  - arxiv: https://a.org/b_c?d=e&f=g\n  - Code: <no>\n- **Progress**: done  \n\n\n"
		"### C\n- **Links**: https://a.org/b_c?d=e&f=g\n- Note: a!\n";
	assert_int_equal(check_text(list, sizeof list - 1), 3);
	static const char plain[] =
		"# List\n\n## 2025-12-28\n\n### B\n\n- **Tags**: a b, c\n- **Author(s)**: É. X*, B Y*\n"
		"- **Abstract**:\n  <details>\n  50\\% of *it*: <b> [a](b)  \n    - more\n  "
		"</details>\n- **Links**:\n  - arxiv: https://a.org/b_c?d=e&f=g\n  - Code: x.org\n"
		"- **Progress**: done  \n\n\n### C\n- **Links**: https://a.org/b_c?d=e&f=g\n"
		"- Note: a!\n";
	assert_int_equal(check_text(plain, sizeof plain - 1), 4);
}

// What a definition makes of brackets is told by the whole text.
static void test_definitions(void **state)
{
	(void)state;
	static const char list[] = "# List\n\n### A\n\n- **Tags**: a\n\n### B\n\nSee [c].\n\n[c]: https://c.org\n";
	assert_int_equal(check_text(list, sizeof list - 1), 0);
	assert_int_equal(check_text(list, sizeof list - 18), 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ordinary_entries),
		cmocka_unit_test(test_definitions),
		cmocka_unit_test(test_made_up_entries),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
