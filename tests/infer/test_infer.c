// Templates made from lists, and the lists checked against them.

#include "inferring.h"

static void test_plain(void **state)
{
	(void)state;
	test_infered(
		"# L\n\n## A\n\n- Name: x\n- Page: https://a.org/1\n\n## B\n\n- Name: y\n- Page: https://a.org/2\n",
		"## Title\n\n- Name:\n- Page: <url>\n");
}

static void test_bold_groups_and_marker(void **state)
{
	(void)state;
	test_infered("## 2025-01-02\n\n### A\n\n* **Name:** x\n* **Code:** y\n\n## 2025-01-01\n\n### B\n\n"
		     "* **Name:** x\n* **Code:** y\n",
		     "## YYYY-MM-DD\n\n### Title\n\n* **Name:**\n* **Code:**\n");
}

static void test_order_is_the_usual_one(void **state)
{
	(void)state;
	test_infered("## A\n\n- a: 1\n- b: 2\n- c: x y\n\n## B\n\n- a: 1\n- b: 2\n- c: z u\n\n## C\n\n- b: 1\n- a: "
		     "2\n- c: q r\n",
		     "## Title\n\n- a:\n- b:\n- c:\n");
}

static void test_rare_labels_are_left_out(void **state)
{
	(void)state;
	char list[2048] = "";
	for (int i = 0; i < 12; i++) {
		size_t used = strlen(list);
		snprintf(list + used, sizeof list - used, "## %c\n\n- **One**: text %d\n- **Two**: word %d\n%s%s\n",
			 'A' + i, i, i, i % 2 ? "" : "- **Half**: some text\n", i ? "" : "- **Odd**: x\n");
	}
	test_infered(list,
		     "## Title\n\n- **One**:\n- **Two**:\n- **Half**: (optional)\nleft out: `Odd` (1 of 12 entries)\n");
}

static void test_vocabulary(void **state)
{
	(void)state;
	char list[2048] = "";
	static const char *const values[] = {"todo", "done",	    "Todo", "todo",	  "done",
					     "todo", "in progress", "todo", "in progress"};
	for (size_t i = 0; i < 9; i++) {
		size_t used = strlen(list);
		snprintf(list + used, sizeof list - used, "## %zu\n\n- **Name**: name %zu\n- **State**: %s\n\n", i, i,
			 values[i]);
	}
	test_infered(list, "## Title\n\n- **Name**:\n- **State**: todo / done / in progress\n");
	// The template's own line, left standing once, says it all.
	test_infered("## A\n\n- a: 1\n- s: x y\n\n## B\n\n- a: 2\n- s: x y / z / u\n\n## C\n\n- a: 3\n- s: z\n",
		     "## Title\n\n- a:\n- s: x y / z / u\n");
}

static void test_values(void **state)
{
	(void)state;
	test_infered("## [A](https://a.org)\n\n- d: 2025-01-02\n- l: [x](https://a.org)\n- t:\n  <details>\n\n  x\n\n "
		     " </details>\n"
		     "- **Links**:\n  - arxiv: https://arxiv.org/abs/2501.00001\n  - Talk: https://b.org/x\n\n"
		     "## [B](https://a.org)\n\n- d: 2025-01-03\n- l: [y](https://b.org)\n- t:\n  <details>\n\n  x\n\n "
		     " </details>\n"
		     "- **Links**:\n  - arxiv: https://arxiv.org/abs/2501.00002\n  - Talk: https://b.org/x\n",
		     "## [Title](url)\n\n- d: YYYY-MM-DD\n- l: [text](url)\n- t:\n  <details>\n\n  </details>\n"
		     "- **Links**:\n  - arxiv:\n  - Talk: <url>\n");
}

static void test_spellings_with_a_plural(void **state)
{
	(void)state;
	test_infered("## A\n\n- **Authors**: x, y\n- **Tags**: a\n\n## B\n\n- **Author(s)**: x\n- **Tags**: b\n",
		     "## Title\n\n- **Author(s)**:\n- **Tags**:\n");
}

