// Lists of many shapes, and what their templates show of them.

#include "inferring.h"

// A table has two bars; tables, one or several, are told of.
static void test_tables(void **state)
{
	(void)state;
	test_refused("# L\n\n| a | b |\n|---|---|\n\n# M\n\n|a|\n|-|\n", "2 headings have a table");
	struct linting linting = {0};
	linting_open(&linting, NULL);
	assert_string_equal(infer(&linting, "# L\n\n|abc\n\n|\n\nab|c|\n", PLLINT_NO_ENTRY), "");
	linting_close(&linting);
}

// Items further in and items without a label say nothing of the fields.
static void test_items_of_any_depth(void **state)
{
	(void)state;
	test_infered("## A\n\n- a: x\n  - b: y\n    - c: z\n- text\n  - d: z\n- e: x y\n\n"
		     "## B\n\n- a: x\n  - b: y\n- e: z u\n",
		     "## Title\n\n- a:\n  - b:\n- e:\n1 labels are nested in list items without one: those may be "
		     "entries of their own, and a template is made of entries of one shape\n");
}

// More labels than there is room for at first: each is found again.
static void test_many_labels(void **state)
{
	(void)state;
	enum { LABELS = 200, LINE = 16 };
	char list[2 * LABELS * LINE + LINE] = "", wanted[LABELS * LINE + LINE] = "## Title\n\n";
	for (int entry = 0; entry < 2; entry++) {
		strcat(list, "## A\n\n");
		for (int label = 0; label < LABELS; label++) {
			char line[LINE];
			snprintf(line, sizeof line, "- a%03d: x y%d\n", label, entry);
			strcat(list, line);
			snprintf(line, sizeof line, "- a%03d:\n", label);
			strcat(wanted, entry == 0 ? line : "");
		}
		strcat(list, "\n");
	}
	test_infered(list, wanted);
}

// Links around the whole of most titles, and nothing else.
static void test_titles(void **state)
{
	(void)state;
	static const char *const titles[] = {"[A](https://a.org) b",
					     "a [A](https://a.org)",
					     "![A](https://a.org)",
					     "[A](https://a.org) [B](https://b.org)",
					     "*[A](https://a.org)*",
					     "A",
					     ""};
	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
		char list[256];
		snprintf(list, sizeof list, "## %s\n\n- a: x y\n- b: z\n\n## %s\n\n- a: x z\n- b: u\n", titles[i],
			 titles[i]);
		test_infered(list, "## Title\n\n- a:\n- b:\n");
	}
}

static void test_links_and_urls(void **state)
{
	(void)state;
	test_infered("## A\n\n- a: <https://a.org/1>\n- b: [x](https://a.org) y\n- c: <x>\n- d: <>\n- e: "
		     "![x](https://a.org/x.png)\n- f: <https\n- Code: https://a.org/c\n\n"
		     "## B\n\n- a: <https://a.org/2>\n- b: y [x](https://a.org)\n- c: <y>\n- d: <>\n- e: "
		     "![y](https://a.org/y.png)\n- f: <http\n- Code: https://a.org/d\n",
		     "## Title\n\n- a: <url>\n- b:\n- c:\n- d:\n- e:\n- f:\n- Code:\n");
}

// List items: free lines, labels in the order that most entries with both have, no values.
static void test_list_items(void **state)
{
	(void)state;
	test_infered("# L\n\n- [A](https://a.org/1)\n  - Ann Lee\n  - Key: x\n  - Env: y\n"
		     "- [B](https://a.org/2)\n  - Bo Chen\n  - Key: x\n  - Code: [c](https://a.org/c)\n  - Env: y\n"
		     "- [C](https://a.org/3)\n  - Ci Roy\n  - Key: x\n  - Code: -\n  - Env: y\n",
		     "- [Title](url)\n  - (text)\n  - Key:\n  - Code: (optional)\n  - Env:\n");
	test_infered("* **A**\n  * Paper: https://a.org/1\n* **B**\n  * Paper: https://a.org/2\n",
		     "* **Title**\n  * Paper:\n");
	test_infered("- A. [[paper]](https://a.org/1)\n  - Ann Lee\n  - Key: x\n"
		     "- B. [[paper]](https://a.org/2)\n  - Bo Chen\n  - Key: y\n",
		     "- Title [text](url)\n  - (text)\n  - Key:\n");
	test_infered("- **[A](https://a.org/1)**\n  - Key: x\n- **[B](https://a.org/2)**\n  - Key: y\n",
		     "- **[Title](url)**\n  - Key:\n");
	// Labels in nothing but lines of contents or prose.
	test_refused("# L\n\n- [A](#a)\n  - [B](#b)\n- text\n  - more\n", "");
}

