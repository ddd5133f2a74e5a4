// Tricky texts of our own, as they are and changed at random, against md4c.

#include "checker.h"

enum { MUTATIONS_EACH = 1000 };

static const char *const texts[] = {
	// An ordinary entry, in the ways lists have it.
	"# Papers\n\nA list of *papers*.\n\n## 2023\n\n- [A Title](https://a.org/abs?id=1&v=2) (**Venue**, 2023)\n"
	"  - Authors: A. One, B. Two\n  - Code: <https://git.org/a_b/c>\n  - Note: see `x_y`\n\n- **B**\n",
	"### [A Title: With *marks*](https://a.org/x_(y)) ![s](https://b.org/s.svg?a=b&c)\n\n"
	"<details>\n<summary>Abstract</summary>\n\n> Text & more\n\n</details>\n\n---\n",
	"1. One\r\n2. Two\r\n   ```json\r\n   {\"a\": [1, 2]}\r\n   ```\r\n\r\n   more\r\n10. Ten\r\n",
	"| a | b |\n|---|---|\n| [c](d) | `e` |\n\n* [ ] todo\n* [x] done\n  1) sub\n     text  \n     hard\n",
	"> **Note**\n> - a\n>   b\nlazy\n>\n> ```\n> c\n> ```\n>> d\n\n    code\n\n\tcode\n",
	"[a][b] and [b] and ![c][B]\n\n[b]: <https://a.org/?x&y> \"title\"\n[c]:\n  /u\\*v\n  'two\n  lines'\n- x\n",
	// Containers.
	"- > - > a\n    > b\n  > c\n- d\n",
	"> 1. a\n>\n>    b\n> 2. c\n\n> d\n",
	"-\n\n  a\n-\n  b\n\n\n- c\n",
	"*\t a\n\n\t b\n\n \t- c\n",
	"1)\ta\n\tb\n\n\t\tcode\n",
	"- a\n-\n- [x]\n- [ ]  \n\n  b\n",
	"- - - a\n    - b\n  - c\n- d\n",
	"-   ```\n    a\n     b\n\n    ```\n-   ~~~ x\n",
	"  - a\n   - b\n    - c\n     - d\n",
	// Leaves.
	"a\n===\n\nb\nc\n---\n#\n## \n### d ###  \n#### e \\####\n\n- f\n  ===\n",
	"<!-- a\n\nb --> c\n<div>\n d\n</div>\ne\n\n<a\nf>\n\n<b>\ng\n",
	"<script>\n\na\n</script> b\n<?x\n?>\n<!X >\n<![CDATA[\n]]>\n",
	"***\n* * *\n- a\n***\n_ _ _\n",
	"    a\n  \n\n      b\nc\n    d\n\n\t\te\n",
	// Inline marks.
	"***a** b* **c*d*e** ~~f~g~~ __h_ i_ *j*k*\n",
	"`a` ``b` c`` ` d ` `` ` `` `e\nf` `g  \n  h`\n",
	"a\\\nb  \nc \nd\\* \\a \\\\ &amp;&#x41;&nope; &lt\n",
	"[a](<b c> 'd') [e](f \"g\nh\") [i]( j ) [k]() [](l) [m](n(o)p) [q](r\\)s)\n",
	"![a *b* ![c](d)](e) [![f](g)](h) [i [j](k)](l) [m][n][o]\n\n[n]: <> (x)\n[o]: /p&q\n",
	"<https://a.b/?c&d> <e@f.gh> <i> </j> <k l='m\nn'> <!-- o\n p --> <?q?>\n",
	"> [a\n> b](c\n> \"d\n> e\") `f\n> g` <h\n> i>\n",
	"* [a]\n* [b] c\n\n[a]: x\n\n[b]:\ny\n\n[d]: z z\n",
	// Paragraphs that tell no place, what may be behind a link, and what is nearly a link's target.
	"*[](x)*\n\n__[](y)__\n\n~~[](z)~~\n\n![](i)\n\n_![](i)_\n\n<d:e>[](c)\n\n[](c)<d:e>\n\n1. [](x)\n",
	"[a](b)_c_ [a](b)*c* [a](b)__c__ [a](b)[c](d) [a](b)<d:e> [a](b)`c` [a](b)~~c~~ [a](b)![c](d) [a](b)\\* "
	"[a](b)&amp;"
	" [a](b)<i> [a](b)\\\n[a](b)\n\n# [a](b) #\n\n## [a](b)\n- [a](b)\n",
	"[a](b \"c) [a](b c) [a](b (c(d)) [a](b 'c\\') [a](b (c\\)) [a](<b [a](b<c [a] [a][] [e\\]][f\\]] [e][f\\]\n\n"
	"[a]: /x&y\n[e]: </u&v>\n[f\\]]: /w\\*z\n\n[a](\n",
	"[a]: /x&y\n\n[a][c\n",
	"[a](b&c \"d) [a](b&c d) [a](b&c (e(f)) [a]((b&c) [a](b\\*c\n\n[a]: /x&y\n\n[a](b&c \"d\n\n[a](&amp;\"\n",
};

