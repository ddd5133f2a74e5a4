// Comments that switch rules off.

#include "linting.h"

static const char template[] = "## YYYY-MM-DD\n\n### Title\n\n- **Tags**:\n- **Notes**:\n";

#define ENTRY(title) "### " title "\n\n- **Tags**: a\n- **Notes**: b\n\n"

// Findings of the two rules on suppressions and of blank-lines alone.
static void expect(const char *list, const char *wanted)
{
	struct linting linting;
	linting_open(&linting, template);
	assert_int_equal(linting.status, PLLINT_OK);
	for (size_t i = 0; i < pllint_rule_count(); i++) {
		const char *name = pllint_rule_at(i)->name;
		if (!strstr(name, "suppression") && strcmp(name, "blank-lines") != 0) {
			linting.settings.severity[i] = PLLINT_OFF;
		}
	}
	linting_check(&linting, list);
	assert_int_equal(linting.status, PLLINT_OK);
	assert_string_equal(linting_findings(&linting), wanted);
	linting_close(&linting);
}

static void test_next_line(void **state)
{
	(void)state;
	expect("## 2025-01-01\n\n" ENTRY("A") "\n### B\n\n- **Tags**: a\n- **Notes**: b\n",
	       "8:1: 2 blank lines in a row [blank-lines]\n");
	// The second blank line is the one that is reported; the comment's next line is the first.
	expect(ENTRY("A") "<!-- pllint-disable-next-line blank-lines -->\n\n\ntext\n",
	       "6:31: `blank-lines` is switched off here, but it finds nothing [unused-suppression]\n"
	       "8:1: 2 blank lines in a row [blank-lines]\n");
	expect(ENTRY("A") "text\n<!-- pllint-disable-next-line unused-suppression -->\n"
			  "<!-- pllint-disable-next-line blank-lines -->\n",
	       "");
}

static void test_entry(void **state)
{
	(void)state;
	expect("<!-- pllint-disable-entry blank-lines -->\n\n" ENTRY("A") "\ntext\n",
	       "1:27: `blank-lines` is switched off here, but it finds nothing [unused-suppression]\n"
	       "8:1: 2 blank lines in a row [blank-lines]\n");
	expect(ENTRY("A") "\ntext\n\n<!-- pllint-disable-entry blank-lines: as it came -->\n\n" ENTRY("B"), "");
	expect(ENTRY("A") "\n" ENTRY("B") "<!-- pllint-disable-entry blank-lines -->\n",
	       "6:1: 2 blank lines in a row [blank-lines]\n"
	       "12:27: `blank-lines` is switched off here, but it finds nothing [unused-suppression]\n");
	expect("### A\n\n- **Tags**: a\n- **Notes**:\n  <details>\n  <!-- pllint-disable-entry blank-lines -->\n"
	       "  b\n  </details>\n\n\ntext\n",
	       "");
}

static void test_file(void **state)
{
	(void)state;
	expect(ENTRY("A") "\n" ENTRY("B") "\n\ntext\n\n<!-- pllint-disable-file blank-lines -->\n", "");
	expect("<!-- pllint-disable-file blank-lines -->\n<!-- pllint-disable-file blank-lines -->\n\n" ENTRY(
		       "A") "\nb\n",
	       "2:26: `blank-lines` is switched off here, but it finds nothing [unused-suppression]\n");
}

static void test_names(void **state)
{
	(void)state;
	expect("<!-- pllint-disable-file blank-lines, heading-blank-lines\nunknown-suppression -->\n\n" ENTRY(
		       "A") "\nb\n",
	       "2:1: `unknown-suppression` is switched off here, but it finds nothing [unused-suppression]\n");
	// What hides another one's finding is used.
	expect("<!-- pllint-disable-file blank-lines, unused-suppression unknown-suppression -->\n\n" ENTRY("A"), "");
	expect("<!-- pllint-disable-file blank-lines because they came so -->\n\n" ENTRY("A") "\nb\n", "");
	expect("<!-- pllint-disable-file blank-lines: blank-line -->\n\n" ENTRY("A") "\nb\n", "");
	expect("<!-- pllint-disable-file blank-line, final-newlin -->\n\n" ENTRY("A"),
	       "1:26: there is no rule `blank-line` [unknown-suppression]\n"
	       "1:38: there is no rule `final-newlin` [unknown-suppression]\n");
	expect("<!-- pllint-disable-file -->\n<!-- pllint-disable-entry: all -->\n\n" ENTRY("A"),
	       "1:6: `pllint-disable-file` names no rule [unknown-suppression]\n"
	       "2:6: `pllint-disable-entry` names no rule [unknown-suppression]\n");
	expect("<!-- pllint-disable-file : all -->\n<!-- pllint-disable-entry , -->\n\n" ENTRY("A"),
	       "1:6: `pllint-disable-file` names no rule [unknown-suppression]\n"
	       "2:6: `pllint-disable-entry` names no rule [unknown-suppression]\n");
	expect("<!-- pllint-disable-file everything -->\n\n" ENTRY("A"),
	       "1:26: there is no rule `everything` [unknown-suppression]\n");
	// A rule that is off did not run.
	expect("<!-- pllint-disable-file final-newline -->\n\n" ENTRY("A"), "");
}