static void test_titles_in_bold(void **state)
{
	(void)state;
	test_infered("## G\n\n**A**\n- Paper: https://a.org/1\n- Code: none\n\n"
		     "**[B](https://a.org)**\n\n- Paper: https://a.org/2\n",
		     "**Title**\n\n- Paper: <url>\n- Code: (optional)\n");
}

// List items whose further lines are none.
static void test_lines_of_items(void **state)
{
	(void)state;
	test_infered("1. **A.** ICLR 2024. ![](https://a.org/b.svg)\n\n   *Ann Lee.* [[pdf](https://a.org/1)]\n\n"
		     "2. **B.** NAACL 2024.\n\n   *Bo Chen.* [[pdf](https://a.org/2)]\n\n"
		     "3. **C.** ACL 2024.\n   *Ci Roy.* [[pdf](https://a.org/3)]\n\n# More\n\n- **D**\n",
		     "1. **Title**\n\n   *(text)* [text](url)\n");
	test_infered(
		"- [A](https://a.org/1)\\\n  Ann Lee\\\n  Key: x\n- [B](https://a.org/2)\\\n  Bo Chen\\\n  Key: y\n"
		"- [C](https://a.org/3)\\\n  Ci Roy\\\n  Key: z\n",
		"- [Title](url)\n  (text)\n  Key:\n");
	// Few of those that open alike have a second line, and one links to headings.
	test_refused("- [A](https://a.org/1)\n  long\n- [B](https://a.org/2)\n- [C](https://a.org/3)\n- [D](#a)\n", "");
}

static void test_paragraphs(void **state)
{
	(void)state;
	test_infered("**Title:**\n\n**Authors:**\n\n**Venue:**\n\n# L\n\n"
		     "**Title:** [A](https://a.org/1)\n\n**Authors:** Ann Lee\n\n**Venue:** ICLR\n\n**Note:**\n- "
		     "x\n\n---\n\n"
		     "**Title:** [B](https://a.org/2)\n\n**Authors:** Bo Chen\n\n**Venue:** ACL\n",
		     "**Title:** [Title](url)\n\n**Authors:**\n\n**Venue:**\n\n**Note:** (optional)\n");
	test_infered(
		"## A\n\n**Authors:** Ann Lee\n\n**Venue:** ICLR 2024\n\n<details><summary>Abstract</summary>\n\nx\n\n"
		"</details>\n\n[Paper](https://a.org/1) | [Code](https://a.org/c)\n\n"
		"## B\n\n**Authors:** Bo Chen\n\n**Venue:** ACL 2024\n\n<details><summary>Abstract</summary>\n\ny\n\n"
		"</details>\n\n[Paper](https://a.org/2)\n",
		"## "
		"Title\n\n**Authors:**\n\n**Venue:**\n\n<details><summary>Abstract</summary>\n\n(text)\n\n</"
		"details>\n\n"
		"[Paper](url) | [Code](url) (optional)\n");
}

