// The rules on how a file is written: whitespace, blank lines, headings, the last newline, encoding.

#include "../lint/linting.h"

static const char template[] = "## YYYY-MM-DD\n\n### Title\n\n- **Tags**:\n- **Notes**:\n";
static const char tight_template[] = "## YYYY-MM-DD\n### Title\n- **Tags**:\n- **Notes**:\n";

#define ENTRY "### A\n\n- **Tags**: a\n- **Notes**: b\n\n"

static bool is_file_rule(const char *name)
{
	return strstr(name, "blank") || strstr(name, "whitespace") || strcmp(name, "final-newline") == 0 ||
	       strcmp(name, "invalid-utf8") == 0;
}

static void expect_under(const char *under, const char *list, size_t size, const char *wanted)
{
	struct linting linting;
	linting_open(&linting, under);
	for (size_t i = 0; i < pllint_rule_count(); i++) {
		if (!is_file_rule(pllint_rule_at(i)->name)) {
			linting.settings.severity[i] = PLLINT_OFF;
		}
	}
	linting_check_bytes(&linting, list, size);
	assert_string_equal(linting_findings(&linting), wanted);
	linting_close(&linting);
}

static void expect(const char *list, const char *wanted)
{
	expect_under(template, list, strlen(list), wanted);
}

// Applies all edits at once, last finding first, and compares.
static void expect_fixed(const char *list, const char *wanted)
{
	struct linting linting;
	linting_open(&linting, template);
	static struct text text;
	linting_check(&linting, list);
	for (size_t left = pllint_report_size(linting.report); left-- > 0;) {
		linting_apply(&linting, pllint_report_at(linting.report, left), &text);
		static struct text copy;
		copy = text;
		linting_check_bytes(&linting, copy.bytes, copy.size);
		assert_int_equal(pllint_report_size(linting.report), left);
		linting_apply(&linting, &(struct pllint_finding){.rule = 0}, &text);
	}
	assert_string_equal(text.bytes, wanted);
	linting_close(&linting);
}

static void test_trailing_whitespace(void **state)
{
	(void)state;
	expect(ENTRY "text \nmore\t\n \nlast  \n", "6:5: trailing whitespace [trailing-whitespace]\n"
						   "7:5: trailing whitespace [trailing-whitespace]\n"
						   "8:1: trailing whitespace [trailing-whitespace]\n"
						   "9:5: trailing whitespace [trailing-whitespace]\n");
	expect(ENTRY "hard  \nbreak\\\nsoft\n", "");
	expect(ENTRY "- hard  \n  break\n  - item  \n", "8:9: trailing whitespace [trailing-whitespace]\n");
	expect("### A \r\n\r\n- **Tags**: a\r\n- **Notes**: b\t\r\n",
	       "1:6: trailing whitespace [trailing-whitespace]\n"
	       "4:15: trailing whitespace [trailing-whitespace]\n");
}

static void test_trailing_blanks_in_code(void **state)
{
	(void)state;
	expect(ENTRY "```  \ncode \n  \n```\n\n    indented \n  \n    more \n", "");
	expect(ENTRY "- a\n  ~~~\n  code \n  ~~~\n- `span \n  of code`\n", "");
	expect(ENTRY "- a\n  ~~~\n  code\n  ~~~\n- b \n", "10:4: trailing whitespace [trailing-whitespace]\n");
}

static void test_trailing_blanks_in_html(void **state)
{
	(void)state;
	const char *wanted = "9:7: trailing whitespace in a line of raw HTML [trailing-whitespace-html]\n";
	expect(ENTRY "- c:\n  <details>\n\n  hard  \n  text  \n  </details>\n",
	       "10:7: trailing whitespace [trailing-whitespace]\n");
	expect(ENTRY "- c:\n  <details>\n  x\n  text  \n  </details>\n", wanted);
	expect(ENTRY "<!--\n\n\ncom  \n-->\n",
	       "9:4: trailing whitespace in a line of raw HTML [trailing-whitespace-html]\n");
}

