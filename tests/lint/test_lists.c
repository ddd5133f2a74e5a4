// Whole lists under whole templates: silence on what is right, the same findings in every disguise of
// the same list, and another deviation under another template.

#include "lint/support.h"

#define PAPER_OF(title, number, rest)                                                                                  \
	"### " title "\n\n- **Tags**: LLM, RL\n- **Authors**: Ann Abel, Bo Baker\n- **Abstract**:\n  <details>\n"      \
	"  We do things.\n  </details>\n- **Links**:\n  - arxiv: https://arxiv.org/abs/" number "\n"                   \
	"  - HuggingFace: https://huggingface.co/papers/" number "\n  - GitHub: https://github.com/a/b\n"              \
	"  - WebSite: https://a.github.io\n- **Progress**: reading\n" rest
#define PAPER(title, rest) PAPER_OF(title, "2501.00001", rest)

#define NOTES "- **Notes**:\n  <details>\n  Good.\n  </details>\n"

#define BLOG(title)                                                                                                    \
	"### " title "\n\n- **Tags**: LLM\n- **Author(s)**: Ann Abel\n- **Abstract**:\n  <details>\n  Things.\n"       \
	"  </details>\n- **Links**: https://example.org/post\n- **Progress**: done\n- **Notes**: short\n"

static const char crooked[] = "# List\n\n"
			      "## 2025-05-15\n\n"
			      "### First\n\n"
			      "- **Tags**: LLM, RL,\n"
			      "- **Authors**: Ann, Bo\n"
			      "- **TL;DR**:\n"
			      "  <details>\n"
			      "  It gains 4\\% and \\textbf{more}.\n"
			      "  - a point\n"
			      "  </details>\n"
			      "- **Links**:\n"
			      "  - arxiv: https://arxiv.org/abs/2501.00001\n"
			      "  - Home page: https://a.org\n"
			      "  - GitHub:\n"
			      "- **Progress**: Reading\n"
			      "- **Note**: \xE4\xB8\xAD\xE6\x96\x87 [x](https://x.org)\n\n"
			      "### Second\n\n"
			      "- **Tags:** LLM\n"
			      "- **Links**: https://arxiv.org/abs/2501.00002\n"
			      "- **Authors**: Ann\n"
			      "- **Abstract**:\n"
			      "  <details>Text.\n"
			      "  </details>\n"
			      "- **Progress**: not started / reading / done\n";

static struct pllint_template *builtin(void)
{
	size_t size = 0;
	const char *bytes = pllint_builtin_template(&size);
	return test_template(bytes, size);
}

static void assert_findings(struct pllint_template *template, const char *list, const char *expected)
{
	struct test_text out = {0};
	assert_int_equal(test_lint(template, list, strlen(list), &out), PLLINT_OK);
	assert_string_equal(out.bytes, expected);
	free(out.bytes);
}

static void right_entries_are_silent(void **state)
{
	(void)state;
	struct pllint_template *template = builtin();
	assert_findings(template, "# List\n\n## 2025-05-15\n\n" PAPER("A paper", NOTES), "");
	assert_findings(template, "# List\n\n## 2025-05-15\n\n" PAPER("A paper", ""), "");
	assert_findings(template, "# List\n\n## 2025-05-15\n\n" BLOG("A post"), "");
	assert_findings(template, "# List\n\n## 2025-05-15\n\n" BLOG("A post") "\n" PAPER("A paper", NOTES), "");
	pllint_template_release(template);
}

static void a_thousand_right_entries_are_silent(void **state)
{
	(void)state;
	struct pllint_template *template = builtin();
	struct test_text list = {0};
	for (int i = 0; i < 1000; i++) {
		if (i % 100 == 0) {
			test_print(&list, "%s## 2025-%02d-15\n\n", i ? "\n" : "# List\n\n", 12 - i / 100);
		} else {
			test_append(&list, "\n", 1);
		}
		if (i % 2) {
			test_print(&list, BLOG("Post %d"), i);
		} else {
			test_print(&list, PAPER_OF("Paper %d", "2501.%05d", NOTES), i, i, i);
		}
	}
	assert_findings(template, list.bytes, "");
	free(list.bytes);
	pllint_template_release(template);
}