static void test_blocks(void **state)
{
	(void)state;
	test_infered("<details><summary>All</summary>\n\n"
		     "<details>\n<summary><b>A</b></summary>\n\n* **Authors:** Ann "
		     "Lee\n\n[Paper](https://a.org/1)\n\n</details>\n\n"
		     "<details>\n<summary><b>B</b></summary>\n\n* **Authors:** Bo "
		     "Chen\n\n[Paper](https://a.org/2)\n\n</details>\n\n"
		     "</details>\n",
		     "<details>\n<summary><b>Title</b></summary>\n\n* **Authors:**\n\n[Paper](url)\n\n</details>\n");
	test_infered("<details><summary>A</summary>\n\n[Paper](https://a.org/1) | "
		     "[Code](https://a.org/c)\n\nx\n\n</details>\n\n"
		     "<details><summary>B</summary>\n\n[Paper](https://a.org/2) | "
		     "[Code](https://a.org/d)\n\ny\n\n</details>\n",
		     "<details>\n<summary>Title</summary>\n\n[Paper](url) | [Code](url)\n\n</details>\n");
	// Links that few of the blocks have say nothing of entries.
	test_refused("<details><summary>A</summary>\n\n[x](https://a.org/1)\n\n</details>\n\n"
		     "<details><summary>B</summary>\n\n[y](https://a.org/2)\n\n</details>\n",
		     "");
}

// Groups are the dates right above entries.
static void test_groups(void **state)
{
	(void)state;
	static const char entry[] = "- a: x y\n- b: z u\n\n";
	static const struct {
		const char *lines[5]; // NULL is the entry's fields
		const char *wanted;
	} lists[] = {
		{{"## 2025.01\n\n", "### A\n\n", NULL}, "## YYYY.MM\n\n### Title\n\n- a:\n- b:\n"},
		{{"## 2025\n\n", "### A\n\n", NULL}, "## YYYY\n\n### Title\n\n- a:\n- b:\n"},
		{{"## 0042\n\n", "### A\n\n", NULL}, "### Title\n\n- a:\n- b:\n"},
		{{"## 04.05.2025\n\n", "### A\n\n", NULL}, "## DD.MM.YYYY\n\n### Title\n\n- a:\n- b:\n"},
		{{"## Papers\n\n", "### A\n\n", NULL}, "### Title\n\n- a:\n- b:\n"},
		{{"# 2025-01-01\n\n", "### A\n\n", NULL}, "### Title\n\n- a:\n- b:\n"},
		{{"## 2025-01-01\n\n", "# Other\n\n", "### A\n\n", NULL}, "### Title\n\n- a:\n- b:\n"},
		{{"## 2025-01-01\n\n", "### About\n\nText.\n\n", "### A\n\n", NULL},
		 "## YYYY-MM-DD\n\n### Title\n\n- a:\n- b:\n"},
		{{"## 2025-01-01\n\n", "#### About\n\n- c: x\n\n", "### A\n\n", NULL},
		 "## YYYY-MM-DD\n\n### Title\n\n- a:\n- b:\n"},
		{{"###### A\n\n", NULL}, "###### Title\n\n- a:\n- b:\n"},
	};
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		char list[512] = "";
		size_t line = 0;
		while (lists[i].lines[line]) {
			strcat(list, lists[i].lines[line++]);
		}
		strcat(list, entry);
		test_infered(list, lists[i].wanted);
	}
}

// The spelling of most entries; of a label that is listed twice in an entry, the first.
static void test_spellings(void **state)
{
	(void)state;
	test_infered("## A\n\n- Name: x y\n- Note: u\n- note: w\n\n## B\n\n- NAME: y z\n- note: u v\n\n"
		     "## C\n\n- NAME: z u\n- note: v w\n",
		     "## Title\n\n- NAME:\n- note:\n");
	test_infered("## A\n\n- (s): x y\n- s: u\n- as: w x\n\n## B\n\n- (s): y z\n- s: u v\n- as: z\n",
		     "## Title\n\n- (s):\n- s:\n- as:\n");
	test_infered("## A\n\n- **Tags:** x y\n- Names: u\n\n## B\n\n- **Tag(s):** y z\n- Name: u v\n",
		     "## Title\n\n- **Tag(s):**\n- Names:\n");
}