static void test_blank_lines(void **state)
{
	(void)state;
	expect("\n\n\n" ENTRY "\n\n\ntext\n\n", "9:1: 4 blank lines in a row [blank-lines]\n");
	expect(ENTRY "text\n\n\n\n", "7:1: 3 blank lines at the end of the file [blank-lines]\n");
	expect(ENTRY "text\n\n  ", "7:1: 2 blank lines at the end of the file [blank-lines]\n");
	expect("---\na: b\n---\n\n\n" ENTRY, "");
	expect(ENTRY "```\na\n\n\nb\n```\n\n    c\n\n\n    d\n\n<!--\n\n\n-->\n", "");
	expect("### A\r\n\r\n- **Tags**: a\r\n- **Notes**: b\r\n\r\n\r\n### B\r\n\r\n- **Tags**: a\r\n- **Notes**: "
	       "b\r\n",
	       "6:1: 2 blank lines in a row [blank-lines]\n");
	expect(ENTRY "\n\n## 2025-01-01\n\n\n\n" ENTRY, "6:1: 3 blank lines in a row [blank-lines]\n"
							"10:1: 3 blank lines in a row [blank-lines]\n");
}

static void test_headings(void **state)
{
	(void)state;
	expect("# T\n## 2025-01-01\n" ENTRY "text\n### B\n- **Tags**: a\n- **Notes**: b\n",
	       "2:1: no blank line before this heading [heading-blank-lines]\n"
	       "3:1: no blank line before this heading [heading-blank-lines]\n"
	       "9:1: no blank lines before and after this heading [heading-blank-lines]\n");
	expect("---\na: b\n---\n" ENTRY, "");
	expect("\xEF\xBB\xBF" ENTRY, "");
	expect("\xEF\xBB\xBF<!-- a -->\n" ENTRY, "");
	expect("\xEF\xBB\xBF# T\n" ENTRY, "2:1: no blank line before this heading [heading-blank-lines]\n");
	expect(ENTRY "> # Quoted\n> text\n\n- # Item\n  text\n\n```\n# code\n```\n\nSetext\n---\ntext\n", "");
	expect("<!-- a -->\n### A\n<!-- b -->\n\n- **Tags**: a\n- **Notes**: b\n<!-- c -->\n### B\n<!-- d -->\n- "
	       "**Tags**: a\n",
	       "8:1: no blank lines before and after this heading [heading-blank-lines]\n");
	expect(ENTRY "### End", "6:8: the last line does not end with a newline [final-newline]\n");
}

static void test_headings_of_a_tight_template(void **state)
{
	(void)state;
	static const char list[] = "# T\n## 2025-01-01\n### A\n- **Tags**: a\n- **Notes**: b\n";
	expect_under(tight_template, list, strlen(list),
		     "2:1: no blank line before this heading [heading-blank-lines]\n");
	static const char loose[] = "# T\n\n## 2025-01-01\n\n### A\n\n- **Tags**: a\n- **Notes**: b\n";
	expect_under(tight_template, loose, strlen(loose), "");
}

static void test_encoding(void **state)
{
	(void)state;
	expect("### A\n\n- **Tags**: a\xE4z\n- **Notes**: \xFF\xFE\xC3\n",
	       "3:14: a byte that is not UTF-8 [invalid-utf8]\n4:14: 3 bytes that are not UTF-8 [invalid-utf8]\n");
	char list[4000] = ENTRY;
	for (size_t i = 0; i < 500; i++) {
		strcat(list, "a\xE4\n");
	}
	struct linting linting;
	linting_open(&linting, template);
	linting_check(&linting, list);
	assert_int_equal(pllint_report_size(linting.report), 100);
	linting_close(&linting);
}

static void test_mending(void **state)
{
	(void)state;
	expect_fixed("# T\r\n### A\r\n- **Tags**: a \r\n- **Notes**: b\r\n\r\n \r\ntext",
		     "# T\r\n\r\n### A\r\n\r\n- **Tags**: a\r\n- **Notes**: b\r\n\r\ntext\r\n");
	expect_fixed("### A\n\n- **Tags**: a\n- **Notes**: b\n<!-- c -->\n### B\n- **Tags**: a\n- **Notes**: b",
		     "### A\n\n- **Tags**: a\n- **Notes**: b\n\n<!-- c -->\n### B\n\n- **Tags**: a\n- **Notes**: b\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_trailing_whitespace),
		cmocka_unit_test(test_trailing_blanks_in_code),
		cmocka_unit_test(test_trailing_blanks_in_html),
		cmocka_unit_test(test_blank_lines),
		cmocka_unit_test(test_headings),
		cmocka_unit_test(test_headings_of_a_tight_template),
		cmocka_unit_test(test_encoding),
		cmocka_unit_test(test_mending),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