static void test_words(void **state)
{
	(void)state;
	expect("<!-- pllint-disable-nextline blank-lines -->\n<!-- pllint-off -->\n\n" ENTRY("A"),
	       "1:6: `pllint-disable-nextline` means nothing to pllint [unknown-suppression]\n"
	       "2:6: `pllint-off` means nothing to pllint [unknown-suppression]\n");
	expect("<!-- pllint: optional -->\n<!-- pllint: nonsense -->\n<!-- a pllint-disable-file b -->\n\n" ENTRY("A"),
	       "");
}

static void test_of_themselves(void **state)
{
	(void)state;
	expect("<!-- pllint-disable-file unused-suppression -->\n<!-- pllint-disable-file blank-lines -->\n\n" ENTRY(
		       "A"),
	       "");
	expect("<!-- pllint-disable-file unused-suppression -->\n\n" ENTRY("A"),
	       "1:26: `unused-suppression` is switched off here, but it finds nothing [unused-suppression]\n");
	expect("<!-- pllint-disable-file unknown-suppression -->\n<!-- pllint-disable-file blank -->\n\n" ENTRY("A"),
	       "");
}

static void test_switched_off_altogether(void **state)
{
	(void)state;
	struct linting linting;
	linting_open(&linting, template);
	linting.settings.no_suppressions = true;
	linting_check(&linting, "<!-- pllint-disable-file blank-lines, nonsense -->\n\n" ENTRY("A") "\ntext\n");
	assert_string_equal(linting_findings(&linting), "8:1: 2 blank lines in a row [blank-lines]\n");
	linting_close(&linting);
}

// What is left once the first finding's edits are applied.
static void expect_applied(const char *list, const char *wanted)
{
	struct linting linting;
	linting_open(&linting, template);
	linting_check(&linting, list);
	assert_int_equal(pllint_report_size(linting.report), 1);
	struct text text;
	linting_apply(&linting, pllint_report_at(linting.report, 0), &text);
	assert_string_equal(text.bytes, wanted);
	linting_close(&linting);
}

static void test_edits(void **state)
{
	(void)state;
	expect_applied("a\n\n<!-- pllint-disable-file blank-lines -->\n\n### A\n\n- **Tags**: a\n- **Notes**: b\n",
		       "a\n\n### A\n\n- **Tags**: a\n- **Notes**: b\n");
	expect_applied("### A\r\n\r\n- **Tags**: a\r\n- **Notes**: b <!-- pllint-disable-file blank-lines -->\r\n",
		       "### A\r\n\r\n- **Tags**: a\r\n- **Notes**: b\r\n");
}

// Many comments and many findings: nothing here may be quadratic.
static void test_many(void **state)
{
	(void)state;
	enum { ENTRIES = 20000 };
	static const char entry[] = ENTRY("A") "\n<!-- pllint-disable-entry blank-lines -->\n\n";
	size_t length = sizeof entry - 1;
	char *list = malloc(length * ENTRIES);
	assert_non_null(list);
	for (size_t i = 0; i < ENTRIES; i++) {
		memcpy(list + i * length, entry, length);
	}
	struct linting linting;
	linting_open(&linting, template);
	for (size_t i = 0; i < pllint_rule_count(); i++) {
		if (i != rule_named("blank-lines") && i != rule_named("unused-suppression")) {
			linting.settings.severity[i] = PLLINT_OFF;
		}
	}
	linting_check_bytes(&linting, list, length * ENTRIES);
	assert_int_equal(linting.status, PLLINT_OK);
	assert_int_equal(pllint_report_size(linting.report), 0);
	linting_close(&linting);
	free(list);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_next_line),
		cmocka_unit_test(test_entry),
		cmocka_unit_test(test_file),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_of_themselves),
		cmocka_unit_test(test_switched_off_altogether),
		cmocka_unit_test(test_edits),
		cmocka_unit_test(test_many),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