static void test_plurals(void **state)
{
	(void)state;
	test_infered("## A\n\n- Tag(s): x y\n- Ab: u\n\n## B\n\n- Tag(s): y z\n- Ab(s): u v\n\n## C\n\n- Tag(s): u\n- "
		     "Ab: w x\n",
		     "## Title\n\n- Tag(s):\n- Ab(s):\n");
}

// A field without a value anywhere, and a heading with one field only, which is no entry.
static void test_what_is_left_empty(void **state)
{
	(void)state;
	test_infered("## A\n\n- a: x y\n- b:\n\n## B\n\n- a: z\n- b:\n\n## About\n\n- c: x\n",
		     "## Title\n\n- a:\n- b: (optional)\n");
}

static void add_entries(char *list, size_t room, const char *const *values, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		size_t used = strlen(list);
		snprintf(list + used, room - used, "## %zu\n\n- a: name %zu\n- s: %s\n\n", i, i, values[i]);
	}
}

// What is no vocabulary: too many values, too long ones, and those that a template would read otherwise.
static void test_no_vocabulary(void **state)
{
	(void)state;
	static const char *const values[] = {"a,b",	"`c`", "this value is longer than thirty bytes",
					     "a / b c", "x|y", "x /y z"};
	static const char *const many[] = {"a", "b", "c", "d", "e", "f", "g", "h"};
	for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
		const char *used[] = {values[i], "done", values[i], "done", values[i], "done"};
		char list[1024] = "";
		add_entries(list, sizeof list, used, 6);
		test_infered(list, "## Title\n\n- a:\n- s:\n");
	}
	char list[4096] = "";
	for (size_t i = 0; i < 4; i++) {
		add_entries(list, sizeof list, many, 8);
	}
	test_infered(list, "## Title\n\n- a:\n- s:\n");
}

// A slip among many is none of the values.
static void test_rare_values(void **state)
{
	(void)state;
	char list[4096] = "";
	const char *used[24];
	for (size_t i = 0; i < 24; i++) {
		used[i] = i == 8 ? "donne" : i % 2 ? "done" : "todo";
	}
	add_entries(list, sizeof list, used, 24);
	test_infered(list, "## Title\n\n- a:\n- s: done / todo\n");
}

static void test_many_labels_are_left_out(void **state)
{
	(void)state;
	char list[4096] = "";
	for (int i = 0; i < 30; i++) {
		size_t used = strlen(list);
		snprintf(list + used, sizeof list - used,
			 "## %d\n\n- one: text %d\n- two: word %d\n  - three: x\n%s%s%d: x\n\n", i, i, i,
			 i == 1 ? "- rare:\n  - below: x\n" : "", i % 2 ? "- odd" : "  - odd", i / 2 % 8);
	}
	struct linting linting = {0};
	linting_open(&linting, NULL);
	const char *text = infer(&linting, list, PLLINT_OK);
	assert_non_null(strstr(text, "left out: `odd0` below `two` (2 of 30 entries)\n"));
	assert_non_null(strstr(text, "left out: `odd0` (2 of 30 entries)\n"));
	assert_non_null(strstr(text, "and 5 more labels that few entries have\n"));
	linting_close(&linting);
}

// Each request for memory that fails is told, and nothing is left of the infer.
static void test_without_memory(void **state)
{
	(void)state;
	static const char list[] = "## 2025-01-01\n\n### A\n\n- a: x\n- b: y\n  - c: <https://a.org>\n";
	struct linting linting = {0};
	linting_open(&linting, NULL);
	size_t live = linting.counting.live;
	enum pllint_status status = PLLINT_NO_MEMORY;
	for (size_t n = 1; status == PLLINT_NO_MEMORY; n++) {
		struct pllint_inferred *made;
		linting.counting.calls = 0;
		linting.counting.fail_at = n;
		status = pllint_infer_list(&linting.environment, list, strlen(list), &made);
		assert_int_equal(made != NULL, status == PLLINT_OK);
		pllint_inferred_release(made);
		assert_int_equal(linting.counting.live, live);
	}
	assert_int_equal(status, PLLINT_OK);
	linting.counting.fail_at = 0;
	linting_close(&linting);
}