static void test_an_entry_with_one_known_label(void **state)
{
	(void)state;
	// `C` and `D` are entries without a page; `Setup` is none.
	test_infered(
		"# L\n\n## A\n\n- Name: x\n- Page: https://a.org/1\n\n## B\n\n- Name: y\n- Page: https://a.org/2\n\n"
		"## C\n\n- Name: z\n\n## D\n\n- Name: u\n\n## Setup\n\n- Mail: us\n",
		"## Title\n\n- Name:\n- Page: <url> (optional)\n");
}

static void test_colons_as_in_the_list(void **state)
{
	(void)state;
	test_infered("## A\n\n- **Name**：x\n- **Page** : y\n- **Text：** z\n- u：v\n\n"
		     "## B\n\n- **Name**：y\n- **Page** : z\n- **Text：** x\n- u：w\n",
		     "## Title\n\n- **Name**：\n- **Page** :\n- **Text：**\n- u：\n");
}

static void test_sections_are_no_entries(void **state)
{
	(void)state;
	const char *section = "**One**\n\n- Name: x\n- Page: y\n\n**Two**\n\n- Name: x\n- Page: y\n\n";
	char list[1024];
	snprintf(list, sizeof list, "## A\n\n%s## B\n\n%s## C\n\n- Name: x\n- Page: y\n", section, section);
	test_infered(list, "**Title**\n\n- Name:\n- Page:\n");
	// As many headings as titles in bold: they are entries that need a look.
	strcat(list, "\n## D\n\n- Name: x\n- Page: y\n");
	test_infered(list, "## Title\n\n- Name:\n- Page:\n");
}

static void test_what_has_no_template(void **state)
{
	(void)state;
	test_refused("# About\n\nText.\n", "");
	test_refused("# L\n\n| a | b |\n|---|---|\n| c | d |\n", "rows are entries of another shape");
	test_refused("- Start: x\n- End: y\n\n# Summary\n\nText\n", "begins with fields");
	test_refused("", "");
	// More labels in items that have none themselves than in fields.
	test_refused(
		"## A\n\n- a: x\n- b: y\n- t\n  - c: x\n  - d: x\n  - e: x\n  - f: x\n  - g: x\n  - h: x\n  - i: x\n",
		"7 labels");
}

// Whatever is made is a template that can be read, and most of the list follows it.
static void test_the_list_follows_it(void **state)
{
	(void)state;
	static const char list[] =
		"## 2025-05-16\n\n### A \\* `x`\n\n- **Tags**: a, b\n- **Abstract**:\n  <details>\n\n  t\n\n  "
		"</details>\n"
		"- **Links**:\n  - arxiv: https://arxiv.org/abs/2204.00595\n- **Progress**: reading\n\n"
		"### B\n\n- **Tags**: a, b\n- **Abstract**:\n  <details>\n\n  t\n\n  </details>\n"
		"- **Links**:\n  - GitHub: https://github.com/a/b\n- **Progress**: reading\n";
	struct linting first = {0}, second = {0};
	linting_open(&first, NULL);
	infer(&first, list, PLLINT_OK);
	linting_open(&second, first.text.bytes);
	assert_int_equal(second.status, PLLINT_OK);
	assert_int_equal(pllint_report_size(second.faults), 0);
	linting_check(&second, list);
	assert_int_equal(second.status, PLLINT_OK);
	assert_string_equal(linting_findings(&second), "");
	linting_close(&second);
	linting_close(&first);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_plain),
		cmocka_unit_test(test_bold_groups_and_marker),
		cmocka_unit_test(test_order_is_the_usual_one),
		cmocka_unit_test(test_rare_labels_are_left_out),
		cmocka_unit_test(test_vocabulary),
		cmocka_unit_test(test_values),
		cmocka_unit_test(test_spellings_with_a_plural),
		cmocka_unit_test(test_an_entry_with_one_known_label),
		cmocka_unit_test(test_colons_as_in_the_list),
		cmocka_unit_test(test_sections_are_no_entries),
		cmocka_unit_test(test_what_has_no_template),
		cmocka_unit_test(test_the_list_follows_it),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