static void assert_no_entry(struct pllint_template *template, const char *text)
{
	struct test_text out = {0};
	assert_int_equal(test_lint(template, text, strlen(text), &out), PLLINT_NO_ENTRY);
	free(out.bytes);
}

static void prose_is_no_list(void **state)
{
	(void)state;
	struct pllint_template *template = builtin();
	assert_no_entry(template, "# Changelog\n\n## 2025-05-15\n\n### Added\n\n- Search: by author\n- Dark mode\n\n"
				  "### Fixed\n\n- **Security**: no more leaks\n");
	assert_no_entry(template, "# Contributing\n\n## How to add a paper\n\n1. Copy the template\n2. Fill it in\n\n"
				  "### Setup\n\n- Fork: the repository\n- Branch: from main\n");
	assert_no_entry(template, "# Tool\n\n### Features\n\n- **Fast**: very\n- **Small**: tiny\n\n```\n" PAPER(
					  "An example", "") "```\n");
	assert_no_entry(template, "");
	pllint_template_release(template);
}

// The findings of the crooked list, one a line; what the disguises below are compared with.
static const char crooked_findings[] = "7:20 warning trailing-comma\n"
				       "9:3 warning misnamed-field\n"
				       "11:13 warning latex\n"
				       "11:20 warning latex\n"
				       "12:3 warning markdown-in-details\n"
				       "16:5 info unknown-link-label\n"
				       "17:5 error unfilled-placeholder\n"
				       "18:17 warning vocabulary-form\n"
				       "19:3 warning label-spelling\n"
				       "19:13 info details-missing-markdown\n"
				       "23:3 warning label-form\n"
				       "24:3 warning field-order\n"
				       "24:14 warning inline-links\n"
				       "27:3 warning details-tag-line\n"
				       "29:17 error unfilled-placeholder\n";

static void crooked_list(void **state)
{
	(void)state;
	struct pllint_template *template = builtin();
	assert_findings(template, crooked, crooked_findings);
	pllint_template_release(template);
}

static void with_carriage_returns(void **state)
{
	(void)state;
	struct pllint_template *template = builtin();
	struct test_text list = {0};
	for (const char *c = crooked; *c; c++) {
		test_append(&list, *c == '\n' ? "\r\n" : c, *c == '\n' ? 2 : 1);
	}
	assert_findings(template, list.bytes, crooked_findings);
	free(list.bytes);
	pllint_template_release(template);
}

static void with_a_byte_order_mark(void **state)
{
	(void)state;
	struct pllint_template *template = builtin();
	struct test_text list = {0};
	test_print(&list, "\xEF\xBB\xBF");
	test_append(&list, crooked, sizeof crooked - 1);
	assert_findings(template, list.bytes, crooked_findings);
	free(list.bytes);
	pllint_template_release(template);
}

static const char *next_line(const char *line)
{
	return strchr(line, '\n') + 1;
}

static void with_front_matter(void **state)
{
	(void)state;
	struct pllint_template *template = builtin();
	struct test_text list = {0};
	struct test_text expected = {0};
	test_print(&list, "---\ntitle: List\ntags: [a, b]\n---\n");
	test_append(&list, crooked, sizeof crooked - 1);
	for (const char *line = crooked_findings; *line; line = next_line(line)) {
		char *rest;
		test_print(&expected, "%lu", strtoul(line, &rest, 10) + 4);
		test_append(&expected, rest, (size_t)(next_line(line) - rest));
	}
	assert_findings(template, list.bytes, expected.bytes);
	free(list.bytes);
	free(expected.bytes);
	pllint_template_release(template);
}

static bool is_indented(unsigned number)
{
	const char *line = crooked;
	for (unsigned i = 1; i < number; i++) {
		line = next_line(line);
	}
	return strncmp(line, "  ", 2) == 0;
}