// Lines: the marker, what they open with, the separator, a final period, links with names, and bars.
static void test_lines(void **state)
{
	(void)state;
	test_infered("- [A](https://a.org/1) - One.\n- [B](https://a.org/2) - Two!\n- [C](https://a.org/3) - Three\n"
		     "- :star: [D](https://a.org/4) \u2013 Four\n- [Part](#part)\n- text\n",
		     "- [Title](url) - Description\n");
	test_infered("* **A**: One. [[Paper](https://a.org/1)] [[Code](https://a.org/2)]\n"
		     "* **B**. Two. [[Paper](https://a.org/3)] [[Code](https://a.org/4)]\n"
		     "* **C** Three. [[Paper](https://a.org/5)] [[Code](https://a.org/6)] [[Site](https://a.org/7)]\n"
		     "* **D** Four. [[Paper](https://a.org/8)] [[Code](https://a.org/9)]\n",
		     "* **Title** [[Paper](url)] [[Code](url)]\n");
	test_infered(
		"- [A](https://a.org/1) | Rome | x\n- [B](https://a.org/2) | Oslo | y\n- [C](https://a.org/3) | z\n"
		"- [D](https://a.org/4) | Bern | x | y\n- [E](https://a.org/5) | Riga | y\n",
		"- [Title](url) | text | further text\n");
	test_refused("- [A](https://a.org/1)\n- [B](https://a.org/2)\n- [C](https://a.org/3)\n- text\n", "");
	test_refused("- [A](https://a.org/1) - x\n- [B](https://a.org/2) - y\n", "");
}

// A heading that is alone with many labels has a list of entries below it.
static void test_many_labels_below_one_heading(void **state)
{
	(void)state;
	char list[2048] = "## A\n\n";
	for (int i = 0; i < 31; i++) {
		char item[32];
		snprintf(item, sizeof item, "- Paper %c%c: x\n", 'a' + i % 26, 'a' + i / 26);
		strcat(list, item);
	}
	test_refused(list, "");
}

// Rows: the most frequent header; links, dates, few values, and text.
static void test_rows(void **state)
{
	(void)state;
	char list[8192] = "# A\n\n| Name | Kind | Date |\n|---|:--:|---|\n";
	for (int i = 0; i < 60; i++) {
		char row[128];
		snprintf(row, sizeof row, "| [N%d](https://a.org/%d) | %s | 2024-01-%02d |\n", i, i,
			 i % 3 ? "book" : "film", i % 28 + 1);
		strcat(list, row);
	}
	strcat(list, "\n# B\n\nName | Kind\n---|---\nx | y\n");
	test_infered(list,
		     "| Name | Kind | Date |\n| --- | --- | --- |\n| [Title](url) | film / book | YYYY-MM-DD |\n");
	test_infered("Name | What\n---|---\na | x\nb | y\nc | z\n",
		     "| Name | What |\n| --- | --- |\n| (text) | (text) |\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tables),
		cmocka_unit_test(test_items_of_any_depth),
		cmocka_unit_test(test_many_labels),
		cmocka_unit_test(test_titles),
		cmocka_unit_test(test_links_and_urls),
		cmocka_unit_test(test_list_items),
		cmocka_unit_test(test_titles_in_bold),
		cmocka_unit_test(test_lines_of_items),
		cmocka_unit_test(test_paragraphs),
		cmocka_unit_test(test_blocks),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_many_labels_below_one_heading),
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_groups),
		cmocka_unit_test(test_spellings),
		cmocka_unit_test(test_plurals),
		cmocka_unit_test(test_what_is_left_empty),
		cmocka_unit_test(test_no_vocabulary),
		cmocka_unit_test(test_rare_values),
		cmocka_unit_test(test_many_labels_are_left_out),
		cmocka_unit_test(test_without_memory),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