static struct check_tally tally;

static void test_texts(void **state)
{
	(void)state;
	tally = (struct check_tally){0};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		check_count(&tally, texts[i], strlen(texts[i]), false);
		check_count(&tally, texts[i], strlen(texts[i]) - 1, false);
	}
	assert_int_equal(tally.faults, 0);
	assert_int_equal(tally.doubted, 0);
}

// The same with every line ending written in another way.
static void test_line_endings(void **state)
{
	(void)state;
	static const char *const endings[] = {"\r\n", "\r"};
	tally = (struct check_tally){0};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		for (size_t e = 0; e < 2; e++) {
			char changed[2048];
			size_t size = 0;
			for (const char *at = texts[i]; *at; at++) {
				const char *ending = *at == '\n' ? endings[e] : (const char[]){*at, 0};
				memcpy(changed + size, ending, strlen(ending));
				size += *at == '\r' ? 0 : strlen(ending);
			}
			check_count(&tally, changed, size, false);
		}
	}
	assert_int_equal(tally.faults, 0);
	assert_int_equal(tally.doubted, 0);
}

// All of them in one, so that every section follows every kind of end.
static void test_joined(void **state)
{
	(void)state;
	static char joined[65536];
	tally = (struct check_tally){0};
	for (size_t gap = 0; gap < 3; gap++) {
		static const char *const gaps[] = {"\n# H\n\n", "\n\n## H\n", "\n   # H #\n- x\n"};
		size_t size = 0;
		for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
			size += (size_t)snprintf(joined + size, sizeof joined - size, "%s%s", texts[i], gaps[gap]);
		}
		check_count(&tally, joined, size, false);
	}
	assert_int_equal(tally.faults, 0);
	assert_int_equal(tally.doubted, 0);
}

static void test_mutations(void **state)
{
	(void)state;
	tally = (struct check_tally){0};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		check_mutations(&tally, texts[i], strlen(texts[i]), MUTATIONS_EACH, i);
	}
	print_message("%zu of %zu changed texts are in doubt\n", tally.doubted, tally.texts);
	assert_int_equal(tally.faults, 0);
	assert_true(tally.doubted * 1000 <= tally.texts);
}

// Each reference leads to the definition with its label, however many have the same target.
static void test_definitions_of_one_target(void **state)
{
	(void)state;
	enum { DEFINITIONS = 100 };
	static char text[DEFINITIONS * 40];
	uint32_t targets[DEFINITIONS];
	size_t size = 0;
	for (uint32_t i = 0; i < DEFINITIONS; i++) {
		size += (size_t)sprintf(text + size, "[a  B%u]: ", i);
		targets[i] = (uint32_t)size;
		size += (size_t)sprintf(text + size, "/u&b\n");
	}
	for (uint32_t i = 0; i < DEFINITIONS; i++) {
		size += (size_t)sprintf(text + size, "\n[A b%u]\n", DEFINITIONS - 1 - i);
	}
	struct check check;
	check_run(&check, text, size, 0);
	assert_true(check.is_sure);
	uint32_t next = DEFINITIONS;
	for (size_t i = 0; i < check.count; i++) {
		const struct token *token = &check.tokens[i];
		if (token->type == TOKEN_LINK && token->side == TOKEN_OPEN) {
			assert_int_equal(token->more.start, targets[--next]);
			assert_int_equal(token->more.end, targets[next] + 4);
		}
	}
	assert_int_equal(next, 0);
	free(check.tokens);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_line_endings),
		cmocka_unit_test(test_joined),
		cmocka_unit_test(test_mutations),
		cmocka_unit_test(test_definitions_of_one_target),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