// Two whitespace of indentation become one tab: columns on those lines are one less.
static void with_tabs(void **state)
{
	(void)state;
	struct pllint_template *template = builtin();
	struct test_text list = {0};
	struct test_text expected = {0};
	for (const char *line = crooked; *line; line = next_line(line)) {
		size_t skip = strncmp(line, "  ", 2) == 0 ? 2 : 0;
		test_append(&list, "\t", skip / 2);
		test_append(&list, line + skip, (size_t)(next_line(line) - line) - skip);
	}
	for (const char *line = crooked_findings; *line; line = next_line(line)) {
		unsigned number;
		unsigned column;
		assert_int_equal(sscanf(line, "%u:%u", &number, &column), 2);
		test_print(&expected, "%u:%u", number, column - is_indented(number));
		const char *rest = strchr(line, ' ');
		test_append(&expected, rest, (size_t)(next_line(line) - rest));
	}
	assert_findings(template, list.bytes, expected.bytes);
	free(list.bytes);
	free(expected.bytes);
	pllint_template_release(template);
}

// One list, several templates: no rebuild, another deviation.
static void another_template(void **state)
{
	(void)state;
	static const char list[] = "### First\n\n- **Tags**: LLM\n- **Progress**: reading\n- **Links**:\n"
				   "  - Code: https://github.com/a/b\n";
	static const struct {
		const char *template, *findings;
	} cases[] = {
		{"### Title\n\n- **Tags**:\n- **Progress**: reading / done\n- **Links**:\n  - Code:\n", ""},
		{"### Title\n\n- **Tags**:\n- **Progress**: todo / done\n- **Links**:\n  - Code:\n",
		 "4:17 error vocabulary\n"},
		{"### Title\n\n- **Tags**:\n- **Links**:\n  - Code:\n- **Progress**: reading / done\n",
		 "5:3 warning field-order\n"},
		{"### Title\n\n- **Tags**:\n- **Progress**: reading / done\n- **Links**:\n  - GitHub:\n",
		 "6:5 info unknown-link-label\n"},
		{"### Title\n\n- **Tags**:\n- **Venue**:\n- **Progress**: reading / done\n- **Links**:\n  - Code:\n",
		 "1:5 error missing-field\n"},
		{"### Title\n\n- **Tags**:\n- **Venue** (optional):\n- **Progress**: reading / done\n- **Links**:\n"
		 "  - Code:\n",
		 ""},
		{"### Title\n\n- Tags:\n- Progress: reading / done\n- Links:\n  - Code:\n",
		 "3:3 warning label-form\n4:3 warning label-form\n5:3 warning label-form\n"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct pllint_template *template = test_template(cases[i].template, strlen(cases[i].template));
		assert_findings(template, list, cases[i].findings);
		pllint_template_release(template);
	}
}

static void labels_in_another_language(void **state)
{
	(void)state;
	static const char text[] = "### 标题\n\n- **标签**：\n- **进度**：未读 / 已读\n- **备注**：（可选）\n";
	struct pllint_template *template = test_template(text, sizeof text - 1);
	assert_findings(template, "### 甲\n\n- **标签**：x\n- **进度**：已读\n", "");
	assert_findings(template, "### 甲\n\n- **标签**: x\n- **进度**：读\n",
			"3:3 warning label-form\n4:10 error vocabulary\n");
	pllint_template_release(template);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(right_entries_are_silent), cmocka_unit_test(a_thousand_right_entries_are_silent),
		cmocka_unit_test(prose_is_no_list),	    cmocka_unit_test(crooked_list),
		cmocka_unit_test(with_carriage_returns),    cmocka_unit_test(with_a_byte_order_mark),
		cmocka_unit_test(with_front_matter),	    cmocka_unit_test(with_tabs),
		cmocka_unit_test(another_template),	    cmocka_unit_test(labels_in_another_language),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
